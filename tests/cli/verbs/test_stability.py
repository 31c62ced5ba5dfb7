from __future__ import annotations

import json
from pathlib import Path

import pytest

from equipoise.cli.main import status
from tests import stabilities
from tests.cli import fakes
from tests.samples import STABILITY, edited

FAULTS = [
    (
        "{USA: [RUS]",
        "{USA: [RSU]",
        "mine.yaml:13: 'RSU' is neither an actor nor a coalition of the scenario; use one of IND, PAK, RUS, USA",
    ),
    ("{USA: [RUS]", "{USA: [two_large]", "mine.yaml:13: USA stands on two sides that are to face each other; name parties without"),
    ("{USA: [RUS]", "{CHN: [RUS]", "mine.yaml:13: 'CHN' is neither an actor nor a coalition of the scenario; use one of"),
    ("[IND, PAK]]", "[IND, PAK, USA]]", "mine.yaml:14: a curve of 3 actors is impossible; name two actors, such as [USA, RUS]"),
    ("[IND, PAK]]", "[RUS, USA]]", "mine.yaml:14: the curves of RUS and USA are listed twice; list the two once: both directions"),
    ("[IND, PAK]]", "[PAK, USA]]", "the curves of PAK and USA cannot be drawn: one of them does not reach the other; name two"),
    ("IND: [RUS, PAK]", "PAK: [USA]", "stability.adversaries: PAK and USA cannot face each other: one of them does not reach"),
    ("    PAK: {low", "    FRA: {low", "mine.yaml:16: 'FRA' is not among the actors of the scenario; use one of IND, PAK, RUS, USA"),
    ("{low: 1, best: 3", "{low: -1, best: 3", "mine.yaml:16: low -1 is impossible: warheads must be at least 0; give a number of"),
    ("  curves:", "  curve:", "mine.yaml:14: unknown key 'curve' in stability; did you mean 'curves'?"),
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """The scenario and the folder that the verb was asked for."""
    monkeypatch.chdir(tmp_path)
    return fakes.asked(monkeypatch, "stability", "stability", stabilities.record)


def test_without_arguments_it_shows_all_nine_actors(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["stability"]) == 0
    assert asked == ["nine_actors"]
    assert "inputs are assumptions" in capsys.readouterr().out


def test_a_folder_gets_the_page(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["stability", "mine.yaml", "-o", "elsewhere"]) == 0
    assert asked == ["mine.yaml", Path("elsewhere")]
    assert "wrote elsewhere/index.html; where a number comes from: equipoise explain elsewhere NAME\n" in capsys.readouterr().out


def test_json_is_the_record(asked: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["stability", "mine.yaml", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == stabilities.tree()


@pytest.mark.parametrize(("old", "new", "message"), FAULTS)
def test_a_fault_is_one_sentence_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str) -> None:
    assert status(["stability", str(edited(STABILITY, tmp_path / "mine.yaml", (old, new)))]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.removeprefix(f"{tmp_path}/").startswith(message)
    assert shown.err.count("\n") == 1
