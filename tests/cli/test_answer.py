"""One question of a scenario, from its file to what is shown and kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from equipoise import facts
from equipoise.cli.answer import Settings, answer, answers, chosen
from equipoise.cli.questions.question import Question
from equipoise.errors import InputError
from equipoise.study.effort import Effort


def question(told: list[object]) -> Question:
    """A question that notes what it was asked, and whose effort is worth a word."""

    def write(record: dict[str, Any], base: object, place: Path) -> Path:
        told.append(("write", record, base))
        (place / "record.json").write_text("{}", encoding="utf-8")
        return place / "record.json"

    return Question(
        effort=lambda _asked, _base: Effort(1500.0, 1e9),
        compute=lambda asked, base, progress: told.append(("compute", asked, base, callable(progress))) or {"mean": 2.5},
        files=("record.json",),
        write=write,
        kept="wrote {path} to {output}",
        as_json=lambda record: {"result": record},
        show=lambda record: told.append(("show", record)),
    )


def test_effort_is_told_first_and_results_are_kept_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[object] = []
    place = tmp_path / "{odd}"
    answer(question(told), "mine", "facts", Settings(place, force=False, as_json=False))  # pyright: ignore[reportArgumentType] (a stand-in)
    assert told == [("compute", "mine", "facts", True), ("write", {"mean": 2.5}, "facts"), ("show", {"mean": 2.5})]
    shown = capsys.readouterr()
    assert shown.err == "computing: this takes about 25 minutes and 1.0 GB of memory\n"
    assert shown.out == f"wrote {place / 'record.json'} to {place}\n"


def test_json_stands_in_place_of_tables(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[object] = []
    answer(question(told), "mine", "facts", Settings(None, force=False, as_json=True))  # pyright: ignore[reportArgumentType] (a stand-in)
    assert [entry[0] for entry in told if isinstance(entry, tuple)] == ["compute"]
    assert capsys.readouterr().out == '{\n  "result": {\n    "mean": 2.5\n  }\n}\n'


def test_several_questions_have_a_directory_each_and_are_one_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr("equipoise.cli.answer.question_named", lambda _: question(told))
    file = facts.scenario_file("two_powers", facts.load())
    names = ("engagement", "reach")
    answers(file, names, facts.load(), Settings(tmp_path, force=False, as_json=True))
    shown = capsys.readouterr()
    assert json.loads(shown.out) == {name: {"result": {"mean": 2.5}} for name in names}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["engagement", "reach"]
    answers(file, names, facts.load(), Settings(None, force=False, as_json=False))
    assert capsys.readouterr().out == "engagement:\nreach:\n"


def test_nothing_is_computed_where_one_question_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr("equipoise.cli.answer.question_named", lambda _: question(told))
    with pytest.raises(InputError, match="does not ask about engagement"):
        answers(
            facts.scenario_file("today", facts.load()),
            ("reductions", "engagement"),
            facts.load(),
            Settings(None, force=False, as_json=False),
        )
    assert told == []


def test_questions_are_chosen_by_name_or_by_the_file() -> None:
    file = facts.scenario_file("two_powers", facts.load())
    assert chosen(file, None) == file.questions
    assert chosen(file, ["stability", "reductions"]) == ("reductions", "stability")
    with pytest.raises(InputError) as refused:
        chosen(file, ["stabilty"])
    assert str(refused.value) == "unknown question 'stabilty'; use one of reductions, engagement, reach, stability"
