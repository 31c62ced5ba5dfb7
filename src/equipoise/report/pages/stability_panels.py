"""The figures of the page of a study of stability: matrices, steps, curves and maps, each beside its mirror."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from equipoise.report.figures.drawdown import Drawdown, axis_ends, drawdown_figure
from equipoise.report.figures.exceedance import Exceedance, exceedance_figure
from equipoise.report.figures.index_contour import IndexMap, index_contour_figure
from equipoise.report.figures.matrix.grid import assured_grid, change_grid
from equipoise.report.figures.matrix.matrix import matrix_figure
from equipoise.report.pages.record import Record
from equipoise.report.words.cells import by_doctrine, cell_name, matrix_cells

OUT_OF_REACH = "one is out of the other's reach"
DRAWN = "day_to_day"
KINDS = {"alert_loading": "Alert and loading", "defence_cuts": "Defence and cuts"}
CHANGES = {
    "alert_loading": "The side named puts more or less on alert and on each launcher; the other stays as it is.",
    "defence_cuts": "The side named builds a defence, and both cut their forces to a share.",
}
Names = Mapping[str, str]


def matrix_panels(record: Record) -> list[Record]:
    """The shares of the draws in which the requirement is met, one matrix for each cell of the record: postures side by side."""
    panels: list[Record] = []
    for cell in by_doctrine(matrix_cells(record)):
        place = (cell["posture"], cell["doctrine"])
        grid = assured_grid(f"matrix-{'-'.join(place)}", record["sides"], record["matrix"], place, "share")
        panels.append({"heading": cell_name(cell), "svg": matrix_figure(grid._replace(absent=OUT_OF_REACH))})
    return panels


def step_panels(record: Record) -> list[Record]:
    """What a step of one actor does to the others: on offence and on defence."""
    return [
        {
            "heading": f"A step on {kind}",
            "svg": matrix_figure(change_grid(f"steps-{kind}", record["sides"], record["externality"][kind], kind)),
        }
        for kind in ("offence", "defence")
    ]


def curve_panels(record: Record, names: Names) -> list[Record]:
    """For each chosen pair: the drawdown of both sides, day to day, on the same axes, and what arrives in each cell."""
    rows: list[Record] = []
    for pair in record["pairs"]:
        key, both = f"{pair['a']}-{pair['b']}".lower(), f"{names[pair['a']]} and {names[pair['b']]}"
        curves = [row for row in pair["drawdown"] if row["posture"] == DRAWN]
        strikes = [row for row in pair["strikes"] if row["posture"] == DRAWN]
        most = axis_ends(curves, strikes)
        drawn: list[Record] = []
        for curve in curves:
            strike = next((row for row in strikes if (row["striker"], row["struck"]) == (curve["striker"], curve["struck"])), None)
            name = f"drawdown-{key}-{curve['striker'].lower()}"
            heading = f"{names[curve['striker']]} strikes"
            drawn.append({"heading": heading, "svg": drawdown_figure(Drawdown(name, curve, strike, names, most))})
        rows.append(
            {"title": both, "drawdown": drawn, "exceedance": _exceedance(record, pair, names, key), "index": pair["index"], "pair": pair}
        )
    return rows


def _exceedance(record: Record, pair: Record, names: Names, key: str) -> list[Record]:
    """What arrives at least, in each cell: both directions of a pair."""
    panels: list[Record] = []
    for one, other in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
        curves = [row for row in record["exceedance"] if (row["retaliator"], row["adversary"]) == (one, other)]
        data = Exceedance(f"exceedance-{key}-{one.lower()}", curves, names, record["scenario"]["requirement"])
        panels.append({"heading": f"{names[one]} retaliates", "svg": exceedance_figure(data)})
    return panels


def map_panels(record: Record, names: Names) -> list[Record]:
    """The maps of the index of each pair, a map beside its mirror."""
    rows: list[Record] = []
    for pair in record["pairs"]:
        for kind, words in KINDS.items():
            maps = [part for part in pair["contours"] if part["kind"] == kind]
            panels = [
                {
                    "heading": f"{names[part['actor']]} changes",
                    "svg": index_contour_figure(IndexMap(_key(pair, part), f"{words} of {names[part['actor']]}", part)),
                }
                for part in maps
            ]
            rows.append({"title": f"{names[pair['a']]} and {names[pair['b']]}: {words.lower()}", "words": CHANGES[kind], "panels": panels})
    return rows


def _key(pair: Record, part: Mapping[str, Any]) -> str:
    return f"map-{pair['a']}-{pair['b']}-{part['kind']}-{part['vary']}".lower().replace("_", "-")
