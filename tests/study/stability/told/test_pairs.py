from __future__ import annotations

import pytest

from equipoise.study.stability.behind import basis
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.number import Number
from equipoise.study.stability.told.pairs import pair_numbers, strike_inputs


@pytest.fixture(scope="module")
def told(record: StabilityRecord) -> dict[str, Number]:
    return {number.name: number for number in pair_numbers(record, basis(record))}


def test_an_index_and_what_it_is_computed_from_are_told(record: StabilityRecord, told: dict[str, Number]) -> None:
    index = record.pairs[0].index[0]
    assert told["USA-and-RUS.capped.day_to_day"].text.startswith(f"the index, capped, is {index.capped.best:.3f} at best estimates")
    assert told["USA-and-RUS.capped.day_to_day"].drivers == index.capped.drivers
    assert told["USA-and-RUS.from.USA.n_fixed.day_to_day"].text == "400 launchers in silos, at best estimates"


def test_a_map_says_what_stands_at_todays_place(record: StabilityRecord, told: dict[str, Number]) -> None:
    index = record.pairs[0].index[0].capped.best
    for kind in ("alert_loading", "defence_cuts"):
        assert told[f"USA-and-RUS.map.{kind}.USA"].text.endswith(f"; today {index:.2f}")


def test_a_strike_says_what_it_destroys_and_its_gap(record: StabilityRecord, told: dict[str, Number]) -> None:
    row = next(row for row in record.pairs[0].allocation if (row.striker, row.posture) == ("RUS", "generated"))
    assert told["RUS-strikes-USA.destroyed.generated"].text.startswith(f"{row.destroyed:,.1f} of {row.value:,.1f} warheads")
    assert "of the bound" in told["RUS-strikes-USA.gap.generated"].text
    assert all(f"RUS-strikes-USA.at.{leg.leg.partition('.')[2]}.generated" in told for leg in row.classes)


def test_a_strike_rests_on_no_warning_and_no_layer_of_the_striker(record: StabilityRecord) -> None:
    used = strike_inputs(basis(record), "USA", "RUS", "generated")
    assert used["warning"] == used["defence"] == ()
    assert used["protection"]


def test_a_drawdown_says_its_ends(record: StabilityRecord, told: dict[str, Number]) -> None:
    row = record.pairs[0].drawdown[0]
    assert told["USA-strikes-RUS.drawdown.day_to_day"].text.startswith(f"from {row.surviving.best[0]:,.0f} warheads, ")
    assert told["USA-strikes-RUS.drawdown.day_to_day"].needed == "RUS"
