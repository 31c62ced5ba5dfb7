"""Defences: what is published stands once, what was observed stands as counts, what is not known is absent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from equipoise import facts


def test_all_systems_are_there(base: facts.Facts) -> None:
    assert len(base.defences) == 18
    assert {defence.owner for defence in base.defences.values()} == {"USA", "RUS", "CHN", "ISR", "IND"}
    assert all(defence.absent for defence in base.defences.values())


def test_tests_are_counts_and_never_one_rate(base: facts.Facts) -> None:
    gmd = base.defences["gmd"]
    assert [(row.attempts, row.successes) for row in gmd.trials] == [(13, 7), (14, 8), (17, 9), (5, 2), (21, 12)]
    assert gmd.layer == "USA.gmd"
    assert gmd.interceptors is None


def test_quantities_have_ids_and_rivals(base: facts.Facts) -> None:
    assert base.quantity("defences.ngi.unit_cost").values[1].best == 498
    rivals = base.quantity("defences.thaad.interceptors").values
    assert [(value.best, value.contested is not None and value.contested.default) for value in rivals] == [(259, True), (450, False)]
    assert "defences.hq19.interceptors" not in base.ids()


@pytest.mark.parametrize(
    ("relative", "old", "new", "message"),
    [
        ("thaad", "attempts: 14, successes: 14", "attempts: 14, successes: 15", "15 successes are more than 14 attempts; correct one"),
        ("thaad", 'last: "2017-07-11"', 'last: "1999"', "last 1999 lies before first 2006; give the earlier day as first"),
        ("thaad", "low: 100, best: 125, high: 200", "low: 130, best: 125, high: 200", "the range 130, 125, 200 is not in order"),
        ("thaad", 'fire_unit: "batteries"\n', "", "'fire_units' and 'fire_unit' go together; give the count and what is counted"),
        ("thaad", "id: thaad", "id: thad", "the file is named thaad.yaml but holds the defence 'thad'; rename it to thad.yaml"),
        ("thaad", "unit: km_per_s", "unit: km", "defences.thaad.burnout_speed is given in 'km'; give it in 'km_per_s'"),
        ("thaad", "absent:", "unknown:", "unknown key 'unknown'"),
        ("gmd", "layer: USA.gmd", "salvo: []\nlayer: USA.gmd", "a quantity must be a list of dated values"),
    ],
)
def test_a_defence_that_cannot_be_is_refused(spoiled: Callable[..., str], relative: str, old: str, new: str, message: str) -> None:
    sentence = spoiled(f"defences/{relative}.yaml", old, new)
    assert sentence.startswith(f"defences/{relative}.yaml:")
    assert message in sentence


def test_a_quantity_of_the_layer_is_not_stated_twice(spoiled: Callable[..., str]) -> None:
    value = "{since: 2024-01-01, unit: interceptors, low: 1, best: 1, high: 1, kind: estimate, source: mgr_2017}"
    again = f"interceptors:\n- {value}\nburnout_speed:"
    sentence = spoiled("defences/a135.yaml", "burnout_speed:", again)
    assert "'interceptors' stands in the layer RUS.a135 already; state it there only" in sentence
