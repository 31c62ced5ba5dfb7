"""The map of more and better interceptors."""

from __future__ import annotations

from equipoise.report.drawing.charts.contour import Map, contour_figure
from equipoise.report.drawing.tint_key import share_key
from equipoise.report.figures.figure import Figure, Panel, Place, Subject, Tints

PLACE = Place("take")


def figures(subject: Subject) -> list[Figure]:
    """The chance that nothing leaks over the stock and the misses of single shots."""
    grid = subject.record.grid
    return [
        Figure(
            "Chance that nothing leaks, with more interceptors and with better ones.",
            "Downwards: single-shot misses in every layer, in % of the scenario's, unreliable interceptors included; 0 % never misses. "
            "All branches together.",
            [Panel(contour_figure(Map("contours", grid.stocks, grid.misses, grid.p_no_leak)))],
            "Framed: the scenario. Lines: contours of 50 % (solid) and 90 % (dashed), where they are reached. Steps not to scale. "
            "Source: this run.",
            tints=Tints("Chance in %", share_key()),
            layout="one",
        )
    ]
