"""The model over all draws: chunks of rows on threads, in any order, with the same result."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from equipoise.machine import cores

Part = TypeVar("Part")
ROWS_PER_CHUNK = 50


def chunks(rows: int) -> list[tuple[int, int]]:
    """The rows in runs of at most ROWS_PER_CHUNK, each as (first, one after the last)."""
    return [(first, min(first + ROWS_PER_CHUNK, rows)) for first in range(0, rows, ROWS_PER_CHUNK)]


def mapped(work: Callable[[tuple[int, int]], Part], rows: int, advanced: Callable[[int], None]) -> list[Part]:
    """The results of `work` for all chunks, in the order of the rows; `advanced` is told the rows done.

    The compiled kernels let go of the interpreter's lock, so that threads use all cores. A row's result does not
    depend on its chunk or thread. `advanced` is called from the caller's thread alone, so that no row is lost from its count.
    """
    parts = chunks(rows)
    results: list[Part] = []
    with ThreadPoolExecutor(max_workers=cores()) as pool:
        for part, result in zip(parts, pool.map(work, parts), strict=True):
            results.append(result)
            advanced(part[1] - part[0])
    return results
