from __future__ import annotations

from equipoise.report.figures.catalogue import drawn
from equipoise.report.figures.reach.absentees import figures
from tests.report import arcs
from tests.report.figures.subjects import headings, subject


def test_a_map_is_drawn_once_by_altitude_and_by_time() -> None:
    record = arcs.record()
    assert headings(figures(subject(record))[0]) == ["Space layer: by altitude", "Space layer: by time to decide"]
    twice = arcs.record(space=2 * arcs.tree()["space"])
    assert len(figures(subject(twice))[0].panels) == 2
    assert drawn("reach", "space", subject(arcs.record(space=[]))) == []
