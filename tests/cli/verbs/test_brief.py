from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from equipoise.cli.main import status
from tests.cli import fakes


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """The scenario and the folder that the brief was asked for."""
    monkeypatch.chdir(tmp_path)
    seen: list[object] = []

    def brief(record: object, directory: Path) -> Path:
        assert record == fakes.record()
        seen.append(directory)
        return directory / "index.html"

    reading = {"load": lambda _: "base", "scenario_file": lambda name, *_: name, "record_of": lambda name, _: seen.append(name)}
    result = SimpleNamespace(record=fakes.record())
    fakes.answering(
        monkeypatch,
        "brief",
        "brief",
        reading,
        compute=lambda *_: result,
        write=lambda result, _, place: brief(result.record, place),
        as_json=lambda result: {"record": result.record, "claims": ["verdict"]},
    )
    return seen


def test_without_arguments_it_briefs_on_today(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["brief"]) == 0
    assert asked == ["today", Path("out/brief")]
    assert capsys.readouterr().out == "wrote out/brief/index.html\n"


def test_a_scenario_and_a_folder(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["brief", "mine.yaml", "-o", "elsewhere", "--json"]) == 0
    assert asked == ["mine.yaml", Path("elsewhere")]
    assert json.loads(capsys.readouterr().out) == {"record": fakes.record().model_dump(mode="json"), "claims": ["verdict"]}
