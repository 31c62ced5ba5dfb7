"""The numbers of a record of reductions in words, as an explanation tells them."""

from __future__ import annotations

from typing import Protocol

from equipoise.study.reductions.record import Cell, Curves, PairRecord, Schedule


class Ends(Protocol):
    """A number over the draws: none where there is none."""

    @property
    def q05(self) -> float | None:
        """Its 5th percentile."""
        ...

    @property
    def q50(self) -> float | None:
        """Its median."""
        ...

    @property
    def q95(self) -> float | None:
        """Its 95th percentile."""
        ...


def force_words(pair: PairRecord) -> str:
    """The present force."""
    warheads = pair.force.warheads
    return f"{warheads.best:,.0f} warheads at best estimates; over the draws {_range(warheads)} on the legs that take part"


def arriving_words(cell: Cell) -> str:
    """What arrives in a cell."""
    best, drawn = cell.arriving.best, cell.arriving.draws
    return f"{best.mean:.1f} warheads arrive on average at best estimates; over the draws {_range(drawn)} warheads"


def assured_words(cell: Cell) -> str:
    """How surely the requirement is met in a cell."""
    return f"the requirement is met with probability {cell.assured.best:.3f} at best estimates; over the draws {_range(cell.assured)}"


def share_words(share: float, draws: int) -> str:
    """In how many of the draws something holds."""
    holding = round(share * draws)
    return f"holds in {holding:,} of the {draws:,} draws{f' ({100 * share:.1f} %)' if holding else ''}"


def change_words(schedule: Schedule) -> str:
    """What a coalition adds to a floor."""
    return f"{_range(schedule.difference)} warheads more against the coalition, at {schedule.difference_level} interceptors"


def floor_words(curves: Curves, at: int, level: int) -> str:
    """A floor at one level: best estimate and range, as a share and in warheads."""
    share, warheads = curves.share.best[at], curves.warheads.best[at]
    best = "none at best estimates" if share is None or warheads is None else f"{share:.3g} ({warheads:,.0f} warheads) at best estimates"
    return (
        f"the smallest sufficient share of the present force at {level} interceptors: {best}; over the draws "
        f"{_range(curves.share.at(at))}, in warheads {_range(curves.warheads.at(at))} (none: beyond 1.5)"
    )


def _range(ends: Ends) -> str:
    """The middle and the ends of what the draws give."""
    low, middle, high = ends.q05, ends.q50, ends.q95
    return " to ".join("none" if end is None else f"{end:,.4g}" for end in (low, high)) + (
        " (5th to 95th percentile)" if middle is None else f" (5th to 95th percentile), median {middle:,.4g}"
    )
