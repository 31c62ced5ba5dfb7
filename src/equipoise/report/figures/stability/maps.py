"""Maps of the index of first-strike stability of a pair, each beside its mirror."""

from __future__ import annotations

from equipoise.report.drawing.charts.index_contour import IndexMap, index_contour_figure
from equipoise.report.drawing.tint_key import index_key
from equipoise.report.figures.figure import Figure, Panel, Place, Subject, Tints
from equipoise.report.words.stability import pair_title, side_names
from equipoise.study.stability.record.pairs import ChosenPair, Contour

PLACE = Place("maps")
KINDS = {"alert_loading": "Alert and loading", "defence_cuts": "Defence and cuts"}
CHANGES = {
    "alert_loading": "The side named puts more or less on alert and on each launcher; the other stays as it is.",
    "defence_cuts": "The side named builds a defence, and both cut their forces to a share.",
}


def figures(subject: Subject) -> list[Figure]:
    """A figure for each kind of change, a map beside its mirror."""
    pair: ChosenPair = subject.item
    names = side_names(subject.record)
    drawn: list[Figure] = []
    for kind, words in KINDS.items():
        panels = [
            Panel(
                index_contour_figure(IndexMap(_key(pair, part), f"{words} of {names[part.actor]}", part)),
                f"{names[part.actor]} changes",
            )
            for part in pair.contours
            if part.kind == kind
        ]
        drawn.append(
            Figure(
                f"{pair_title(pair, names)}: {words.lower()}.",
                "Index of first-strike stability, capped, day to day, at best estimates; deeper: nearer to 1, so that going first gains "
                f"less. {CHANGES[kind]} Ring: today. All maps in the same tints.",
                panels,
                "Source: this run.",
                tints=Tints("Index", index_key()),
            )
        )
    return drawn


def _key(pair: ChosenPair, part: Contour) -> str:
    return f"map-{pair.a}-{pair.b}-{part.kind}-{part.vary}".lower().replace("_", "-")
