"""The table of measures of forces."""

from __future__ import annotations

from typing import Any

import pytest

from equipoise.cli.tables.measures import show_measures
from equipoise.study.stability.record.whole import StabilityRecord
from tests import stabilities


def shown(record: StabilityRecord, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """The rows of the table by their first word."""
    show_measures(record)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    return {line.split()[0]: line.split() for line in lines if line.strip()}


def test_every_actor_has_a_row_and_no_coalition(capsys: pytest.CaptureFixture[str]) -> None:
    def change(tree: dict[str, Any]) -> None:
        for key, numbers in (
            ("warheads", {"best": 1664.5}),
            ("emt", {"best": 574.4, "q05": 523.3, "q95": 628.5}),
            ("cmp", {"best": 338_857.0, "q05": 133_395.0, "q95": 1_278_258.0}),
            ("cmp_bombers", {"best": 300_000.0}),
        ):
            tree["measures"][0][key] |= numbers

    rows = shown(stabilities.changed(change), capsys)
    assert {"USA", "RUS", "IND", "PAK"} <= set(rows)
    assert "two_large" not in rows
    assert rows["USA"] == ["USA", "1,664", "574", "523–628", "339", "133–1,278", "89", "%"]


def test_a_side_without_a_number_says_none(capsys: pytest.CaptureFixture[str]) -> None:
    def change(tree: dict[str, Any]) -> None:
        row = tree["measures"][2]
        row["warheads"] |= {"best": 144.0}
        row["emt"] |= {"best": 2.0, "q05": 1.04, "q95": 3.0}
        row["cmp"] = dict.fromkeys(("best", "q05", "q50", "q95"))

    assert shown(stabilities.changed(change), capsys)["IND"] == ["IND", "144", "2", "1–3", "none"]
