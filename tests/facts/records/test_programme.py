"""Programmes: rival costs side by side, one of them the default, with the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from equipoise import facts


def test_rival_costs_stand_side_by_side(base: facts.Facts) -> None:
    dome = base.programmes["golden_dome"]
    assert [cost.best for cost in dome.costs] == [175, 185, 1191, 743, 351, 3600]
    assert [cost.by for cost in dome.costs if cost.default] == ["Congressional Budget Office"]
    assert dome.default_because
    assert base.quantity("programmes.golden_dome.engagement_window").unit == "minutes"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("default: true, ", "", "0 of the rival costs are the default; set 'default: true' on one of them"),
        ("low: 743", "low: -1", "low -1 is impossible: billion_usd must be at least 0; give a value inside these bounds"),
        ("id: golden_dome", "id: iron_dome", "holds the programme 'iron_dome'; rename it to iron_dome.yaml"),
    ],
)
def test_a_programme_that_cannot_be_is_refused(spoiled: Callable[..., str], old: str, new: str, message: str) -> None:
    sentence = spoiled("programmes/golden_dome.yaml", old, new)
    assert sentence.startswith("programmes/golden_dome.yaml:")
    assert message in sentence
