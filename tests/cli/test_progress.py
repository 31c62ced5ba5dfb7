from __future__ import annotations

import pytest

from equipoise.cli.progress import announce, progress


def test_short_work_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("draws") as report:
        for done in range(100):
            report(done, 100)
    assert capsys.readouterr() == ("", "")


def test_long_work_reports_on_standard_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter([0.0, 1.0, 2.5, 9.0, 12.5, 14.0])
    monkeypatch.setattr("equipoise.cli.progress.time.monotonic", lambda: next(clock))
    with progress("draws") as report:
        for done in (100, 200, 300, 400):
            report(done, 2000)
    assert capsys.readouterr() == ("", "draws: 10%, about 22 seconds left\ndraws: 20%, about 50 seconds left\ndraws: done in 14 seconds\n")


def test_a_terminal_gets_a_bar_on_standard_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with progress("draws") as report:
        report(500, 2000)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "25%" in shown.err


def test_long_work_is_announced_before_it_begins(capsys: pytest.CaptureFixture[str]) -> None:
    announce("computing", 59.0, "about 59 seconds")
    assert capsys.readouterr().err == ""
    announce("computing", 1500.0, "about 25 minutes and 1.0 GB of memory")
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "computing: this takes about 25 minutes and 1.0 GB of memory\n")
