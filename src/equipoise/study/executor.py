"""The executor of studies: independent parts of the work on threads, one for each core, with the same result in any order.

The compiled kernels let go of the interpreter's lock, so that threads use all cores. What a study hands down to core is `threads`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeAlias, TypeVar

from equipoise.machine import cores

Part = TypeVar("Part")
Result = TypeVar("Result")
Progress: TypeAlias = Callable[[float, float], None]  # told the work done and all of it, in one unit


def silent(_done: float, _total: float) -> None:
    """No report of progress."""


def threads(work: Callable[[Part], Result], parts: Iterable[Part], advanced: Callable[[Part], None] | None = None) -> list[Result]:
    """The results of `work` in the order of the parts; `advanced` is told each part when it is done, from the caller's thread.

    Raises: what `work` raises, of the first part in order that fails; parts that have not begun are left out then.
    """
    with ThreadPoolExecutor(max_workers=cores()) as pool:
        running = {pool.submit(work, part): part for part in parts}
        try:
            for future in as_completed(running):
                if future.exception() is not None:
                    break
                if advanced:
                    advanced(running[future])
        finally:
            pool.shutdown(cancel_futures=True)
    return [future.result() for future in running]
