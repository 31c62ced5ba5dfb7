"""What the index is computed from, as a table."""

from __future__ import annotations

import pytest

from equipoise.report.pages.index_inputs import index_inputs
from tests import stabilities

NAMES = {"USA": "United States", "RUS": "Russia", "IND": "India", "PAK": "Pakistan"}


def test_a_row_for_each_side_with_its_alert_in_both_postures() -> None:
    found = index_inputs(stabilities.record(), NAMES)
    sides = [("United States", "Russia"), ("Russia", "United States"), ("India", "Pakistan"), ("Pakistan", "India")]
    assert [(row.side, row.other) for row in found.rows] == sides
    first = found.rows[0]
    assert first.fixed == "400 × 1"
    assert found.rows[2].fixed == "none"
    assert len(first.alert) == 2
    assert first.alert[0] < first.alert[1]
    assert first.n_stopped == pytest.approx(44 / 4 * (1 - 0.44**4) * 0.9)


def test_the_words_state_the_scale_the_shots_and_the_doctrine() -> None:
    record = stabilities.record()
    words = index_inputs(record, NAMES).words
    for part in ("100\N{EN DASH}900 (best 300)", "at most 2 shots at one launcher", "within 0.002", "the index is one of riding out"):
        assert part in words
    under_attack = stabilities.changed(lambda tree: tree["pairs"][0]["index_inputs"].update({"launch_under_attack": True}))
    assert "riding out" not in index_inputs(under_attack, NAMES).words


def test_without_a_chosen_pair_there_is_nothing_to_say() -> None:
    assert index_inputs(stabilities.record().model_copy(update={"pairs": ()}), NAMES) == ([], "")
