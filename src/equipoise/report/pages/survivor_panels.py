"""What sides hold and what strikes leave, on the page of a study of stability: tables in several measures."""

from __future__ import annotations

from collections.abc import Mapping

from equipoise.report.drawing.charts.survivors import TOTAL
from equipoise.report.record import Record
from equipoise.report.words.cells import DOCTRINES
from equipoise.report.words.numbers import DASH, NONE, one_decimal
from equipoise.report.words.stability import pair_title, struck_by
from equipoise.report.words.wording import capital, in_words

THOUSAND = 1000.0
MEASURES = {
    "warheads": ("warheads", 1.0),
    "emt": ("equivalent megatons", 1.0),
    "cmp": ("counter-military potential, thousands", THOUSAND),
}
Names = Mapping[str, str]


def survivor_rows(record: Record, names: Names) -> list[Record]:
    """For each chosen pair, the table of what is left in every cell, in both directions."""
    found: list[Record] = []
    for pair in record["pairs"]:
        both = [row for row in record["survivors"] if {row["retaliator"], row["adversary"]} == {pair["a"], pair["b"]}]
        found.append(
            {
                "pair": pair,
                "title": pair_title(pair, names),
                "heads": [_head(cell) for cell in both[0]["cells"]],
                "sides": [{"name": struck_by(row, names), "rows": _rows(row)} for row in both],
            }
        )
    return found


def measure_rows(record: Record, names: Names) -> list[Record]:
    """The whole force of each side in warheads, equivalent megatons and counter-military potential."""
    return [
        {
            "name": names[row["side"]],
            "cells": [_read(row["warheads"]), _read(row["emt"]), _read(row["cmp"], THOUSAND), _read(row["cmp_bombers"], THOUSAND)],
            "unmeasured": row["unmeasured"],
        }
        for row in record["measures"]
    ]


def _rows(entry: Record) -> list[Record]:
    """A row for each leg, then the total in each measure."""
    cells = entry["cells"]
    legs = [
        {"name": leg["name"], "held": _read(leg["warheads"]), "cells": [_read(cell["legs"][place]["warheads"]) for cell in cells]}
        for place, leg in enumerate(entry["legs"])
    ]
    totals = [
        {"name": f"{TOTAL}, {words}", "held": None, "cells": [_read(cell["total"][key], unit) for cell in cells]}
        for key, (words, unit) in MEASURES.items()
    ]
    return [*legs, *totals]


def _head(cell: Record) -> str:
    """The heading of a column: posture, then doctrine."""
    return f"{capital(in_words(cell['posture']))}, {DOCTRINES.get(cell['doctrine'], cell['doctrine'])}"


def _read(found: Record, unit: float = 1.0) -> Record:
    """A best estimate, and 5 to 95 % of the draws, in words; without a number the second has none."""
    if found["best"] is None:
        return {"best": NONE, "range": ""}
    best, low, high = (one_decimal(found[name] / unit) for name in ("best", "q05", "q95"))
    return {"best": best, "range": f"{low}{DASH}{high}"}
