from __future__ import annotations

from typing import Any

from equipoise.report.schedule_verdict import schedule_verdict
from tests.report import synthetic


def verdict(record: dict[str, Any]) -> dict[str, Any]:
    return schedule_verdict(record, record["causal"][1])


def test_the_headline_gives_the_share_and_the_room() -> None:
    assert verdict(synthetic.record())["headline"] == (
        "If Russia and the United States cut in step, Russia reaches its floor sooner against the United States, the United Kingdom and "
        "France than against the United States alone in 57\xa0% of the sampled plausible space, with 44 national interceptors. "
        "Against the United States alone and without national defence, a cut by Russia is possible in 69\xa0% of that space."
    )


def test_the_addition_of_the_allies_is_in_warheads() -> None:
    answer = verdict(synthetic.record())["answer"]
    assert "62 warheads higher in the median draw (5–95\xa0% of draws: 0 to 310 warheads)" in answer[1]
    assert answer[2].startswith(
        "With every input at its best estimate, with 44 national interceptors, the floor of Russia is 988 warheads "
    )


def test_a_missing_mirror_is_a_stated_limit() -> None:
    assert verdict(synthetic.record())["limits"][-1].startswith("The mirror (the roles exchanged")


def test_floors_that_do_not_exist_are_left_out() -> None:
    record = synthetic.record()
    schedule = record["pairs"][2]["schedule"]
    schedule["difference"] = {"q05": None, "q50": None, "q95": None}
    schedule["coalition"]["warheads"]["best"][1] = None
    schedule["unmet_anyway"] = 0.0
    assert verdict(record)["answer"] == []


def test_a_counter_claim_is_named_as_not_compared_and_a_scenario_without_a_schedule_decides_nothing() -> None:
    record = synthetic.record()
    record["causal"][1]["counter_claims"] = [{"says": "Allies do not matter"}]
    assert verdict(record)["counter_claims"][0]["fares"] == "Not compared by this version."
    assert verdict(record | {"pairs": record["pairs"][:2]})["headline"].startswith("Not decided")
