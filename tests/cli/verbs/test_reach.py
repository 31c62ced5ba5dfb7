from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from equipoise.cli.main import status
from equipoise.facts.files.yaml.file import read
from equipoise.facts.files.yaml.tree import Items
from tests.cli import fakes
from tests.report import arcs
from tests.samples import REACH, REACH_FAULTS

TREE = read(REACH_FAULTS)
FAULTS: list[dict[str, Any]] = list(TREE) if isinstance(TREE, Items) else []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """The scenario and the folder that the verb was asked for."""
    monkeypatch.chdir(tmp_path)
    return fakes.asked(monkeypatch, "reach", "reach", arcs.record)


def test_without_arguments_it_shows_the_arcs_over_the_north(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["reach"]) == 0
    assert asked == ["northern_arcs"]
    assert "Looks of each layer" in capsys.readouterr().out


def test_a_folder_gets_the_page(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["reach", "mine.yaml", "-o", "elsewhere"]) == 0
    assert asked == ["mine.yaml", Path("elsewhere")]
    assert capsys.readouterr().out.endswith("wrote elsewhere/index.html; where a number comes from: equipoise explain elsewhere NAME\n")


def test_json_is_the_record(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["reach", "mine.yaml", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == arcs.tree()


def test_every_fault_of_a_file_is_one_sentence_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, text = tmp_path / "mine.yaml", REACH.read_text(encoding="utf-8")
    for fault in FAULTS:
        path.write_text(text.replace(fault["old"], fault["new"], 1), encoding="utf-8")
        assert status(["reach", str(path)]) == 2
        shown = capsys.readouterr()
        assert (shown.out, shown.err) == ("", f"{tmp_path}/{fault['says']}\n")


def test_geometry_that_cannot_be_is_one_sentence_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(REACH.read_text(encoding="utf-8").replace("altitude: 400", "altitude: 0"), encoding="utf-8")
    assert status(["reach", str(path)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[-1] == f"{path}:35: 0 is impossible: km must be at least 100; give a value inside these bounds"


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["reach", str(tmp_path / "absent.yaml")]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/absent.yaml: no such file; check the path\n"
