from __future__ import annotations

from typing import Any

from equipoise.report.verdicts.schedule import SCHEDULE
from equipoise.report.verdicts.verdict import worded
from tests.report import synthetic


def verdict(record: dict[str, Any]) -> dict[str, Any]:
    typed = synthetic.typed(record)
    return worded(typed, typed.causal[1], SCHEDULE).model_dump(mode="json")


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
    record["causal"][1]["counter_claims"] = [{"says": "Allies do not matter", "speaker": "A. Critic", "source": "review"}]
    assert verdict(record)["counter_claims"][0]["fares"] == "Not compared by this version."
    assert verdict(record | {"pairs": record["pairs"][:2]})["headline"].startswith("Not decided")


def test_every_sentence_has_the_numbers_of_its_own_schedule() -> None:
    record = synthetic.record()
    mirror = synthetic.mirror_coalition()
    mirror["schedule"] |= {"earlier": [0.21] * 8, "unmet_anyway": 0.12, "difference": {"q05": 3.0, "q50": 41.0, "q95": 222.0}}
    mirror["schedule"]["alone"], mirror["schedule"]["coalition"] = (synthetic.floors(start, 0.03, 1670.0) for start in (0.4, 0.5))
    mirror["force"]["warheads"]["best"] = 1670.0
    mirror["deciders"] = [mirror["deciders"][1] | {"low_third": 0.2, "high_third": 0.6}, mirror["deciders"][0]]
    record["pairs"] += [mirror, synthetic.coalition() | {"name": "CHN-vs-euro_atlantic", "retaliator": "CHN"}]
    found = verdict(record)
    assert found["cases"] == [
        {"pair": "RUS-vs-euro_atlantic", "mirror": "USA-vs-axis"},
        {"pair": "CHN-vs-euro_atlantic", "mirror": None},
    ]
    texts = [found["mirror_headline"], *found["answer"], *found["mirror_answer"], *found["deciders"]]
    assert [text.replace("\xa0", " ") for text in texts] == [
        "If the United States and Russia cut in step, the United States reaches its floor sooner against Russia and China than against "
        "Russia alone in 21 % of the sampled plausible space, with 44 national interceptors. Against Russia alone and without national "
        "defence, a cut by the United States is possible in 88 % of that space.",
        "The present force of Russia has no room for cuts against the United States alone, without national defence, in 31 % of the "
        "sampled plausible space. There no schedule is possible, with or without allies.",
        "Where both floors exist, with 44 national interceptors, the one against the coalition lies 62 warheads higher in the median draw "
        "(5–95 % of draws: 0 to 310 warheads).",
        "With every input at its best estimate, with 44 national interceptors, the floor of Russia is 988 warheads against the United "
        "States alone and 1,203 against the coalition; its present force is 1,796 warheads on intercontinental legs.",
        "The present force of the United States has no room for cuts against Russia alone, without national defence, in 12 % of the "
        "sampled plausible space. There no schedule is possible, with or without allies.",
        "Where both floors exist, with 44 national interceptors, the one against the coalition lies 41 warheads higher in the median draw "
        "(5–95 % of draws: 3 to 222 warheads).",
        "With every input at its best estimate, with 44 national interceptors, the floor of the United States is 718 warheads against "
        "Russia alone and 885 against the coalition; its present force is 1,670 warheads on intercontinental legs.",
        "Russia, with 128 national interceptors: “Submarine missiles: share at sea, day to day” moves the answer most. The schedule fails "
        "sooner in 40 % of the draws in its lowest third, and in 10 % of those in its highest third.",
        "The United States, with 128 national interceptors: “Requirement” moves the answer most. The schedule fails sooner in 20 % of the "
        "draws in its lowest third, and in 60 % of those in its highest third.",
    ]
    record["scenario"]["draws"] = 57
    assert verdict(record)["deciders"] == []


def test_the_draws_of_the_scenario_are_counted() -> None:
    record = synthetic.extremes()
    record["scenario"]["draws"] = 1300
    found = verdict(record)
    assert found["headline"].endswith("a cut by Russia is possible in no draw of 1,300.")
    assert "alone in no draw of 1,300, with 44" in found["headline"]
    assert found["mirror_headline"].endswith("is possible in every draw of 1,300.")
    assert "without national defence, in every draw of 1,300. There" in found["answer"][0]
