from __future__ import annotations

import pytest

from equipoise.cli.tables.summary import show_summary
from tests.cli import fakes
from tests.report import synthetic


def test_the_summary_says_what_the_record_holds(capsys: pytest.CaptureFixture[str]) -> None:
    found = synthetic.record()
    found["pairs"][0]["outcomes"]["cuts_remain"][0] = 0.9995
    show_summary(synthetic.typed(found))
    shown = capsys.readouterr().out
    folded = " ".join(shown.split())
    for text in (
        "Missile defence and reductions, late 2026 (2026-11-22; 1,700 draws, seed 314159)",
        "RUS-vs-USA: Russia (1,796 warheads) retaliates against United States",
        "108 to 682",
        "none: even 1.5 times the present force is too few",
        "988 to none",
        "31 %",
        "> 99 %",
        "Floor, in warheads, when Russia and United States cut by the same share",
        "Inputs by kind: 1 official, 1 estimate, 1 assumption, 1 override.",
    ):
        assert text in folded, text
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_every_pair_shows_its_cells_and_its_floor_or_schedule(capsys: pytest.CaptureFixture[str]) -> None:
    show_summary(fakes.record())
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.count("Warheads that arrive") == 3
    assert shown.count("Reduction floor, in warheads") == 2
    assert shown.count("cut by the same share") == 1
