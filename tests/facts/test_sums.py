"""Totals that add up, legs against totals, and defences that name a layer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from equipoise import facts

JANUARY_2026 = dt.date(2026, 1, 1)
JULY_2025 = dt.date(2025, 7, 1)


@pytest.mark.parametrize("date", [JULY_2025, JANUARY_2026])
def test_best_estimates_of_each_actor_add_up(base: facts.Facts, date: dt.date) -> None:
    for actor in base.actors.values():
        totals = actor.totals
        assert totals.reserve is not None
        assert totals.retired is not None
        stock = totals.military_stockpile.at(date).best
        assert stock == totals.deployed.at(date).best + totals.reserve.at(date).best, actor.id
        if date == JANUARY_2026:  # retired warheads of most are given from then on
            assert totals.total_inventory.at(date).best == stock + totals.retired.at(date).best, actor.id


def test_the_derived_deployment_of_india_says_so(base: facts.Facts) -> None:
    value = base.quantity("IND.totals.deployed").at(JANUARY_2026)
    assert value.best == 12
    assert "derived" in value.note


@pytest.mark.parametrize(
    ("relative", "old", "new", "message"),
    [
        (
            "actors/GBR.yaml",
            "low: 40, best: 120, high: 120, kind: estimate, source: sipri26_dep",
            "low: 220, best: 220, high: 220, kind: estimate, source: sipri26_dep",
            "on 2026-01-01 GBR.totals.military_stockpile 225–260 is not the sum of deployed 220 + reserve 105–185; "
            "correct one of them, or widen a range with its reason",
        ),
        (
            "actors/GBR.yaml",
            "low: 225, best: 225, high: 260, kind: estimate, source: fas_uk24",
            "low: 20, best: 22, high: 26, kind: estimate, source: fas_uk24",
            "on 2025-01-01 GBR.totals.military_stockpile 20–26 is not the sum of deployed 40–120 + reserve 105–185",
        ),
        (
            "actors/ISR.yaml",
            "unit: launchers, low: 20, best: 25, high: 50",
            "unit: launchers, low: 400, best: 400, high: 400",
            "the legs of ISR carry at least 380 warheads, more than the stockpile of 290; lower launchers or loadings",
        ),
        (
            "actors/GBR.yaml",
            "unit: launchers, low: 40, best: 48, high: 48",
            "unit: launchers, low: 1, best: 2, high: 3",
            "the legs of GBR carry at most 9 warheads, fewer than the 40 that are deployed; add the missing leg",
        ),
        ("defences/a135.yaml", "layer: RUS.a135", "layer: GBR.a135", "a135 names the unknown layer 'GBR.a135'"),
    ],
)
def test_sums_that_cannot_be_are_refused(spoiled: Callable[..., str], relative: str, old: str, new: str, message: str) -> None:
    sentence = spoiled(relative, old, new)
    assert sentence.startswith(f"{relative}:")
    assert message in sentence
