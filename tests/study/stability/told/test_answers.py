from __future__ import annotations

import pytest

from equipoise.study.stability.behind import basis
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.answers import answer_numbers
from equipoise.study.stability.told.number import Number
from tests import stabilities


@pytest.fixture(scope="module")
def told(record: StabilityRecord) -> dict[str, Number]:
    return {number.name: number for number in answer_numbers(record, basis(record))}


def test_a_number_is_told_as_the_record_has_it(record: StabilityRecord, told: dict[str, Number]) -> None:
    cell = stabilities.entry(record, "RUS", "USA").cells[0]
    arriving, assured = (told[f"RUS-vs-USA.{kind}.day_to_day.ride_out"] for kind in ("arriving", "assured"))
    assert arriving.text.startswith(f"{cell.arriving.best:.1f} warheads arrive on average at best estimates")
    assert f"with probability {cell.assured.best:.3f}" in assured.text
    assert (arriving.needed, assured.needed) == (None, "RUS")
    assert arriving.drivers == cell.arriving.drivers


def test_all_adversaries_stand_behind_a_number_against_all_and_the_later_ones_not_behind_the_first(told: dict[str, Number]) -> None:
    once, first = (told[f"RUS.{name}.day_to_day.ride_out"].used()["strike"] for name in ("at_once", "in_sequence.USA"))
    assert any(name.startswith("IND.") for name in once)
    assert not any(name.startswith("IND.") for name in first)


def test_who_has_no_adversary_is_told_so() -> None:
    record = stabilities.apart()
    texts = {number.name: number.text for number in answer_numbers(record, basis(record))}
    assert texts["USA.worst"] == "no adversary named for it can be faced" if "USA.worst" in texts else not record.worst


def test_a_reserve_that_is_never_enough_is_no_share(record: StabilityRecord, told: dict[str, Number]) -> None:
    for row in record.reserve:
        for cell in row.cells:
            text = told[f"{row.actor}.reserve.{row.opponent}.{row.third}.{cell.posture}.{cell.doctrine}"].text
            assert text.startswith("all of the force is not enough") == (cell.share_of_force.best is None)
