from __future__ import annotations

from equipoise.study.stability.behind import basis
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.forces import force_numbers


def test_a_force_rests_on_its_own_legs_and_a_measure_on_their_yields(record: StabilityRecord) -> None:
    told = {number.name: number for number in force_numbers(record, basis(record))}
    assert {name.split(".")[0] for name in told["RUS.cmp"].used()["force"]} == {"RUS"}
    assert {name.split(".")[0] for name in told["two_large.emt"].used()["measures"]} == {"USA", "RUS"}
    assert not any(name.endswith(".cep") for name in told["two_large.emt"].used()["measures"])
    assert told["RUS.bulava.held"].used()["force"] == ("RUS.bulava.launchers", "RUS.bulava.loading")
    assert told["IND.prithvi2.reaches"].text == "theatre range; it reaches PAK"
    assert told["IND.prithvi2.reaches"].used()["reach"] == ("parameters.region_margin", "IND.prithvi2.range")
    assert told["USA.trident.reaches"].used()["reach"] == ()


def test_what_is_left_of_legs_and_in_all_is_told(record: StabilityRecord) -> None:
    told = {number.name: number for number in force_numbers(record, basis(record))}
    entry = record.survivors[1]
    total = entry.cells[0].total.warheads
    number = told["RUS-vs-USA.warheads.day_to_day.ride_out"]
    assert number.text.startswith(f"{total.best:,.4g} warheads survive and work on average at best estimates")
    assert number.drivers == total.drivers
    assert all(f"RUS-vs-USA.left.{leg.leg.partition('.')[2]}.day_to_day.ride_out" in told for leg in entry.legs)
