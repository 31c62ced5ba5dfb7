from __future__ import annotations

from equipoise.report.figures.reach.altitudes import figures
from tests.report import arcs
from tests.report.figures.subjects import headings, subject


def test_each_flight_has_a_panel() -> None:
    (altitudes,) = figures(subject(arcs.record()))
    titles = [flight.title for flight in arcs.record().flights]
    assert [heading.lower() for heading in headings(altitudes)] == [title.lower() for title in titles]
    assert "Far layer" in altitudes.panels[0].svg
    assert "Far layer" not in altitudes.panels[1].svg
