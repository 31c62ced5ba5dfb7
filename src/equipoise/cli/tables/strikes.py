"""The table of strikes of a study of stability: what each is made of, what it destroys, how much more another could."""

from __future__ import annotations

from equipoise.cli.output import Column
from equipoise.report.words.numbers import share
from equipoise.report.words.wording import in_words
from equipoise.study.stability.record.pairs import Allocation
from equipoise.study.stability.record.whole import StabilityRecord

STRIKES: tuple[Column, ...] = (
    ("strike", "whole"),
    ("posture", "whole"),
    ("fired:\nnuclear", "number"),
    ("conven-\ntional", "number"),
    ("warheads\ndestroyed", "number"),
    ("of", "number"),
    ("gap", "number"),
    ("gap,\n95 %", "number"),
)


def strike_rows(record: StabilityRecord) -> list[tuple[str, ...]]:
    """One row for each strike of the chosen pairs, at best estimates; the last two columns say how far it may fall short."""
    return [_row(row) for pair in record.pairs for row in pair.allocation]


def _row(row: Allocation) -> tuple[str, ...]:
    fired = {kind: sum(one.fired for one in row.types if one.nuclear == kind) for kind in (True, False)}
    return (
        f"{row.striker} on {row.struck}",
        in_words(row.posture),
        f"{fired[True]:,.0f}",
        f"{fired[False]:,.0f}",
        f"{row.destroyed:,.0f}",
        f"{row.value:,.0f}",
        *("no bound" if gap is None else share(gap) for gap in (row.gap.best, row.gap.q95)),
    )
