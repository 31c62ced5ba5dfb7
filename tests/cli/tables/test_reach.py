from __future__ import annotations

import pytest

from equipoise.cli.tables.reach import show_reach
from tests.report import arcs


def test_every_table_is_there_and_fits_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    show_reach(arcs.record())
    shown = capsys.readouterr().out
    for words in (
        "there: central Russia to US Midwest",
        "warning is confirmed",
        "Looks of each layer",
        "Ground with a look",
        "What the loss of a sensor",
    ):
        assert words in shown
    for words in ("far: 1", "Space layers", "Interceptors in orbit for so many launches", "inputs are assumptions"):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_flights_alone_have_their_time_lines_only(capsys: pytest.CaptureFixture[str]) -> None:
    show_reach(arcs.record(**{key: [] for key in ("sensors", "layers", "opportunities", "footprints", "shares", "losses", "space")}))
    shown = capsys.readouterr().out
    assert "back: US Midwest to central Russia" in shown
    for words in ("Looks of each layer", "loss of a sensor", "Space layers"):
        assert words not in shown


def test_a_loss_without_effect_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    losses = arcs.tree()["losses"][2:3]
    for row in losses[0]["flights"]:
        row["warning_lost_s"] = 0.0
        for layer in row["layers"]:
            layer["looks_lost"] = 0
    show_reach(arcs.record(losses=losses))
    assert "No sensor changes anything by its loss alone." in capsys.readouterr().out


def test_what_is_never_in_reach_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    space = arcs.tree()["space"]
    space[0]["flights"][0]["absentee"] = None
    space[0]["launches"][0]["n_in_orbit"] = None
    show_reach(arcs.record(space=space))
    assert capsys.readouterr().out.count("never") == 2
