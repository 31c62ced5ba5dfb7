from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from equipoise.cli.main import status
from tests.cli import fakes

GOOD = fakes.CheckResult("A01", 0.96, 0.9625, 0.0025)
LISTED = fakes.CheckResult("A02", [1, 2, 3, 4], np.array([1.0, 2.0, 3.0, 4.0]), 0.0)
SHAPE = fakes.CheckResult("A03", {"a": 1}, 2, None, passed=False)
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
    assert asked == [[Path("a.yaml"), Path("b.yaml")]]


def test_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, LISTED, SHAPE)
    assert status(["check", "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert (shown["passed"], shown["failed"]) == (1, 1)
    assert shown["checks"][0]["ours"] == [1.0, 2.0, 3.0, 4.0]
