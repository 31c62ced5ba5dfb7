from __future__ import annotations

from equipoise.report.figures.stability.maps import figures
from tests import stabilities
from tests.report.figures.subjects import headings, subject


def test_maps_stand_beside_their_mirrors() -> None:
    record = stabilities.record()
    maps = figures(subject(record, record.pairs[0]))
    assert [each.title for each in maps] == ["United States and Russia: alert and loading.", "United States and Russia: defence and cuts."]
    assert headings(maps[0]) == ["United States changes", "Russia changes"]
