from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pydantic
import pytest

from equipoise.cli.output import plain, show_fields, show_json, show_line, show_table, show_text


class NamedPair(NamedTuple):
    x: float
    when: datetime.date


@dataclasses.dataclass(frozen=True)
class Holder:
    array: Any
    pair: NamedPair
    path: Path
    n: Any


@dataclasses.dataclass(frozen=True)
class Point:
    x: float
    when: datetime.date


class Sized(pydantic.BaseModel):
    size: float


class Record(pydantic.BaseModel):
    where: Path


def test_json_holds_records_arrays_dates_and_paths(capsys: pytest.CaptureFixture[str]) -> None:
    point = Point(0.1 + 0.2, datetime.date(2026, 11, 22))
    show_json({"point": point, "record": Record(where=Path("a/b")), "array": np.arange(3), "one": np.float64(0.1), "path": Path("c")})
    shown = json.loads(capsys.readouterr().out)
    assert shown["point"] == {"x": 0.30000000000000004, "when": "2026-11-22"}
    assert shown["record"] == {"where": "a/b"}
    assert (shown["array"], shown["one"], shown["path"]) == ([0, 1, 2], 0.1, "c")


def test_json_keeps_the_form_of_named_tuples_and_what_is_inside_of_records(capsys: pytest.CaptureFixture[str]) -> None:
    pair = NamedPair(1.5, datetime.date(2026, 11, 22))
    show_json({"pair": pair, "inside": Holder(np.array([0.5, 2.0]), pair, Path("a/b"), np.int64(3))})
    shown = json.loads(capsys.readouterr().out)
    assert shown["pair"] == [1.5, "2026-11-22"]
    assert shown["inside"] == {"array": [0.5, 2.0], "pair": [1.5, "2026-11-22"], "path": "a/b", "n": 3}
    for unfit in (Holder(np.array([np.nan]), pair, Path(), 1), NamedPair(float("inf"), pair.when), Sized(size=np.nan)):
        with pytest.raises(ValueError, match="not JSON compliant"):
            show_json({"inside": unfit})


def test_json_refuses_what_has_no_form() -> None:
    with pytest.raises(TypeError, match="object has no form in JSON"):
        plain(object())
    with pytest.raises(ValueError, match="not JSON compliant"):
        show_json(float("nan"))


def test_tables_fold_to_80_columns_without_colours(capsys: pytest.CaptureFixture[str]) -> None:
    show_table((("a", "left"), ("b", "right")), [("word " * 40, "[red]1[/red]")], title="Title")
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "\x1b" not in shown
    assert "[red]1[/red]" in shown
    assert shown.startswith("Title")


def test_tables_follow_the_width_that_is_set(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    show_table((("a", "left"),), [("word " * 40,)])
    assert max(len(line) for line in capsys.readouterr().out.splitlines()) <= 40


def test_a_break_in_a_text_makes_no_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    text = "a title\n9 passed, 0 failed\n"
    show_line(text)
    show_text(text)
    show_table((("check", "left"), ("a\nheading", "left")), [(text, "  kept")], title=text)
    show_fields([("id", text)], text)
    shown = capsys.readouterr().out
    assert shown.count("9 passed, 0 failed") == 6
    assert not any(line.strip().startswith("9 passed") for line in shown.splitlines())


def test_an_address_is_never_broken(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    address = "https://example.org/" + "a-long-path/" * 12
    monkeypatch.setenv("COLUMNS", "60")
    show_fields([("address", address), ("note", "word " * 30), ("empty", "")], "Title")
    lines = capsys.readouterr().out.splitlines()
    assert any(address in line for line in lines)
    assert all(len(line) <= 60 for line in lines if address not in line)
    assert [line for line in lines if line.startswith("          ")] != []
    assert lines[-1] == " empty"


def test_a_pipe_has_no_width(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("COLUMNS")
    show_table((("a", "left"), ("b", "left")), [("x" * 150, "word " * 40)])
    show_text("word " * 60)
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert any(line.startswith("x" * 150) and line.endswith("word " * 39 + "word") for line in lines)
    assert ("word " * 60).rstrip() in lines
