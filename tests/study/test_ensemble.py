"""Chunks of rows on threads."""

from __future__ import annotations

import pytest

from equipoise.study import ensemble


@pytest.mark.parametrize(("rows", "expected"), [(0, []), (1, [(0, 1)]), (50, [(0, 50)]), (101, [(0, 50), (50, 100), (100, 101)])])
def test_chunks_hold_every_row_once(rows: int, expected: list[tuple[int, int]]) -> None:
    assert ensemble.chunks(rows) == expected


def test_results_come_in_the_order_of_the_rows_and_progress_as_they_are_done() -> None:
    told: list[int] = []
    assert ensemble.mapped(lambda part: part, 120, told.append) == [(0, 50), (50, 100), (100, 120)]
    assert sorted(told) == [20, 50, 50]
