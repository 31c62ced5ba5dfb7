from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from equipoise.cli.main import status
from equipoise.facts.files.yaml.file import read
from equipoise.facts.files.yaml.tree import Items
from tests.cli import fakes
from tests.report import engagements
from tests.samples import ENGAGEMENT, ENGAGEMENT_FAULTS

TREE = read(ENGAGEMENT_FAULTS)
FAULTS: list[dict[str, Any]] = list(TREE) if isinstance(TREE, Items) else []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """The scenario and the folder that the verb was asked for."""
    monkeypatch.chdir(tmp_path)
    return fakes.asked(monkeypatch, "defend", "engagement", engagements.record)


def test_without_arguments_it_shows_the_national_defence(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["defend"]) == 0
    assert asked == ["national"]
    assert "If it works, and if it fails" in capsys.readouterr().out


def test_a_folder_gets_the_page(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["defend", "mine.yaml", "-o", "elsewhere"]) == 0
    assert asked == ["mine.yaml", Path("elsewhere")]
    assert capsys.readouterr().out.endswith("wrote elsewhere/index.html; where a number comes from: equipoise explain elsewhere NAME\n")


def test_json_is_the_record(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["defend", "mine.yaml", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == engagements.tree()


def test_every_fault_of_a_file_is_one_sentence_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, text = tmp_path / "mine.yaml", ENGAGEMENT.read_text(encoding="utf-8")
    for fault in FAULTS:
        path.write_text(text.replace(fault["old"], fault["new"], 1), encoding="utf-8")
        assert status(["defend", str(path)]) == 2
        shown = capsys.readouterr()
        assert (shown.out, shown.err) == ("", f"{tmp_path}/{fault['says']}\n")


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["defend", str(tmp_path / "absent.yaml")]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/absent.yaml: no such file; check the path\n"
