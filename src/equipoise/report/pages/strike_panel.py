"""How strikes are allocated, as tables of the page: what is fired at what, what survives, and how much better another strike could be."""

from __future__ import annotations

from collections.abc import Mapping

from equipoise.report.record import Record
from equipoise.report.words.numbers import NONE, percent
from equipoise.report.words.stability import pair_title
from equipoise.report.words.wording import in_words

Names = Mapping[str, str]


def strike_tables(record: Record, names: Names) -> list[Record]:
    """One table for each chosen pair: a row for each strike and class that it is fired at, and a line on its value and gap."""
    return [
        {
            "title": pair_title(pair, names),
            "strikes": [_strike(row, names) for row in pair["allocation"]],
        }
        for pair in record["pairs"]
    ]


def _strike(row: Record, names: Names) -> Record:
    return {
        "who": f"{names[row['striker']]} strikes {names[row['struck']]}, {in_words(row['posture'])}",
        "rows": [
            {
                "name": one["name"],
                "aimpoints": one["aimpoints"],
                "fired": _fired(row["types"], one["fired"]),
                "survive": one["survive"],
                "destroyed": one["destroyed"],
            }
            for one in row["classes"]
            if _fired(row["types"], one["fired"]) != NONE
        ],
        "whole": f"{row['destroyed']:,.0f} of {row['value']:,.0f} warheads that would work; {_shortfall(row)}",
    }


def _fired(types: list[Record], fired: list[float]) -> str:
    """What is fired at a class, by type; a type that is not is left out."""
    words = [f"{n:,.0f} {_kind(one, types)}" for one, n in zip(types, fired, strict=True) if n >= 0.5]
    return ", ".join(words) or NONE


def _kind(one: Record, types: list[Record]) -> str:
    """A type in one word if that tells it from the others, else its name."""
    word = "nuclear" if one["nuclear"] else "conventional"
    return word if sum(other["nuclear"] == one["nuclear"] for other in types) == 1 else one["name"]


def _shortfall(row: Record) -> str:
    """How much more another strike could destroy, at best estimates and over the draws."""
    gap = row["gap"]
    if not any(one["ready"] > 0.0 for one in row["types"]):
        return "none of its weapons is on alert"
    if row["bound"] is None or gap["best"] is None:
        return "no bound: too many types"
    if max(gap["best"], gap["q95"] or 0.0) <= 1e-6:
        return "no other strike destroys more"
    return f"another could destroy {_more(gap['best'])} more at most (in 95 % of the draws {_more(gap['q95'])})"


def _more(share: float) -> str:
    """A gap as it reads after 'could destroy'."""
    if 0.0 < share < 0.01:
        return f"{max(100.0 * share, 0.1):.1f}\N{NO-BREAK SPACE}%"
    return percent(share) if share > 0.0 else "nothing"
