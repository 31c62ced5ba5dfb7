from __future__ import annotations

from typing import Any

from equipoise.report.verdicts.floor import FLOOR
from equipoise.report.verdicts.verdict import worded
from tests.report import synthetic


def verdict(record: dict[str, Any]) -> dict[str, Any]:
    typed = synthetic.typed(record)
    return worded(typed, typed.causal[0], FLOOR).model_dump(mode="json")


def test_the_headline_gives_the_share_at_each_level_that_matters() -> None:
    assert verdict(synthetic.record())["headline"] == (
        "Missile defence of the United States ends the room for cuts by Russia in fewer than 1 in 100 draws with the 44 interceptors "
        "of today, in 3\xa0% with the 64 interceptors planned and in 52\xa0% with 2,048 interceptors. Without national defence, a cut by "
        "Russia is possible in 69\xa0% of the draws."
    )


def test_the_mirror_is_answered_at_the_same_levels() -> None:
    assert verdict(synthetic.record())["mirror_headline"].startswith(
        "Missile defence of Russia ends the room for cuts by the United States in fewer than 1 in 100 draws with 44 interceptors, "
        "in 2\xa0% with 64 interceptors and in 36\xa0% with 2,048 interceptors. Without national defence, a cut by the United States is "
        "possible in 78\xa0% of the draws."
    )


def test_the_three_shares_stay_apart() -> None:
    text = verdict(synthetic.record())["answer"][0]
    assert "Russia has no room for a cut, even if there is no national defence, in 31\xa0% of the sampled plausible space: in" in text
    assert "A cut is possible without the defence and not with it in fewer than 1 in 100 draws." in text
    assert "Cuts remain possible in 69\xa0% of the sampled plausible space." in text


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
    assert "Russia has room for a cut, if there is no national defence, in every draw of 1,700." in found["answer"][0]
    assert found["headline"].endswith("Without national defence, a cut by Russia is possible in every draw of 1,700.")


def test_a_floor_beyond_the_search_is_said() -> None:
    record = synthetic.record()
    record["pairs"][0]["floor"]["share"]["best"][-1] = None
    assert any("larger than 1.5 times the present one with 2,048 interceptors" in text for text in verdict(record)["answer"])


def test_without_a_dyad_or_interceptors_or_deciders_it_says_so() -> None:
    record = synthetic.record()
    record["pairs"][0] |= {"deciders": [], "deciders_level": None, "by_requirement": []}
    record["pairs"][0]["outcomes"] = {"interceptors": [0], "ended_by_defence": [0.0], "unmet_anyway": 0.31, "cuts_remain": [0.69]}
    found = verdict(record | {"pairs": record["pairs"][:1]})
    assert found["headline"].startswith("The scenario names no number of national interceptors of the United States above none")
    assert found["counter_claims"][0]["fares"].startswith("Not judged.")
    assert "interceptors" not in found["answer"][0]
    assert verdict(record | {"pairs": []})["headline"].startswith("Not decided")


def test_the_cell_that_a_planner_counts_on_is_told_apart() -> None:
    record = synthetic.record()
    record["pairs"][0]["by_cell"][0] |= {"unmet_anyway": 0.65}
    assert verdict(record)["answer"][-1] == (
        "It also depends on the cell that a planner counts on. Counting on day-to-day alert, riding out only, the present force misses the "
        "requirement, without any national defence, in 65\xa0% of the draws. Counting on generated alert, launch on warning only, it "
        "misses it without national defence in 8\xa0% of the draws, and because of 2,048 interceptors in 36\xa0% of the draws."
    )


def unswept() -> dict[str, Any]:
    """A record whose first pair faces no national layer."""
    record = synthetic.record()
    pair = record["pairs"][0]
    pair["defence"] = {"layers": [], "swept": None, "today": None, "planned": []}
    pair["outcomes"] = {"interceptors": [0], "ended_by_defence": [0.0], "unmet_anyway": 0.31, "cuts_remain": [0.69]}
    floor = pair["floor"]
    floor["interceptors"] = [0]
    for unit in ("share", "warheads"):
        floor[unit] = {name: values[:1] for name, values in floor[unit].items()}
    for row in [*pair["by_requirement"], *pair["by_cell"]]:
        row["ended_by_defence"] = row["ended_by_defence"][:1]
    return record


def test_without_a_national_layer_nothing_is_swept_or_judged() -> None:
    found = verdict(unswept())
    assert found["headline"] == (
        "The United States has no national layer to vary: nothing is swept. Without national defence, a cut by Russia is possible in "
        "69\xa0% of the sampled plausible space."
    )
    assert found["counter_claims"][0]["fares"] == "Not judged. The United States has no national layer to vary: nothing is swept."
    assert "2,048" not in " ".join([found["headline"], *found["answer"]])


