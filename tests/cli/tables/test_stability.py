from __future__ import annotations

import pytest

from equipoise.cli.tables.stability import show_stability
from tests import stabilities


def test_every_table_is_there_and_fits_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    show_stability(stabilities.record())
    shown = capsys.readouterr().out
    for words in ("inputs are assumptions", "Several adversaries", "Kent and Thaler", "A step of defence", "5,000 million"):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


def test_a_pair_without_a_number_shows_a_sign_and_never_a_zero(capsys: pytest.CaptureFixture[str]) -> None:
    show_stability(stabilities.record())
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    rows = {row[0]: row for row in reversed(rows) if len(row) == 5 and row[1] != "million"}
    assert rows["PAK"][1] == "–", "Pakistan does not reach the United States"
    assert rows["USA"][3:5] == ["○", "○"], "nor could India or Pakistan strike them"


def test_a_third_doctrine_changes_nothing_of_what_is_shown_riding_out(capsys: pytest.CaptureFixture[str]) -> None:
    show_stability(stabilities.record())
    four = capsys.readouterr().out
    show_stability(stabilities.six_cells())
    assert capsys.readouterr().out == four


def test_an_actor_without_adversary_and_small_shares(capsys: pytest.CaptureFixture[str]) -> None:
    def change(tree: stabilities.Tree) -> None:
        tree["worst"] = [{"side": "IND", "adversary": None, "share_of_draws": None, "assured": None}]
        entry = next(row for row in tree["matrix"] if (row["retaliator"], row["adversary"]) == ("RUS", "USA"))
        for cell, met in zip(entry["cells"], (0.004, 0.5, 0.996, 1.0), strict=True):
            cell["assured"]["share"] = met

    show_stability(stabilities.changed(change))
    shown = capsys.readouterr().out
    assert "< 1" in shown
    assert "> 99" in shown
    assert any(line.split() == ["IND", "none"] for line in shown.splitlines())


def test_where_no_side_can_face_another_both_matrices_say_why(capsys: pytest.CaptureFixture[str]) -> None:
    record = stabilities.apart()
    assert {row.reason for row in record.matrix} == {"is not reached", "does not reach", "common member"}
    show_stability(record)
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [row for row in rows if len(row) == 4 and row[0] in ("USA", "PAK", "ISR")] == 2 * [
        ["USA", "·", "○", "○"],
        ["PAK", "–", "·", "–"],
        ["ISR", "–", "–", "·"],
    ]
