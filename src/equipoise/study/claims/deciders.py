"""The input that moves the answer to a claim most."""

from __future__ import annotations

from typing import NamedTuple

from equipoise.study.reductions.record import DeciderRow, PairRecord

FEWEST_IN_A_THIRD = 20


class Decider(NamedTuple):
    """The input that moves an answer most: at how many interceptors, and the shares of draws in its lowest and highest thirds."""

    interceptors: int
    input_id: str
    label: str
    low_third: float
    high_third: float


def deciding(pair: PairRecord, draws: int) -> tuple[DeciderRow, ...]:
    """The inputs that move the answer most, when each third of the draws holds enough of them to tell."""
    return pair.deciders if (draws - 1) // 3 + 1 >= FEWEST_IN_A_THIRD else ()


def decider(pair: PairRecord, draws: int) -> Decider | None:
    """The input that moves the answer of a pair most; None where none does, or the draws are too few to tell."""
    level, rows = pair.deciders_level, deciding(pair, draws)
    if level is None or not rows:
        return None
    return Decider(level, rows[0].id, rows[0].name, rows[0].low_third, rows[0].high_third)