def test_a_number_of_the_scenario_is_not_called_todays() -> None:
    record = synthetic.record()
    record["inputs"].append(synthetic.row("USA", "Shield", "override", "plan", id="USA.shield.interceptors", override="to see"))
    assert "with the 44 interceptors of this scenario" in verdict(record)["headline"]
    record["pairs"][0]["defence"]["today"] = 0
    assert "has no national interceptor in this scenario." in verdict(record)["answer"][0]


def test_either_order_of_the_pairs_names_each_sides_own_numbers() -> None:
    record = synthetic.record()
    forwards = verdict(record)
    record["pairs"].reverse()
    backwards = verdict(record)
    assert backwards["mirror_headline"] == forwards["headline"]
    assert backwards["headline"] == forwards["mirror_headline"]


def test_shares_of_a_group_come_from_whole_counts() -> None:
    record = synthetic.record()
    outcomes = record["pairs"][0]["outcomes"]
    outcomes |= {"unmet_anyway": 0.666667, "ended_by_defence": [0.0] + [0.333333] * 7, "cuts_remain": [0.333333] + [0.0] * 7}
    record["scenario"]["draws"] = 1200
    found = verdict(record)
    assert "in all of them with 44 interceptors" in found["answer"][1]
    outcomes |= {"unmet_anyway": 1.0, "ended_by_defence": [0.0] * 8, "cuts_remain": [0.0] * 8}
    assert "of those with room" not in verdict(record)["counter_claims"][0]["fares"]


def test_cells_that_a_scenario_counts_are_named() -> None:
    record = synthetic.record()
    record["scenario"] |= {"postures": ["generated"], "doctrines": ["launch_on_warning"]}
    found = verdict(record)
    assert found["headline"].startswith("Counting on generated alert with launch on warning only: missile defence of")
    assert "in the one cell counted (generated alert with launch on warning) its whole" in found["answer"][0]


def test_legs_left_out_of_the_force_are_named() -> None:
    found = verdict(synthetic.record() | {"actors_left_out": {"RUS": ["Backfire"]}})
    assert any("warheads on intercontinental legs (Backfire left out)" in text for text in found["answer"])


def test_a_floor_that_does_not_move_is_told_once() -> None:
    record = synthetic.record()
    record["pairs"][0]["floor"]["share"]["best"] = [None] * 8
    text = verdict(record)["answer"][2]
    assert "larger than 1.5 times the present one without national defence and as much with 2,048 interceptors" in text


def read(texts: list[str]) -> list[str]:
    """Sentences with plain spaces."""
    return [text.replace("\xa0", " ") for text in texts]


def test_every_sentence_has_the_numbers_of_its_own_pair() -> None:
    found = verdict(synthetic.record())
    assert read(found["answer"][1:]) == [
        "Counting only the draws with room for a cut without national defence, the defence takes it away in fewer than 1 in 100 of them "
        "with 44 interceptors, in 25 % of them with 256 interceptors and in 75 % of them with 2,048 interceptors.",
        "With every input at its best estimate, the smallest force of Russia that meets the requirement is 988 warheads (55 % of the "
        "present one) without national defence and 1,616 warheads (90 % of the present one) with 2,048 interceptors; the present force is "
        "1,796 warheads on intercontinental legs.",
        "Much depends on what must arrive. Where 50–84 warheads are required, a cut is possible without national defence in 90 % of the "
        "draws; where 238–400 are, in 60 % of the draws.",
        "It also depends on the cell that a planner counts on. Counting on day-to-day alert, riding out only, the present force misses the "
        "requirement, without any national defence, in 26 % of the draws. Counting on generated alert, launch on warning only, it misses "
        "it without national defence in 8 % of the draws, and because of 2,048 interceptors in 36 % of the draws.",
    ]
    assert read(found["mirror_answer"]) == [
        "Russia has no national interceptor today. At 44 interceptors the plausible space divides in three. The United States has no room "
        "for a cut, even if there is no national defence, in 22 % of the sampled plausible space: in the worst cell of alert and doctrine "
        "its whole present force is needed, or is not enough. There the defence is not what rules out a cut. A cut is possible without the "
        "defence and not with it in fewer than 1 in 100 draws. Cuts remain possible in 78 % of the sampled plausible space.",
        "Counting only the draws with room for a cut without national defence, the defence takes it away in fewer than 1 in 100 of them "
        "with 44 interceptors, in 15 % of them with 256 interceptors and in 47 % of them with 2,048 interceptors.",
        "With every input at its best estimate, the smallest force of the United States that meets the requirement is 501 warheads (30 % "
        "of the present one) without national defence and 1,086 warheads (65 % of the present one) with 2,048 interceptors; the present "
        "force is 1,670 warheads on intercontinental legs.",
        "It also depends on the cell that a planner counts on. Counting on day-to-day alert, riding out only, the present force misses the "
        "requirement, without any national defence, in 18 % of the draws. Counting on generated alert, launch on warning only, it misses "
        "it without national defence in 6 % of the draws, and because of 2,048 interceptors in 25 % of the draws.",
    ]
    assert read(found["deciders"]) == [
        "Russia, facing defences of the United States: with 128 national interceptors, “Submarine missiles: share at sea, day to day” "
        "moves the answer most. The defence ends the room for cuts in 40 % of the draws in its lowest third, and in 10 % of those in its "
        "highest third.",
        "The United States, facing defences of Russia: with 128 national interceptors, “Submarine missiles: share at sea, day to day” "
        "moves the answer most. The defence ends the room for cuts in 28 % of the draws in its lowest third, and in 7 % of those in its "
        "highest third.",
    ]


