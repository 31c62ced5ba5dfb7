from __future__ import annotations

from equipoise.report.drawing.charts.matrix.grid import assured_grid, change_grid
from tests.report import stabilities


def test_a_cell_takes_its_own_numbers_only() -> None:
    sides, entries = stabilities.sides(), stabilities.matrix()
    data = assured_grid("key", sides, entries, stabilities.CELL)
    assert data.values[0] == [None, 0.004, 0.314, 0.999, 1.0]
    assert assured_grid("key", sides, entries, ("generated", "ride_out")).numbers == []
    assert assured_grid("key", sides, entries, stabilities.CELL, "share").values[0][2] == 0.157


def test_common_members_and_what_cannot_be_reached_are_told_apart() -> None:
    data = assured_grid("key", stabilities.sides(), stabilities.matrix(), stabilities.CELL)
    russia, china_and_russia, pakistan, america = 1, 4, 3, 0
    assert data.shared(russia, china_and_russia)
    assert not data.shared(pakistan, america)
    assert data.values[pakistan][america] is None


def test_small_changes_take_a_smaller_unit() -> None:
    data = change_grid("key", stabilities.sides(), stabilities.externality(), "defence")
    assert (data.unit, data.per_point) == ("tenths of a point", 10)
    assert [round(line[0] or 0.0, 9) for line in data.values] == [0.4, -3.0, -0.01, 0.0]
    assert [line[1] for line in data.values] == [None] * 4
    assert [seat.name for seat in data.columns] == ["United States", "Pakistan"]


def test_nothing_changed_keeps_the_plain_unit() -> None:
    still = [stabilities.effect(entry.actor, entry.spender, 0.0) for entry in stabilities.externality()]
    assert change_grid("key", stabilities.sides(), still, "offence").unit == "points of percent"
