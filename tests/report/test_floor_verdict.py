from __future__ import annotations

from typing import Any

from equipoise.report.floor_verdict import floor_verdict, headline, subject, today
from tests.report import synthetic


def verdict(record: dict[str, Any]) -> dict[str, Any]:
    return floor_verdict(record, record["causal"][0])


def test_the_headline_gives_the_share_at_each_level_that_matters() -> None:
    assert verdict(synthetic.record())["headline"] == (
        "Missile defence of the United States ends the room for cuts by Russia in fewer than 1 in 100 draws with the 44 interceptors "
        "of today, in 3\xa0% with the 64 planned and in 52\xa0% with 2,048. Without it, a cut is possible in 69\xa0%."
    )


def test_the_mirror_is_answered_at_the_same_levels() -> None:
    assert verdict(synthetic.record())["mirror_headline"].startswith(
        "Missile defence of Russia ends the room for cuts by the United States in fewer than 1 in 100 draws with 44 interceptors, "
        "in 3\xa0% with 64"
    )


def test_the_three_shares_stay_apart() -> None:
    text = verdict(synthetic.record())["answer"][0]
    assert "In 31\xa0% of the sampled plausible space, Russia has no room for a cut even if there is no national defence" in text
    assert "In fewer than 1 in 100 draws, a cut is possible without the defence and not with it" in text
    assert "In 69\xa0% of the sampled plausible space, cuts remain possible" in text


def test_no_answer_says_true_or_false_or_nought_per_cent() -> None:
    found = verdict(synthetic.record())
    text = " ".join([found["headline"], *found["answer"], *found["mirror_answer"], *found["deciders"]])
    assert not any(word in text for word in (" true", " false", " safe", " winning", " 0\xa0%", "0.00"))


def test_the_counter_claim_is_answered_beside_the_claim() -> None:
    (counter,) = verdict(synthetic.record())["counter_claims"]
    assert counter["fares"].startswith("With 44 interceptors the defence makes no difference to cuts in more than 99 in 100 draws")


def test_room_in_every_draw_is_said_without_a_double_negative() -> None:
    record = synthetic.record()
    record["pairs"][0]["outcomes"] |= {"unmet_anyway": 0.0}
    found = verdict(record)
    assert "In every draw of 2,000, Russia has room for a cut if there is no national defence." in found["answer"][0]
    assert found["headline"].endswith("Without it, a cut is possible in every draw of 2,000.")


def test_a_floor_beyond_the_search_is_said() -> None:
    record = synthetic.record()
    record["pairs"][0]["floor"]["share"]["best"][-1] = None
    assert any("larger than 1.5 times the present one with 2,048 interceptors" in text for text in verdict(record)["answer"])


def test_without_a_dyad_or_interceptors_or_deciders_it_says_so() -> None:
    record = synthetic.record()
    record["pairs"][0] |= {"deciders": [], "deciders_level": None, "by_requirement": []}
    record["pairs"][0]["outcomes"] = {"interceptors": [0], "ended_by_defence": [0.0], "unmet_anyway": 0.31, "cuts_remain": [0.69]}
    assert headline(record["pairs"][0], 2000).startswith("The scenario sweeps no interceptors of the United States.")
    assert "the defence makes no difference" in verdict(record | {"pairs": record["pairs"][:1]})["counter_claims"][0]["fares"]
    assert floor_verdict(record | {"pairs": []}, record["causal"][0])["headline"].startswith("Not decided")


def test_a_pair_is_named_by_its_roles() -> None:
    pair = synthetic.record()["pairs"][1]
    assert subject(pair) == "The United States, facing defences of Russia"
    assert today(pair) == 0


def test_the_cell_that_a_planner_counts_on_is_told_apart() -> None:
    record = synthetic.record()
    record["pairs"][0]["by_cell"][0] |= {"unmet_anyway": 0.65}
    assert verdict(record)["answer"][-1] == (
        "It depends as much on the cell that a planner counts on. Counting on day-to-day alert, riding out only, 65\xa0% of the draws miss "
        "the requirement without any national defence; counting on day-to-day alert, launch on warning only, 20\xa0%, and 52\xa0% miss it "
        "because of 2,048 interceptors."
    )
