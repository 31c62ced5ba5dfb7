"""What hands out the parts of core's work: `map`, or what works on several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from equipoise.core.defence.engagement.engine import engagement
from equipoise.core.defence.engagement.system import Failure, Layer, System, Threat
from equipoise.study.executor import threads

SYSTEM = System((6,), (Layer(0, (2,), (0.5,), (1.0,)),), (Failure("command", 0.2, (0.5,), (0.9,), (1.0,)),))


def test_what_hands_out_the_work_changes_nothing() -> None:
    handed: list[int] = []

    def backwards(work: Callable[[Any], Any], parts: Iterable[Any]) -> list[Any]:
        todo = list(parts)
        handed.append(len(todo))
        return [work(part) for part in todo[::-1]][::-1]

    alone, others = engagement((Threat(5),), SYSTEM), engagement((Threat(5),), SYSTEM, executor=backwards)
    assert handed == [2]
    assert alone.leakers.tolist() == others.leakers.tolist() == engagement((Threat(5),), SYSTEM, executor=threads).leakers.tolist()
    assert [branch.failed for branch in alone.branches] == [branch.failed for branch in others.branches]
