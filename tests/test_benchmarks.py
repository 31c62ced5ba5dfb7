"""The benchmarks run: on few draws, with what they print."""

from __future__ import annotations

import pytest

from benchmarks import brief


def test_brief_prints_both_comparisons(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in {"CHAIN_DRAWS": 3, "COMPARED_DRAWS": 2, "OBJECT_DRAWS": 1, "REPEATS": 1}.items():
        monkeypatch.setattr(brief, name, value)
    brief.main()
    printed = capsys.readouterr().out
    assert "draws per second (3 draws in" in printed
    assert printed.count("times as long") == 2
