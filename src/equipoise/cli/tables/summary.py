"""The summary of a run: for each pair what arrives, how low cuts can go, and what more interceptors do to that."""

from __future__ import annotations

from equipoise.cli.output import Column, show_line, show_table, show_text
from equipoise.report.words.numbers import number, rounded, share
from equipoise.report.words.wording import in_words
from equipoise.study.reductions.record import Cell, FloorPair, ReductionsRecord, Schedule, SchedulePair

CELLS: tuple[Column, ...] = (
    ("posture", "left"),
    ("doctrine", "left"),
    ("arriving, best", "number"),
    ("draws 5–95 %", "number"),
    ("requirement met", "number"),
)
FLOOR: tuple[Column, ...] = (
    ("interceptors", "number"),
    ("floor,\nmedian", "number"),
    ("draws 5–95 %", "number"),
    ("cuts\nremain", "number"),
    ("ended by\ndefence", "number"),
    ("unmet\nanyway", "number"),
)
SCHEDULE: tuple[Column, ...] = (
    ("interceptors", "number"),
    ("floor,\ntwo parties", "number"),
    ("floor,\ncoalition", "number"),
    ("coalition ends\ncuts earlier", "number"),
)


def show_summary(record: ReductionsRecord) -> None:
    """Print the summary of a record."""
    scenario = record.scenario
    show_text(f"{scenario.title} ({scenario.date}; {number(scenario.draws)} draws, seed {scenario.seed})")
    for pair in record.pairs:
        show_line("")
        force = number(round(pair.force.warheads.best))
        show_text(f"{pair.name}: {pair.retaliator_name} ({force} warheads) retaliates against {pair.adversary_name}")
        show_table(CELLS, (_cell(cell) for cell in pair.cells), title="Warheads that arrive")
        if isinstance(pair, FloorPair):
            title = f"Reduction floor, in warheads (none: even {number(pair.floor.most)} times the present force is too few)"
            show_table(FLOOR, _floor(pair), title=title)
        if isinstance(pair, SchedulePair):
            title = f"Floor, in warheads, when {pair.retaliator_name} and {pair.schedule.with_name} cut by the same share"
            show_table(SCHEDULE, _schedule(pair.schedule), title=title)
    kinds = ", ".join(f"{count} {kind}" for kind, count in record.kinds.items() if count)
    show_text(f"Inputs by kind: {kinds}.")


def _cell(cell: Cell) -> tuple[str, ...]:
    arriving = cell.arriving
    names = (in_words(cell.posture), in_words(cell.doctrine))
    draws = _span(arriving.draws.q05, arriving.draws.q95)
    return (*names, number(round(arriving.best.mean)), draws, share(cell.assured.best))


def _floor(pair: FloorPair) -> list[tuple[str, ...]]:
    warheads, outcomes = pair.floor.warheads, pair.outcomes
    return [
        (
            number(level),
            rounded(warheads.q50[at]),
            _span(warheads.q05[at], warheads.q95[at]),
            share(outcomes.cuts_remain[at]),
            share(outcomes.ended_by_defence[at]),
            share(outcomes.unmet_anyway),
        )
        for at, level in enumerate(pair.floor.interceptors)
    ]


def _schedule(schedule: Schedule) -> list[tuple[str, ...]]:
    alone, coalition = schedule.alone.warheads, schedule.coalition.warheads
    return [
        (number(level), rounded(alone.q50[at]), rounded(coalition.q50[at]), share(schedule.earlier[at]))
        for at, level in enumerate(schedule.interceptors)
    ]


def _span(low: float | None, high: float | None) -> str:
    return f"{rounded(low)} to {rounded(high)}"
