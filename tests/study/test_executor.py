"""Independent parts on threads."""

from __future__ import annotations

import threading
import time

import pytest

from equipoise.study.executor import threads


def test_results_come_in_the_order_of_the_parts_and_progress_from_the_callers_thread() -> None:
    told: list[tuple[float, int]] = []
    slow_first = (0.05, 0.0, 0.01)

    def slept(seconds: float) -> float:
        time.sleep(seconds)
        return 2.0 * seconds

    assert threads(slept, slow_first, lambda part: told.append((part, threading.get_ident()))) == [0.1, 0.0, 0.02]
    assert sorted(told) == [(part, threading.get_ident()) for part in sorted(slow_first)]


def test_the_first_fault_in_order_is_raised_and_the_rest_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("equipoise.study.executor.cores", lambda: 2)
    begun: list[int] = []

    def work(part: int) -> None:
        begun.append(part)
        time.sleep(0.05 if part == 0 else 0.0)
        raise ValueError(f"part {part}")

    with pytest.raises(ValueError, match="part 0"):
        threads(work, range(50))
    assert len(begun) < 50


def test_no_part_is_no_work() -> None:
    assert threads(lambda part: part, ()) == []
