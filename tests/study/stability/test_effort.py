"""The draws of the costlier parts."""

from __future__ import annotations

from equipoise.study.stability.effort import FEWER_DRAWS, fewer


def test_few_draws_are_taken_whole_and_many_in_part() -> None:
    assert fewer(12) == 12
    assert fewer(10 * FEWER_DRAWS) == FEWER_DRAWS
