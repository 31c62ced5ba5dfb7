"""Chunks of rows on threads."""

from __future__ import annotations

import threading

import pytest

from equipoise.study import ensemble


@pytest.mark.parametrize(("rows", "expected"), [(0, []), (1, [(0, 1)]), (50, [(0, 50)]), (101, [(0, 50), (50, 100), (100, 101)])])
def test_chunks_hold_every_row_once(rows: int, expected: list[tuple[int, int]]) -> None:
    assert ensemble.chunks(rows) == expected


def test_results_come_in_the_order_of_the_rows_and_progress_from_the_callers_thread() -> None:
    told: list[tuple[int, int]] = []
    found = ensemble.mapped(lambda part: part, 120, lambda rows: told.append((rows, threading.get_ident())))
    assert found == [(0, 50), (50, 100), (100, 120)]
    assert told == [(50, threading.get_ident()), (50, threading.get_ident()), (20, threading.get_ident())]


def test_a_fault_in_a_chunk_is_raised() -> None:
    def work(part: tuple[int, int]) -> None:
        raise ValueError(f"rows {part[0]}")

    with pytest.raises(ValueError, match="rows 0"):
        ensemble.mapped(work, 10, lambda _: None)
