"""What leaks in each branch of the common failures."""

from __future__ import annotations

from equipoise.report.drawing.charts.branch import SHADES, Bars, branch_figure
from equipoise.report.figures.figure import Figure, Panel, Place, Subject
from equipoise.report.words.numbers import chance
from equipoise.report.words.wording import capital

PLACE = Place("branches")
MOST_BRANCHES = 4
NEGLIGIBLE = 1e-3


def figures(subject: Subject) -> list[Figure]:
    """The likeliest branches beside each other on the same axes."""
    branches = subject.record.branches
    rows = branches[:MOST_BRANCHES]
    most = 1.08 * max(max(row.distribution) for row in rows)
    last = max([1, *(n for row in rows for n, p in enumerate(row.distribution) if p > NEGLIGIBLE)])
    panels: list[Panel] = []
    for index, row in enumerate(rows):
        name, works = capital(row.name), not row.failed
        drawing = branch_figure(Bars(f"branch-{index}", name, row.distribution, row.mean, last, most, works))
        panels.append(Panel(drawing, f"{name}: {chance(row.probability)}", SHADES[works]))
    some = f" The {len(rows)} likeliest of {len(branches)} branches." if len(branches) > len(rows) else ""
    return [
        Figure(
            "The leakers in each branch of the common failures.",
            f"Chance of each number of leakers, given the branch; the heading gives the probability of the branch.{some}",
            panels,
            "Unit: warheads that leak; chance in % of the branch. Dashed: the mean. Source: this run.",
        )
    ]
