from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from equipoise.cli.main import status
from tests.cli import fakes

GOOD = fakes.CheckResult("A01", 0.96, 0.9625, 0.0025)
LISTED = fakes.CheckResult("A02", [1, 2, 3, 4], [1.0, 2.0, 3.0, 4.0], 0.0)
SHAPE = fakes.CheckResult("A03", [1], 2, None, passed=False, comparison="other shape", fault="mine.yaml:3: one number; publish one")
LOST = fakes.CheckResult("A04", None, None, None, passed=False, comparison="not computed", fault="mine.yaml:9: unknown key; remove it")
OTHER = fakes.CheckResult("A11", 7, 8, 1, status="differs", reason="the source rounds down")


def given(monkeypatch: pytest.MonkeyPatch, *results: fakes.CheckResult) -> list[Any]:
    """Checks that return these results; the files they were called with are collected."""
    asked: list[Any] = []

    def checks(paths: Any, progress: Callable[[int, int], None]) -> list[fakes.CheckResult]:
        asked.append(paths)
        progress(1, 1)
        return list(results)

    fakes.replace(monkeypatch, "check", study={"checks": checks})
    return asked


def test_all_passed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked = given(monkeypatch, GOOD, LISTED, OTHER)
    assert status(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "3 passed, 0 failed"
    assert "A11: the source rounds down" in lines
    assert asked == [None]


def test_a_failed_check_gives_status_1(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked = given(monkeypatch, GOOD, SHAPE)
    assert status(["check", "a.yaml", "b.yaml"]) == 1
    shown = capsys.readouterr().out
    assert shown.endswith("1 passed, 1 failed\n")
    assert "FAILED" in shown
    assert "A03: mine.yaml:3: one number; publish one\n" in shown
    assert asked == [[Path("a.yaml"), Path("b.yaml")]]


def test_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, LISTED, SHAPE)
    assert status(["check", "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert (shown["passed"], shown["failed"]) == (1, 1)
    assert shown["checks"][0]["ours"] == [1.0, 2.0, 3.0, 4.0]


def test_a_check_that_cannot_be_computed_stands_in_the_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, LOST, GOOD)
    assert status(["check", "mine.yaml"]) == 1
    shown = capsys.readouterr().out
    assert "not " in shown and "computed" in shown
    assert "A04: mine.yaml:9: unknown key; remove it\n1 passed, 1 failed\n" in shown
    assert "None" not in shown


def test_numbers_that_are_not_finite_give_valid_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        """\
- id: neither
  title: Shares of two arsenals
  function: core.stability.indices.force_ratio
  arguments: {own: [0, 1], other: [0, 1]}
  expect: [1, 0.5]
  tolerance: {absolute: 1e-9}
  source: {authors: Someone, title: A page, year: 2020}
  evidence: derived
""",
        encoding="utf-8",
    )
    code = status(["check", str(path), "--json"])
    shown = json.loads(capsys.readouterr().out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    (only,) = shown["checks"]
    assert (code, shown["failed"]) == (1, 1)
    assert (only["comparison"], only["difference"]) == ("not finite", None)
    assert only["ours"] == ["nan", 0.5]
