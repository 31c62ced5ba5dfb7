"""The opportunities to intercept: when each layer can meet each flight."""

from __future__ import annotations

from equipoise.report.drawing.charts.opportunity import Opportunities, opportunity_figure
from equipoise.report.figures.figure import Figure, Panel, Place, Subject

PLACE = Place("met")


def figures(subject: Subject) -> list[Figure]:
    """The opportunities of each side's layers."""
    record = subject.record
    panels: list[Panel] = []
    for side in dict.fromkeys(layer.side for layer in record.layers):
        layers = [layer for layer in record.layers if layer.side == side]
        names = {layer.name for layer in layers}
        rows = [row for row in record.opportunities if row.layer in names]
        drawing = opportunity_figure(Opportunities(f"opportunities-{side}", rows, record.flights, layers))
        panels.append(Panel(drawing, f"Layers of {side}"))
    return [
        Figure(
            "Opportunities to intercept",
            "For each flight and layer: on the radars of its batteries alone, and on those of all of its side.",
            panels,
            "Unit: minutes since lift-off. Source: this run.",
            layout="tops",
        )
    ]
