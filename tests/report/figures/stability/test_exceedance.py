from __future__ import annotations

from equipoise.report.figures.stability.exceedance import figures
from tests import stabilities
from tests.report.figures.subjects import headings, subject


def test_both_directions_of_a_pair_stand_side_by_side() -> None:
    record = stabilities.record()
    (curves,) = figures(subject(record, record.pairs[1]))
    assert curves.title.startswith("India and Pakistan: ")
    assert headings(curves) == ["India retaliates", "Pakistan retaliates"]


def test_a_third_doctrine_is_drawn() -> None:
    record = stabilities.six_cells()
    for pair in record.pairs:
        assert all("launch under attack" in panel.svg for panel in figures(subject(record, pair))[0].panels)
