from __future__ import annotations

import pytest

from equipoise.cli.tables.summary import show_summary
from tests.cli import fakes


def test_the_summary_says_what_the_record_holds(capsys: pytest.CaptureFixture[str]) -> None:
    show_summary(fakes.record())
    shown = capsys.readouterr().out
    folded = " ".join(shown.split())
    for text in (
        "The forces of today (2026-11-22; 2,000 draws, seed 7)",
        "RUS-vs-USA: Russia (1,796 warheads) retaliates against United States",
        "40 to 300",
        "none: even 1.5 times the present force is too few",
        "300 to none",
        "31 %",
        "> 99 %",
        "Inputs by kind: 3 official, 9 assumption.",
    ):
        assert text in folded
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_a_pair_without_floor_and_schedule_shows_its_cells(capsys: pytest.CaptureFixture[str]) -> None:
    record = fakes.record()
    record["pairs"] = [fakes.pair() | {"floor": None, "schedule": None}]
    show_summary(record)
    shown = capsys.readouterr().out
    assert "Warheads that arrive" in shown
    assert "floor" not in shown
