"""What leaks as the raid grows."""

from __future__ import annotations

from equipoise.report.drawing.charts.leakage import Curve, leakers_figure, no_leak_figure
from equipoise.report.figures.figure import Figure, Key, Panel, Place, Subject

PLACE = Place("curve")


def figures(subject: Subject) -> list[Figure]:
    """Leakers, and the chance of none, against the raid's size; nothing where a single size could be computed."""
    points = subject.record.curve
    if len(points) < 2:
        return []
    own = float(subject.record.scenario.warheads)
    return [
        Figure(
            "What leaks, and the chance that nothing does, by size of the raid.",
            "Warheads and decoys grow in proportion; the defence stays as it is. All branches together.",
            [
                Panel(leakers_figure(Curve("leakers", points, own)), "Warheads that leak"),
                Panel(no_leak_figure(Curve("no-leak", points, own)), "Chance that none leaks"),
            ],
            "Unit: warheads; chance in %. Source: this run.",
            [Key("5–95 %", "wide"), Key("mean (left), chance (right)", "line")],
        )
    ]
