"""Whatever a user's file holds, the answer is one sentence with the place and the remedy, and status 2."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from equipoise.cli.main import status
from equipoise.shipped import DATA

# What is replaced in the shipped scenario, and the sentence after FILE:LINE.
SCENARIOS: dict[str, tuple[str, str, str]] = {
    "unknown key": ("seed: 20261122", "seed: 20261122\ncolour: red", r"unknown key 'colour'; .+"),
    "missing key": ("seed: 20261122", "", r"the key 'seed' is missing.*; .+"),
    "unknown actor": ("GBR]\ncoalitions", "GBR, RSU]\ncoalitions", r"unknown actor 'RSU'; .*RUS.*"),
    "unknown party": ("adversary: euro_atlantic", "adversary: euro_pacific", r".*'euro_pacific'.*; .*euro_atlantic.*"),
    "impossible share": ("assurance: 0.9", "assurance: 1.2", r".*assurance.*1\.2.*; .+|.*assurance.*; .+"),
    "negative count": ("low: 50", "low: -50", r".*-50 is impossible: warheads must be at least 0; .+"),
    "not a number": ("low: 50", "low: .nan", r".*nan.*; .+"),
    "too early": ("date: 2026-11-22", "date: 1950-01-01", r"date outside the data: .+; .+"),
    "repeated key": ("seed: 20261122", "seed: 20261122\nseed: 7", r"the key 'seed' appears twice.*; .+"),
    "above the ceiling": (
        "overrides: []",
        "overrides:\n- {id: USA.minuteman.loading, best: 4, reason: a test}",
        r".*USA\.minuteman\.loading.*4.*upload ceiling.*3.*; .+",
    ),
    "unknown quantity": ("overrides: []", "overrides:\n- {id: USA.minuteman.loadin, best: 2, reason: a test}", r".*loadin.*; .*loading.*"),
    "impossible override": (
        "overrides: []",
        "overrides:\n- {id: USA.gmd.p_track, best: 1.2, reason: a test}",
        r".*1\.2 is impossible.*; .+",
    ),
    "no reason": ("overrides: []", "overrides:\n- {id: USA.gmd.p_track, best: 0.8}", r"the key 'reason' is missing.*; .+"),
    "not YAML": ("seed: 20261122", "seed: [20261122", r"not readable as YAML: .+; .+"),
}
FACTS: dict[str, tuple[str, str, str]] = {
    "missing source": (", kind: official, source: doe_2023", ", kind: official", r"the key 'source' is missing.*; .+"),
    "unknown source": ("source: doe_2023", "source: doe_2032", r".*doe_2032.*; .*doe_2023.*"),
    "impossible value": (
        "unit: probability, low: 0.7, best: 0.9, high: 0.98",
        "unit: probability, low: 0.7, best: 0.9, high: 1.2",
        r".*1\.2.*; .+",
    ),
    "negative count": ("low: 397", "low: -397", r".*-397 is impossible: launchers must be at least 0; .+"),
}


def failure(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that the command prints as it fails."""
    assert status(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    return shown.err.rstrip("\n")


@pytest.mark.parametrize("fault", SCENARIOS)
def test_a_scenario_with_a_fault(fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, says = SCENARIOS[fault]
    text = (DATA / "scenarios" / "today.yaml").read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path = tmp_path / "mine.yaml"
    head, _, tail = text.rpartition(old)
    path.write_text(head + new + tail, encoding="utf-8")
    sentence = failure(["run", str(path)], capsys)
    assert re.fullmatch(rf"{re.escape(str(path))}:\d+: (?:{says})", sentence), sentence


@pytest.mark.parametrize("fault", FACTS)
def test_facts_with_a_fault(fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, says = FACTS[fault]
    base = tmp_path / "facts"
    shutil.copytree(DATA, base)
    path = base / "actors" / "USA.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    sentence = failure(["facts", "list", "--facts", str(base)], capsys)
    assert re.fullmatch(rf"{re.escape(str(path))}:\d+: {says}", sentence), sentence


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"- a\n- b\n", b"just text"])
def test_a_file_that_is_no_scenario(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    assert failure(["run", str(path)], capsys).startswith(f"{path}:")


@pytest.mark.parametrize("verb", [["run"], ["brief"], ["check"]])
def test_a_file_that_is_not_there(verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "absent.yaml"
    assert failure([*verb, str(path)], capsys).startswith(f"{path}: no such file; ")


def test_a_folder_in_place_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "; " in failure(["run", str(tmp_path)], capsys)


def test_results_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "; run 'equipoise run" in failure(["explain", str(tmp_path), "floor"], capsys)
