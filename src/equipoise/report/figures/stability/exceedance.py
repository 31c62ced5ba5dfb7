"""The chance that at least so many warheads arrive, for a pair."""

from __future__ import annotations

from equipoise.report.drawing.charts.exceedance import Exceedance, exceedance_figure
from equipoise.report.figures.figure import Figure, Panel, Place, Subject
from equipoise.report.words.stability import pair_title, side_names
from equipoise.study.stability.record.pairs import ChosenPair
from equipoise.study.stability.record.whole import StabilityRecord

PLACE = Place("pairs", 2)


def figures(subject: Subject) -> list[Figure]:
    """What arrives at least, in each cell: both directions of a pair."""
    record: StabilityRecord = subject.record
    pair: ChosenPair = subject.item
    names = side_names(record)
    panels: list[Panel] = []
    for retaliator, adversary in ((pair.a, pair.b), (pair.b, pair.a)):
        curves = [row for row in record.exceedance if (row.retaliator, row.adversary) == (retaliator, adversary)]
        key = f"exceedance-{pair.a}-{pair.b}-{retaliator}".lower()
        drawing = exceedance_figure(Exceedance(key, curves, names, record.scenario.requirement))
        panels.append(Panel(drawing, f"{names[retaliator]} retaliates"))
    return [
        Figure(
            f"{pair_title(pair, names)}: the chance that at least so many warheads arrive.",
            "Both postures, every doctrine. Shaded: the range of the requirement; upright dashes: its best estimate.",
            panels,
            "Lines: best estimates; bands over the draws are in the record. Source: this run.",
        )
    ]
