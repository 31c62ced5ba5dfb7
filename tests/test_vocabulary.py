"""Words that facts and studies share."""

from __future__ import annotations

from equipoise import vocabulary
from equipoise.core.exchange import doctrine, posture
from equipoise.report.words import cells, several_cells


def test_the_places_that_core_names_are_those_of_the_words() -> None:
    for name in vocabulary.BASINGS:
        assert vocabulary.BASINGS[getattr(posture, name.upper())] == name
    for name in vocabulary.DOCTRINES:
        assert vocabulary.DOCTRINES[getattr(doctrine, name.upper())] == name


def test_every_posture_and_doctrine_has_its_words_on_pages() -> None:
    assert tuple(cells.POSTURES) == vocabulary.POSTURES
    assert tuple(cells.DOCTRINES) == tuple(several_cells.MEANING) == vocabulary.DOCTRINES


def test_layers_meet_a_flight_in_the_order_of_its_phases() -> None:
    assert vocabulary.PHASES == ("boost", "midcourse", "terminal")
