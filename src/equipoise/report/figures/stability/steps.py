"""What a step of one actor does to the others."""

from __future__ import annotations

from equipoise.report.drawing.charts.matrix.grid import change_grid
from equipoise.report.drawing.charts.matrix.matrix import matrix_figure
from equipoise.report.figures.figure import Figure, Panel, Place, Subject
from equipoise.report.words.numbers import count
from equipoise.study.stability.record.whole import StabilityRecord

PLACE = Place("steps")


def figures(subject: Subject) -> list[Figure]:
    """The changes of assured retaliation by a step on offence, and on defence."""
    record: StabilityRecord = subject.record
    steps = record.externality
    return [
        Figure(
            "Change of assured retaliation, in the worst cell against the worst named adversary, by one step of "
            f"{count(steps.step)} million US dollars.",
            "Down: whose retaliation changes. Across: who spends. At best estimates. Negative beside the diagonal: security at the expense "
            "of others.",
            [
                Panel(matrix_figure(change_grid(f"steps-{kind}", record.sides, entries, kind)), f"A step on {kind}")
                for kind, entries in (("offence", steps.offence), ("defence", steps.defence))
            ],
            "Tints: points of percent, as much deeper for each tenfold, the same in every matrix. +0 and −0: a change that only rounds to "
            "nothing. A step on offence buys launchers of all legs, one on defence interceptors of all layers, in proportion. "
            "Source: this run.",
            layout="tops",
        )
    ]
