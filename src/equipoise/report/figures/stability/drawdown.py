"""What is left to the struck side of a pair, and what arrives, as the strike grows."""

from __future__ import annotations

from equipoise.report.drawing.charts.drawdown import Drawdown, axis_ends, drawdown_figure
from equipoise.report.figures.figure import Figure, Panel, Place, Subject
from equipoise.report.words.stability import pair_title, side_names
from equipoise.study.stability.record.pairs import ChosenPair

PLACE = Place("pairs")
DRAWN = "day_to_day"


def figures(subject: Subject) -> list[Figure]:
    """The drawdown of both sides of a pair, day to day, on the same axes."""
    pair: ChosenPair = subject.item
    names = side_names(subject.record)
    curves = [row for row in pair.drawdown if row.posture == DRAWN]
    strikes = [row for row in pair.strikes if row.posture == DRAWN]
    most = axis_ends(curves, strikes)
    panels: list[Panel] = []
    for curve in curves:
        strike = next((row for row in strikes if (row.striker, row.struck) == (curve.striker, curve.struck)), None)
        key = f"drawdown-{pair.a}-{pair.b}-{curve.striker}".lower()
        panels.append(Panel(drawdown_figure(Drawdown(key, curve, strike, names, most)), f"{names[curve.striker]} strikes"))
    return [
        Figure(
            f"{pair_title(pair, names)}: what is left to the struck side, and what arrives, as the strike grows.",
            "Day to day, riding out. Conventional weapons, where there are any, come with every point, the first included. Solid: what is "
            "left to send. Dashed: what arrives behind the striker's defence. Dotted: the expected values from which the index of Kent and "
            "Thaler is computed. Rings: where the striker's own cost is least, on either curve.",
            panels,
            "Unit: warheads. Band: 5–95 % of the draws. Both directions on the same axes. Source: this run.",
        )
    ]
