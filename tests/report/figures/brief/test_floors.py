from __future__ import annotations

from typing import Any

from equipoise.report.figures.brief.floors import figures, marks
from equipoise.report.figures.figure import Figure
from tests.report import synthetic
from tests.report.figures.subjects import headings, subject


def drawn(record: dict[str, Any], claim: int) -> list[Figure]:
    typed = synthetic.brief(record)
    return figures(subject(typed, typed.claims[claim]))


def test_the_claim_and_its_mirror_are_small_multiples_of_one_figure() -> None:
    record = synthetic.record()
    (floors,) = drawn(record, 0)
    assert headings(floors) == ["Russia against defences of the United States", "The United States against defences of Russia"]


def test_the_title_states_what_the_figure_shows() -> None:
    record = synthetic.record()
    (floors,) = drawn(record, 0)
    assert floors.title.startswith("The floor of Russia rises from 55\xa0% to 90\xa0% of its present force with 2,048 interceptors;")
    record["pairs"][0]["floor"]["share"]["best"] = [0.5] * 8
    assert drawn(record, 0)[0].title.startswith("The floor of Russia stays at 50\xa0%")


def test_a_defence_that_is_not_there_is_not_marked() -> None:
    record = synthetic.typed(synthetic.record())
    pair = record.pairs[1]
    assert marks(record, pair) == [(0, "today 0")]
    assert marks(record, pair.model_copy(update={"defence": pair.defence.model_copy(update={"today": None})})) == []


def test_the_assurance_keeps_its_digits() -> None:
    record = synthetic.record()
    record["scenario"]["assurance"] = 0.999
    assert "with a probability of 99.9\xa0% in the worst cell" in drawn(record, 0)[0].subtitle
