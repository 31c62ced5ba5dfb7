from __future__ import annotations

from typing import Any

import pytest

from equipoise.errors import InputError
from equipoise.report.pages.record import checked, dyads, level, marked_levels, schedules, undecided
from tests.report import synthetic


def test_a_record_without_a_part_is_refused_by_name() -> None:
    record = synthetic.record()
    del record["kinds"]
    with pytest.raises(InputError) as refused:
        checked(record)
    assert str(refused.value) == "the record has no part 'kinds'; run the scenario again with this version of Equipoise"


def test_a_dyad_finds_its_mirror_by_role() -> None:
    record = synthetic.record()
    ((pair, mirror),) = dyads(record)
    assert mirror
    assert (pair["name"], mirror["name"]) == ("RUS-vs-USA", "USA-vs-RUS")
    record["pairs"].reverse()
    assert dyads(record)[0][0]["name"] == "USA-vs-RUS"


def test_a_pair_without_a_mirror_stands_alone() -> None:
    record = synthetic.record()
    del record["pairs"][1]
    assert dyads(record) == [(record["pairs"][0], None)]
    assert schedules(record) == [(record["pairs"][1], None)]


def test_the_mirror_of_a_schedule_exchanges_its_parties() -> None:
    record = synthetic.record()
    other: dict[str, Any] = synthetic.coalition() | {"name": "USA-vs-axis", "retaliator": "USA", "adversary": "axis"}
    other["schedule"] = other["schedule"] | {"with": "RUS", "with_name": "Russia"}
    record["pairs"].append(other)
    ((pair, mirror),) = schedules(record)
    assert mirror
    assert (pair["name"], mirror["name"]) == ("RUS-vs-euro_atlantic", "USA-vs-axis")


def test_levels_are_found_and_named() -> None:
    pair = synthetic.record()["pairs"][0]
    assert level([0, 44, 64], 50) == 1
    assert [words for _, words in marked_levels(synthetic.record(), pair, synthetic.LEVELS)] == [
        "the 44 interceptors of today",
        "the 64 interceptors planned",
        "2,048 interceptors",
    ]


def test_an_open_verdict_has_the_parts_of_a_closed_one() -> None:
    verdict = undecided("A title", "Not decided.")
    assert verdict["headline"] == "Not decided."
    assert verdict["answer"] == verdict["limits"] == []
