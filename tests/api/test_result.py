"""Results in Python: shown in a few lines, looked up, plotted, explained, kept and opened again as the same."""

from __future__ import annotations

from operator import methodcaller
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import equipoise as eq
from equipoise import facts, study
from tests.samples import ENGAGEMENT, REACH, SMALL

html = methodcaller("_repr_html_")  # as notebooks call it
FILES = {"reductions": SMALL, "engagement": ENGAGEMENT, "reach": REACH}


def one(found: eq.Result | eq.Results) -> eq.Result:
    assert isinstance(found, eq.Result)
    return found


@pytest.fixture(scope="module")
def results() -> dict[str, eq.Result]:
    """An answer to each question."""
    found = {question: one(eq.run(path, question)) for question, path in FILES.items()}
    asked = eq.scenario("two_powers").replace(draws=4)
    return found | {"stability": one(eq.run(asked, "stability"))}


QUESTIONS = pytest.mark.parametrize("question", [*FILES, "stability"])


@QUESTIONS
def test_a_result_is_shown_in_a_few_lines(question: str, results: dict[str, eq.Result]) -> None:
    shown = repr(results[question])
    assert shown.startswith(f"{question}: ")
    assert len(shown.splitlines()) < 30
    assert max(map(len, shown.splitlines())) <= 140
    assert "<table" in html(results[question])


@QUESTIONS
def test_its_arrays_have_units_and_names_and_no_infinities(question: str, results: dict[str, eq.Result]) -> None:
    data = results[question].data
    assert len(data.data_vars) > 3
    for name in data.data_vars:
        assert data[name].attrs["long_name"], name
        assert data[name].dtype.kind != "f" or not np.isinf(data[name]).any(), name


@QUESTIONS
def test_every_table_and_figure_has_a_name(question: str, results: dict[str, eq.Result]) -> None:
    result = results[question]
    for name in result.tables:
        result.table(name)
    assert len(result.table()) > 0
    for name in result.pictures:
        assert result.plot(name).svg.startswith("<svg")
    assert result.plot().name == next(iter(result.pictures))


@QUESTIONS
def test_what_is_kept_is_opened_as_the_same(question: str, results: dict[str, eq.Result], tmp_path: Path) -> None:
    result = results[question]
    result.save(tmp_path / "kept")
    again = one(eq.open(tmp_path / "kept"))
    assert again.question == question
    assert again.record == result.record
    assert again.data.equals(result.data)
    again.save(tmp_path / "once more")
    assert one(eq.open(tmp_path / "once more")).data.equals(result.data)


@QUESTIONS
def test_its_page_stands_with_its_record(question: str, results: dict[str, eq.Result], tmp_path: Path) -> None:
    page = results[question].report(tmp_path / "page")
    assert page.name == "index.html"
    assert one(eq.open(tmp_path / "page")).record == results[question].record


@QUESTIONS
def test_numbers_are_explained_by_name_or_words(question: str, results: dict[str, eq.Result]) -> None:
    result = results[question]
    name = result.names[0]
    assert result.explain(name, whole=True).title == name
    with pytest.raises(eq.InputError, match="the results hold no number called 'nothing of the kind'"):
        result.explain("nothing of the kind")


def test_the_numbers_are_those_of_the_study(results: dict[str, eq.Result]) -> None:
    base = facts.load()
    assert results["reductions"].record == study.run(facts.scenario(SMALL, base), base).record


def test_several_questions_give_results_by_question(tmp_path: Path) -> None:
    asked = eq.scenario("two_powers").replace(draws=4)
    found = eq.run(asked, "engagement", "reductions")
    assert isinstance(found, eq.Results)
    assert list(found) == ["reductions", "engagement"]
    assert found.engagement is found["engagement"]
    assert "engagement" in dir(found)
    assert len(repr(found).splitlines()) == 3
    assert html(found).count("<table") == 2
    found.save(tmp_path)
    again = eq.open(tmp_path)
    assert isinstance(again, eq.Results)
    assert {question: again[question].record for question in again} == {question: found[question].record for question in found}
    with pytest.raises(AttributeError, match="no answer on 'reach'; there are answers on reductions, engagement"):
        _ = found.reach


WRONG: list[tuple[Any, str]] = [
    (lambda found, _: found.plot("curve"), "the result has no figure 'curve'; use one of"),
    (lambda found, _: found.table("pair"), "the result has no table 'pair'; did you mean 'pairs'?"),
    (lambda _, place: eq.open(place), "no results here; run 'equipoise run SCENARIO -o DIR' first"),
    (lambda *_: eq.run("national", draws=4), "the scenario has no draws to change; leave draws out"),
    (lambda *_: eq.run(3), "int is no scenario; give a name such as 'today', the path of a file, or a mapping"),
    (lambda *_: eq.run("today", "reach"), "the scenario 'today' does not ask about reach"),
    (lambda *_: eq.run("today", "reech"), "unknown question 'reech'; did you mean 'reach'?"),
]


@pytest.mark.parametrize(("call", "sentence"), WRONG, ids=[str(place) for place in range(len(WRONG))])
def test_what_is_wrong_is_one_sentence(call: Any, sentence: str, results: dict[str, eq.Result], tmp_path: Path) -> None:
    with pytest.raises(eq.InputError) as caught:
        call(results["reductions"], tmp_path)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)
