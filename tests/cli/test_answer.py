"""One question of a scenario, from its file to what is shown and kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from equipoise.cli.answer import Question, Settings, answer
from equipoise.study.effort import Effort


def question(told: list[object]) -> Question[str, dict[str, Any]]:
    """A question that notes what it was asked, and whose effort is worth a word."""

    def write(record: dict[str, Any], base: object, place: Path) -> Path:
        told.append(("write", record, base))
        (place / "record.json").write_text("{}", encoding="utf-8")
        return place / "record.json"

    return Question(
        read=lambda name, base: f"{name} on {base}",
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
    assert told == [("compute", "mine on facts", "facts", True), ("write", {"mean": 2.5}, "facts"), ("show", {"mean": 2.5})]
    shown = capsys.readouterr()
    assert shown.err == "computing: this takes about 25 minutes and 1.0 GB of memory\n"
    assert shown.out == f"wrote {place / 'record.json'} to {place}\n"


def test_json_stands_in_place_of_tables(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[object] = []
    answer(question(told), "mine", "facts", Settings(None, force=False, as_json=True))  # pyright: ignore[reportArgumentType] (a stand-in)
    assert [entry[0] for entry in told if isinstance(entry, tuple)] == ["compute"]
    assert capsys.readouterr().out == '{\n  "result": {\n    "mean": 2.5\n  }\n}\n'
