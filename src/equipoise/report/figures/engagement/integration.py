"""What integration buys, step by step."""

from __future__ import annotations

from equipoise.report.drawing.charts.integration import Waterfall, integration_figure
from equipoise.report.drawing.theme import ACCENT, WORSE
from equipoise.report.figures.figure import Figure, Key, Panel, Place, Subject

PLACE = Place("integration")


def figures(subject: Subject) -> list[Figure]:
    """The steps from layers that fight alone to one system."""
    return [
        Figure(
            "From layers that fight alone to one system with one command.",
            "Each step changes one thing; its effect depends on the steps before it.",
            [Panel(integration_figure(Waterfall("integration", subject.record.integration)))],
            "Unit: warheads that leak. A bar spans the mean before and after the step. Source: this run.",
            [Key("fewer leak", "tint", ACCENT), Key("more leak", "tint", WORSE), Key("no change", "tint"), Key("┃ 95 % quantile")],
            layout="one",
        )
    ]