def test_a_counter_claim_is_answered_for_both_sides_and_once_for_each_level() -> None:
    record = synthetic.record()
    for pair, ended in zip(record["pairs"][:2], (0.12, 0.07), strict=True):
        pair["outcomes"]["ended_by_defence"][1] = ended
        pair["outcomes"]["cuts_remain"][1] = 0.4
    (fares,) = read([verdict(record)["counter_claims"][0]["fares"]])
    assert fares == (
        "With 44 interceptors the defence makes no difference to cuts in 88 % of the sampled plausible space; with as many on the other "
        "side, in 93 % of the sampled plausible space. That counts the draws without any room for a cut; of those with room, 58 % keep it. "
        "With 2,048 interceptors it makes no difference in 48 % of the sampled plausible space."
    )
    record["pairs"][0]["defence"]["today"] = 2048
    (fares,) = read([verdict(record)["counter_claims"][0]["fares"]])
    assert fares.startswith("With 2,048 interceptors the defence makes no difference to cuts in 48 % of the sampled plausible space; ")
    assert fares.count("With 2,048 interceptors") == 1


def test_the_first_of_several_pairs_answers_and_the_draws_of_the_scenario_are_counted() -> None:
    record = synthetic.record()
    record["pairs"].append(synthetic.dyad("GBR", "RUS", today=0, force=120.0, start=0.8, scale=0.5))
    found = verdict(record)
    assert found["headline"] == verdict(synthetic.record())["headline"]
    assert found["cases"] == [{"pair": "RUS-vs-USA", "mirror": "USA-vs-RUS"}, {"pair": "GBR-vs-RUS", "mirror": None}]
    assert list(found["shares"]) == ["RUS-vs-USA", "USA-vs-RUS", "GBR-vs-RUS"]
    few = synthetic.extremes()
    few["scenario"]["draws"] = 57  # too few in a third to name what decides, and odd enough to be no draws of another scenario
    assert verdict(few)["deciders"] == []
    few["pairs"][0]["outcomes"] |= {"unmet_anyway": 56 / 57, "ended_by_defence": [1 / 57] * 8, "cuts_remain": [0.0] * 8}
    assert "takes it away in all of them with 44 interceptors" in verdict(few)["answer"][1]
    few["scenario"]["draws"] = 1700
    assert "takes it away in all of them with 44 interceptors" in verdict(few)["answer"][1]
    assert len(verdict(few)["deciders"]) == 2


def test_two_rows_are_compared_and_one_is_not() -> None:
    record = synthetic.record()
    pair = record["pairs"][0]
    pair["by_requirement"], pair["by_cell"] = pair["by_requirement"][:2], pair["by_cell"][1:3]
    answer = " ".join(read(verdict(record)["answer"]))
    assert "national defence in 90 % of the draws; where 84–141 are, in 80 % of the draws." in answer
    assert (
        "on day-to-day alert, launch on warning only, the present force misses the requirement, without any national defence, in 20 %"
        in answer
    )
    pair["by_requirement"], pair["by_cell"] = pair["by_requirement"][:1], pair["by_cell"][:1]
    answer = " ".join(read(verdict(record)["answer"]))
    assert "Much depends" not in answer
    assert "It also depends" not in answer
