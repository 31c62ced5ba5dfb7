"""What sides hold and what strikes leave, as rows of tables."""

from __future__ import annotations

from equipoise.report.pages.survivor_panels import measure_rows, survivor_rows
from tests import stabilities

NAMES = {"USA": "United States", "RUS": "Russia", "IND": "India", "PAK": "Pakistan", "two_large": "two large"}


def test_each_pair_stands_with_its_mirror_and_a_table_of_every_cell() -> None:
    record = stabilities.record()
    rows = survivor_rows(record, NAMES)
    assert [row.title for row in rows] == ["United States and Russia", "India and Pakistan"]
    first = rows[0]
    assert [side.name for side in first.sides] == ["United States, struck by Russia", "Russia, struck by the United States"]
    assert first.heads[0] == "Day to day, riding out"
    assert len(first.heads) == 4
    for side, entry in zip(first.sides, record.survivors, strict=False):
        assert [line.name for line in side.rows[:-3]] == [leg.name for leg in entry.legs]
        assert all(len(line.cells) == 4 for line in side.rows)
        assert [line.held is None for line in side.rows][-3:] == [True] * 3
        assert side.rows[-3].cells[0].best == f"{entry.cells[0].total.warheads.best:,.0f}"


def test_small_numbers_keep_a_digit_and_thousands_are_said() -> None:
    def change(tree: stabilities.Tree) -> None:
        cell = tree["survivors"][0]["cells"][0]
        cell["legs"][0]["warheads"] |= {"best": 3.21, "q05": 0.01, "q95": 1234.5}
        cell["total"]["cmp"] |= {"best": 82_173.0, "q05": 45_695.0, "q95": 101_029.0}

    rows = survivor_rows(stabilities.changed(change), NAMES)[0].sides[0].rows
    assert rows[0].cells[0] == ("3.2", "<0.1–1,234")
    assert rows[-1].name.endswith("thousands")
    assert rows[-1].cells[0] == ("82", "46–101")


def test_a_side_without_a_measure_has_none_and_says_which_leg() -> None:
    bare = {"emt": dict.fromkeys(("best", "q05", "q50", "q95")), "unmeasured": ["RUS.bulava"]}
    record = stabilities.changed(lambda tree: tree["measures"][1].update(bare))
    rows = measure_rows(record, NAMES)
    assert [row.name for row in rows] == list(NAMES.values())
    assert rows[1].cells[1] == ("none", "")
    assert rows[1].unmeasured == ("RUS.bulava",)
    assert rows[0].cells[0].best == f"{record.measures[0].warheads.best:,.0f}"
