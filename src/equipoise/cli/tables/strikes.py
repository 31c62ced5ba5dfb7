"""The table of strikes of a study of stability: what each is made of, what it destroys, how much more another could."""

from __future__ import annotations

from equipoise.cli.output import Column
from equipoise.report.record import Record
from equipoise.report.words.numbers import share
from equipoise.report.words.wording import in_words

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


def strike_rows(record: Record) -> list[tuple[str, ...]]:
    """One row for each strike of the chosen pairs, at best estimates; the last two columns say how far it may fall short."""
    return [_row(row) for pair in record["pairs"] for row in pair["allocation"]]


def _row(row: Record) -> tuple[str, ...]:
    fired = {kind: sum(one["fired"] for one in row["types"] if one["nuclear"] == kind) for kind in (True, False)}
    gap = row["gap"]
    return (
        f"{row['striker']} on {row['struck']}",
        in_words(row["posture"]),
        f"{fired[True]:,.0f}",
        f"{fired[False]:,.0f}",
        f"{row['destroyed']:,.0f}",
        f"{row['value']:,.0f}",
        *("no bound" if gap[name] is None else share(gap[name]) for name in ("best", "q95")),
    )
