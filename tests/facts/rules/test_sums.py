"""Totals that add up, legs against totals, and defences that name a layer."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.facts.records.fields import replaced
from equipoise.facts.records.quantity import Quantity
from equipoise.facts.rules.sums import broken_sums

Range = tuple[float, float, float]

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


def ranged(quantity: Quantity, numbers: Range) -> Quantity:
    """A quantity with one range from its first day on."""
    value = replaced(quantity.values[0], **dict(zip(("low", "best", "high"), numbers, strict=True)))
    return replaced(quantity, values=(value,))


def with_israel(base: facts.Facts, totals: dict[str, Range], leg: tuple[Range, Range] = ((1, 2, 4), (1, 3, 5))) -> facts.Facts:
    """The base with one actor alone, whose totals and one leg (launchers, loading) have these ranges."""
    actor = base.actors["ISR"]
    name, first = next(iter(actor.legs.items()))
    whole = replaced(actor.totals, **{key: ranged(getattr(actor.totals, key), numbers) for key, numbers in totals.items()})
    own = replaced(first, launchers=ranged(first.launchers, leg[0]), loading=ranged(first.loading, leg[1]))
    alone = {"actors": {"ISR": replaced(actor, totals=whole, legs={name: own})}}
    return dataclasses.replace(base, groups=alone)


TOTALS: dict[str, Range] = {
    "deployed": (1, 6, 10),
    "reserve": (2, 15, 20),
    "military_stockpile": (10, 20, 60),
    "retired": (3, 30, 40),
    "total_inventory": (70, 80, 90),
}


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"deployed": (1, 2, 5), "reserve": (2, 3, 5)}, []),  # the high ends of the parts meet the low end of the whole
        ({"deployed": (1, 2, 5), "reserve": (2, 3, 4)}, ["stockpile 10–60 is not the sum of deployed 1–5 + reserve 2–4"]),
        ({"deployed": (4, 70, 80), "reserve": (56, 70, 80)}, []),  # the low ends of the parts meet the high end of the whole
        ({"deployed": (5, 70, 80), "reserve": (56, 70, 80)}, ["stockpile 10–60 is not the sum of deployed 5–80 + reserve 56–80"]),
        ({"retired": (3, 5, 9)}, ["inventory 70–90 is not the sum of military_stockpile 10–60 + retired 3–9"]),
        ({"deployed": (4, 4, 4), "reserve": (2, 3, 5)}, ["stockpile 10–60 is not the sum of deployed 4 + reserve 2–5"]),
    ],
)
def test_ranges_need_only_meet_at_their_ends(base: facts.Facts, changes: dict[str, Range], faults: list[str]) -> None:
    found = broken_sums(with_israel(base, TOTALS | changes))
    assert len(found) == len(faults)
    for fault, words in zip(found, faults, strict=True):
        assert words in fault.what


@pytest.mark.parametrize(
    ("leg", "words"),
    [
        (((7, 50, 90), (9, 20, 30)), ""),  # 7 times 9, less a rounding of 5 %, is below the high end of the stockpile, 60
        (((8, 50, 90), (8, 20, 30)), "carry at least 61 warheads, more than the stockpile of 60"),
        (((1, 1, 2), (0.1, 0.2, 0.48)), ""),  # 2 times 0.48, and a rounding of 5 %, is above the low end of what is deployed, 1
        (((1, 1, 2), (0.1, 0.2, 0.47)), "carry at most 1 warheads, fewer than the 1 that are deployed"),
    ],
)
def test_legs_are_compared_by_the_ends_of_their_ranges(base: facts.Facts, leg: tuple[Range, Range], words: str) -> None:
    found = broken_sums(with_israel(base, TOTALS, leg))
    assert len(found) == bool(words)
    assert all(words in fault.what for fault in found)
