from __future__ import annotations

from equipoise.report.figures.stability.survivors import figures
from tests import stabilities
from tests.report.figures.subjects import headings, subject


def test_each_pair_stands_with_its_mirror() -> None:
    record = stabilities.record()
    (survivors,) = figures(subject(record, record.pairs[0]))
    assert headings(survivors) == ["United States, struck by Russia", "Russia, struck by the United States"]
    assert [key.words for key in survivors.keys] == ["95\xa0%", "50\xa0%", "5\xa0%"]
