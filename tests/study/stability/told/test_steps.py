from __future__ import annotations

from equipoise.study.stability.behind import basis
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.steps import step_numbers


def test_a_step_rests_on_costs_and_on_what_it_adds_to(record: StabilityRecord) -> None:
    told = {number.name: number for number in step_numbers(record, basis(record))}
    number = told["RUS.change.defence.USA"]
    assert number.needed == "RUS"
    assert "parameters.cost_step" in number.used()["costs"]
    assert any(name.startswith("USA.") and name.endswith(".interceptors") for name in number.used()["defence"])
    assert told["RUS.change.defence.IND"].text == "no number: nothing to add to"


def test_signs_between_two_rest_on_the_two_and_those_among_all_on_all(record: StabilityRecord) -> None:
    told = {number.name: number for number in step_numbers(record, basis(record))}
    two, every = (
        {name.split(".")[0] for name in told[f"USA.sign.{among}.index"].used()["force"]} - {"parameters"} for among in ("RUS", "all")
    )
    assert (two, every) == ({"USA", "RUS"}, {"USA", "RUS", "IND", "PAK"})
    row = next(row for row in record.sign if (row.spender, row.setting, row.measure) == ("USA", "many", "index"))
    assert f"lower in {100 * row.negative:.3g} % of the draws" in told["USA.sign.all.index"].text
