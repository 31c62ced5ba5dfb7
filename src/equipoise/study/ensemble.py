"""The model over all draws: chunks of rows, in any order, with the same result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from equipoise.study.executor import threads

Result = TypeVar("Result")
ROWS_PER_CHUNK = 50


def chunks(rows: int) -> list[tuple[int, int]]:
    """The rows in runs of at most ROWS_PER_CHUNK, each as (first, one after the last)."""
    return [(first, min(first + ROWS_PER_CHUNK, rows)) for first in range(0, rows, ROWS_PER_CHUNK)]


def mapped(work: Callable[[tuple[int, int]], Result], rows: int, advanced: Callable[[int], None]) -> list[Result]:
    """The results of `work` for all chunks, in the order of the rows; `advanced` is told the rows done.

    A row's result does not depend on its chunk or thread.
    """
    return threads(work, chunks(rows), lambda part: advanced(part[1] - part[0]))
