"""The shipped scenarios: listed, and copied to be changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.cli.main import status
from equipoise.shipped import DATA


def test_all_are_listed_with_what_they_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["scenarios", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in rows] == facts.scenario_names(facts.load())
    assert next(row for row in rows if row["name"] == "nine_actors")["asks"] == ["reductions", "stability"]
    assert status(["scenarios"]) == 0
    assert "two_powers" in capsys.readouterr().out


def test_a_copy_is_the_file_and_replaces_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    assert status(["scenarios", "copy", "today", str(path)]) == 0
    assert capsys.readouterr().out == f"wrote {path}; run it: equipoise run {path}\n"
    assert path.read_bytes() == (DATA / "scenarios" / "today.yaml").read_bytes()
    path.write_text("changed\n", encoding="utf-8")
    assert status(["scenarios", "copy", "today", str(path)]) == 2
    assert capsys.readouterr().err == f"{path}: the file exists; name another file, or replace this one with --force\n"
    assert path.read_text(encoding="utf-8") == "changed\n"
    assert status(["scenarios", "copy", "today", str(path), "--force"]) == 0
    assert path.read_bytes() == (DATA / "scenarios" / "today.yaml").read_bytes()


def test_an_unknown_name_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["scenarios", "copy", "tody", str(tmp_path / "mine.yaml")]) == 2
    assert capsys.readouterr().err == "no scenario is called 'tody'; did you mean 'today'? or give the path of a file\n"
