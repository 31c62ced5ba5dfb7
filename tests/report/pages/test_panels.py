from __future__ import annotations

from equipoise.report.pages.panels import claim_figures, marks
from equipoise.report.verdicts.verdicts import verdicts
from tests.report import synthetic


def test_the_claim_and_its_mirror_are_small_multiples_of_one_figure() -> None:
    record = synthetic.record()
    floors, arrivals = claim_figures(record, verdicts(record)[0])
    assert [panel["heading"] for panel in floors["panels"]] == [
        "Russia against defences of the United States",
        "The United States against defences of Russia",
    ]
    assert [panel["heading"] for panel in arrivals["panels"]] == ["Russia on the United States", "The United States on Russia"]


def test_titles_state_what_the_figures_show() -> None:
    record = synthetic.record()
    floors, arrivals = claim_figures(record, verdicts(record)[0])
    assert floors["title"].startswith("The floor of Russia rises from 55\xa0% to 90\xa0% of its present force with 2,048 interceptors;")
    assert arrivals["title"].endswith("how many warheads arrive: 359 to 1,078 on the United States; 334 to 1,002 on Russia.")
    record["pairs"][0]["floor"]["share"]["best"] = [0.5] * 8
    assert claim_figures(record, verdicts(record)[0])[0]["title"].startswith("The floor of Russia stays at 50\xa0%")


def test_a_schedule_is_drawn_against_one_adversary_and_against_the_coalition() -> None:
    record = synthetic.record()
    floors, arrivals = claim_figures(record, verdicts(record)[1])
    assert [panel["heading"] for panel in floors["panels"]] == [
        "Russia against the United States alone",
        "Russia against the United States, the United Kingdom and France",
    ]
    assert len(arrivals["panels"]) == 2
    assert arrivals["title"].startswith("Alert and doctrine decide how many warheads of Russia arrive: 359 to 1,078 on the United States;")


def test_without_pairs_there_is_nothing_to_draw() -> None:
    record = synthetic.record()
    claims = verdicts(record)
    assert [claim_figures(record | {"pairs": []}, claim) for claim in claims[:2]] == [[], []]


def test_a_defence_that_is_not_there_is_not_marked() -> None:
    record = synthetic.record()
    pair = record["pairs"][1]
    assert marks(record, pair) == [(0, "today 0")]
    assert marks(record, pair | {"defence": pair["defence"] | {"today": None}}) == []


def test_one_level_alone_draws_no_curve() -> None:
    record = synthetic.record()
    for pair in record["pairs"][:2]:
        pair["floor"]["interceptors"] = [0]
    assert [figure["kind"] for figure in claim_figures(record, verdicts(record)[0])] == ["arrivals"]


def test_the_assurance_keeps_its_digits() -> None:
    record = synthetic.record()
    record["scenario"]["assurance"] = 0.999
    assert "with a probability of 99.9\xa0% in the worst cell" in claim_figures(record, verdicts(record)[0])[0]["subtitle"]
