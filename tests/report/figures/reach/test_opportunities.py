from __future__ import annotations

from equipoise.report.figures.catalogue import drawn
from equipoise.report.figures.reach.opportunities import figures
from tests.report import arcs
from tests.report.figures.subjects import headings, subject


def test_opportunities_are_those_of_a_side() -> None:
    (opportunities,) = figures(subject(arcs.record()))
    assert headings(opportunities) == ["Layers of USA"]
    assert drawn("reach", "met", subject(arcs.record(layers=[]))) == []
