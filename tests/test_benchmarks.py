"""The benchmarks run: on few draws, with what they print."""

from __future__ import annotations

import re

import pytest

from benchmarks import brief, trajectories


def test_brief_prints_both_comparisons(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in {"CHAIN_DRAWS": 3, "COMPARED_DRAWS": 2, "OBJECT_DRAWS": 1, "REPEATS": 1}.items():
        monkeypatch.setattr(brief, name, value)
    brief.main()
    printed = capsys.readouterr().out
    assert "draws per second (3 draws in" in printed
    assert printed.count("times as long") == 2


def test_trajectories_prints_each_peer_or_that_it_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    small = {"ARCS": 40, "SAMPLES": 20, "IMPACTS": 40, "FEW": 5, "FLIGHTS": 6, "SCIPY_FLIGHTS": 2, "REPEATS": 1}
    for name, value in small.items():
        monkeypatch.setattr(trajectories, name, value)
    trajectories.main()
    printed = capsys.readouterr().out
    assert printed.count("SciPy") == 3
    assert float(re.findall(r"arcs per second, error (\S+) km", printed)[0]) <= 5e-5
    for peer, times in {"C -O3": 1, "heyoka": 2, "brahe": 1, "Orekit": 1}.items():
        named = len(re.findall(rf"^  {peer}.*(?:Equipoise|is not installed)", printed, re.MULTILINE))
        assert named + printed.count("gcc is not installed") * (peer == "C -O3") == times, printed


def test_the_march_in_c_is_the_same_formula() -> None:
    assert trajectories.march_difference() in (None, pytest.approx(0.0, abs=1e-8))
