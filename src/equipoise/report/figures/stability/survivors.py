"""What a strike leaves of each leg, for a pair."""

from __future__ import annotations

from equipoise.report.drawing.charts.survivors import Survivors, survivors_figure, tints
from equipoise.report.figures.figure import Figure, Key, Panel, Place, Subject
from equipoise.report.words.stability import pair_title, side_names, struck_by
from equipoise.study.stability.record.pairs import ChosenPair
from equipoise.study.stability.record.whole import StabilityRecord

PLACE = Place("survivors")


def figures(subject: Subject) -> list[Figure]:
    """Both directions of a pair side by side."""
    record: StabilityRecord = subject.record
    pair: ChosenPair = subject.item
    names = side_names(record)
    both = [row for row in record.survivors if {row.retaliator, row.adversary} == {pair.a, pair.b}]
    panels = [
        Panel(survivors_figure(Survivors(f"survivors-{row.retaliator}-{row.adversary}".lower(), row, names)), struck_by(row, names))
        for row in both
    ]
    return [
        Figure(
            f"{pair_title(pair, names)}: share of each leg's warheads that survives a strike and works, riding out.",
            "Both sides in the same posture. Share of what the leg holds at best estimates; to the right, expected warheads.",
            panels,
            "at best estimates, exact. Dot: expected share at best estimates; line: 5–95 % of the draws, cut where it leaves the axis. "
            "Diamond: expected share when launched on warning, where it differs. Source: this run.",
            [Key(words, "tint", colour) for words, colour in tints()],
            layout="tops",
            lead="At least this share is left with a chance of",
        )
    ]
