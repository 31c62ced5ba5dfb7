"""Words that facts and studies share."""

from __future__ import annotations

from equipoise import vocabulary
from equipoise.core.defence.engagement import integration
from equipoise.core.exchange import doctrine, posture
from equipoise.report.words import cells


def test_the_arrays_of_core_are_in_the_order_of_the_words() -> None:
    assert posture.POSTURES == vocabulary.POSTURES
    assert doctrine.DOCTRINES == vocabulary.DOCTRINES
    assert integration.LEVELS == vocabulary.LEVELS
    assert sorted(posture.BASINGS) == sorted(vocabulary.BASINGS)


def test_every_posture_and_doctrine_has_its_words_on_pages() -> None:
    assert tuple(cells.POSTURES) == vocabulary.POSTURES
    assert tuple(cells.DOCTRINES) == tuple(cells.MEANING) == vocabulary.DOCTRINES


def test_layers_meet_a_flight_in_the_order_of_its_phases() -> None:
    assert vocabulary.PHASES == ("boost", "midcourse", "terminal")
