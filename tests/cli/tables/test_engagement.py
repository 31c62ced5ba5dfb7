from __future__ import annotations

import pytest

from equipoise.cli.tables.engagement import show_engagement
from tests.report import engagements


def test_every_table_is_there_and_fits_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    show_engagement(engagements.record())
    shown = capsys.readouterr().out
    for words in ("If everything works (90.0 %)", "If warning is lost (10.0 %)", "Interceptors by layer", "one command that can fail"):
        assert words in shown
    for words in ("What it would take", "> 99", "What decides", "1 of 1 inputs are assumptions", "< 0.1 %", "24"):
        assert words in shown
    assert "By class" not in shown
    assert "Certified" not in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_classes_and_a_bound_are_shown_where_there_are_any(capsys: pytest.CaptureFixture[str]) -> None:
    tree = engagements.tree()
    layers = [tree["layers"][0] | {"p_exhausted": None, "saturation": None}]
    outcome = tree["outcome"] | {"missing": 4e-4}
    show_engagement(engagements.record(classes=2 * tree["classes"], outcome=outcome, layers=layers, ranges=[]))
    shown = capsys.readouterr().out
    for words in ("By class, all branches together", "Certified: each probability is within 4.0e-04", "shared", "not found"):
        assert words in shown
    assert "What decides" not in shown


def test_what_comes_from_geometry_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    record = engagements.record()
    show_engagement(record)
    assert "by geometry" not in capsys.readouterr().out
    derived = {"name": "far", "reach_from": "geometry", "reach_layer": "arcs.far"}
    show_engagement(engagements.record(geometry=[*engagements.tree()["geometry"], derived]))
    given = record.geometry[0].name
    assert f"Reach and looks by geometry: far from arcs.far; given: {given}." in capsys.readouterr().out


def test_a_stock_for_a_chance_and_what_is_fired_on_average(capsys: pytest.CaptureFixture[str]) -> None:
    show_engagement(engagements.record())
    shown = capsys.readouterr().out
    assert "Interceptors in stock for a chance of no leak, other stocks as they are" in shown
    row = next(line.split() for line in shown.splitlines() if line.split()[:3] == ["far", "44", "5.50"])
    assert row == ["far", "44", "5.50", "12", "(5.25)", "–", "–", "61.0", "%,", "17"]
    assert "were not sought" not in shown


def test_a_stock_that_was_not_sought_has_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    row = engagements.tree()["provision"][0] | {"aims": [], "best": None, "left_out": "up to 9 are useful"}
    show_engagement(engagements.record(provision=[row]))
    shown = capsys.readouterr().out
    assert "Sizes of the stock far were not sought: up to 9 are useful." in shown
    assert "for a chance of no leak" not in shown
