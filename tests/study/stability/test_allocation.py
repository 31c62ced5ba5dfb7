"""The allocation section of a record of stability."""

from __future__ import annotations

import pytest

from equipoise.study.record import Spread
from equipoise.study.stability.allocation import AVERAGE, BY_PRICES, EXACT
from equipoise.study.stability.record.pairs import Allocation
from tests import stabilities

STRIKES = [(pair.a, pair.b, row) for pair in stabilities.record().pairs for row in pair.allocation]


def test_every_direction_and_posture_of_every_chosen_pair_stands_there() -> None:
    found = {(row.striker, row.struck, row.posture) for _, _, row in STRIKES}
    assert len(found) == len(STRIKES) == 2 * 2 * 2
    assert ("RUS", "USA", "generated") in found


@pytest.mark.parametrize(("a", "b", "row"), STRIKES)
def test_a_strike_adds_up(a: str, b: str, row: Allocation) -> None:
    assert {row.striker, row.struck} == {a, b}
    for i, one in enumerate(row.types):
        assert one.fired <= one.ready + 1e-5
        assert one.fired == pytest.approx(sum(each.fired[i] for each in row.classes), abs=1e-4)
    assert row.value == pytest.approx(sum(each.value for each in row.classes), abs=1e-4)
    assert row.destroyed == pytest.approx(sum(each.destroyed for each in row.classes), abs=1e-4)
    assert all(0.0 <= each.survive <= each.aimpoints + 1e-6 for each in row.classes)
    assert row.bound is not None
    assert row.destroyed <= row.bound <= row.value + 1e-6
    assert (row.columns.gap or 0.0) <= 1e-4
    assert (row.columns.destroyed or 0.0) <= row.value + 1e-6
    assert row.gap.best == pytest.approx(1.0 - row.destroyed / row.bound if row.bound else 0.0, abs=1e-5)


def test_who_has_conventional_weapons_strikes_with_them_too() -> None:
    russian = next(row for _, _, row in STRIKES if row.striker == "RUS")
    assert russian.method == BY_PRICES
    assert [(one.name == AVERAGE, one.nuclear) for one in russian.types] == [(True, True), (False, False)]
    indian = next(row for _, _, row in STRIKES if row.striker == "IND")
    assert indian.method == EXACT
    assert indian.gap == Spread(best=0.0, q05=0.0, q50=0.0, q95=0.0)
