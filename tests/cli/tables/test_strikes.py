"""The table of strikes in the terminal."""

from __future__ import annotations

from typing import Any

from equipoise.cli.tables.strikes import STRIKES, strike_rows
from tests import stabilities


def test_one_row_for_each_strike() -> None:
    record = stabilities.record()
    rows = strike_rows(record)
    assert len(rows) == sum(len(pair.allocation) for pair in record.pairs)
    assert {len(row) for row in rows} == {len(STRIKES)}
    russian = next(row for row in rows if row[0] == "RUS on USA")
    assert float(russian[3].replace(",", "")) > 0.0
    indian = next(row for row in rows if row[0] == "IND on PAK")
    assert indian[3] == "0"
    assert indian[6] == indian[7]


def test_a_strike_without_a_bound_says_so() -> None:
    def change(tree: dict[str, Any]) -> None:
        tree["pairs"][0]["allocation"][0]["gap"] = dict.fromkeys(("best", "q05", "q50", "q95"))

    assert strike_rows(stabilities.changed(change))[0][6:] == ("no bound", "no bound")
