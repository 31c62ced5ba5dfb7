from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from equipoise.cli.main import status
from tests.cli import fakes


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The folders in which results were kept."""
    monkeypatch.chdir(tmp_path)
    folders: list[Path] = []

    def run(scenario: str, base: str, progress: Callable[[int, int], None]) -> Any:
        assert (scenario, base) == ("scenario mine.yaml", "base of facts_dir")
        progress(1, 1)
        return SimpleNamespace(record=fakes.record())

    def named(name: str, *_: object) -> Any:
        return SimpleNamespace(tree=f"scenario {name}", questions=("reductions",))

    reading = {"load": lambda directory: f"base of {directory}", "scenario_file": named, "record_of": lambda file, _: file.tree}

    def keep(_results: object, _base: str, directory: Path) -> Path:
        folders.append(directory)
        return directory / "record.json"

    fakes.answering(monkeypatch, "run", "reductions", reading, compute=run, write=keep)
    return folders


def test_prints_the_summary(capsys: pytest.CaptureFixture[str], kept: list[Path]) -> None:
    assert status(["run", "mine.yaml", "--facts", "facts_dir"]) == 0
    assert "Reduction floor" in capsys.readouterr().out
    assert kept == []


def test_keeps_results_where_asked(capsys: pytest.CaptureFixture[str], kept: list[Path]) -> None:
    assert status(["run", "mine.yaml", "--facts", "facts_dir", "-o", "out/mine"]) == 0
    assert "equipoise explain out/mine NAME" in capsys.readouterr().out
    assert kept == [Path("out/mine")]


def test_json_is_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["run", "mine.yaml", "--facts", "facts_dir", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == fakes.record().model_dump(mode="json")
