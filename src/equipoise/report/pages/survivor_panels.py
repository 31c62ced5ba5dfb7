"""What sides hold and what strikes leave, on the page of a study of stability: figures by leg, and tables in several measures."""

from __future__ import annotations

from collections.abc import Mapping

from equipoise.report.figures.survivors import TOTAL, Survivors, survivors_figure
from equipoise.report.pages.record import Record
from equipoise.report.words.cells import DOCTRINES
from equipoise.report.words.numbers import DASH, NONE, one_decimal
from equipoise.report.words.wording import capital, in_words, the

THOUSAND = 1000.0
MEASURES = {
    "warheads": ("warheads", 1.0),
    "emt": ("equivalent megatons", 1.0),
    "cmp": ("counter-military potential, thousands", THOUSAND),
}
Names = Mapping[str, str]


def survivor_panels(record: Record, names: Names) -> list[Record]:
    """For each chosen pair: both directions side by side, and the table of what is left in every cell."""
    found: list[Record] = []
    for pair in record["pairs"]:
        both = [row for row in record["survivors"] if {row["retaliator"], row["adversary"]} == {pair["a"], pair["b"]}]
        found.append(
            {
                "title": f"{names[pair['a']]} and {names[pair['b']]}",
                "panels": [_panel(row, names) for row in both],
                "heads": [_head(cell) for cell in both[0]["cells"]],
                "sides": [{"name": _struck(row, names), "rows": _rows(row)} for row in both],
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


def _panel(entry: Record, names: Names) -> Record:
    key = f"survivors-{entry['retaliator']}-{entry['adversary']}".lower()
    return {"heading": _struck(entry, names), "svg": survivors_figure(Survivors(key, entry, names))}


def _struck(entry: Record, names: Names) -> str:
    return f"{names[entry['retaliator']]}, struck by {the(names[entry['adversary']])}"


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
