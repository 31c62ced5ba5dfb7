"""The branches of a cell: their weights, when causes are kept apart, and what is kept for the next level of a defence."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.branches import N_SLOTS, branches, workspace
from equipoise.core.exchange.doctrine import LAUNCH_ON_WARNING, LAUNCH_UNDER_ATTACK, RIDE_OUT
from equipoise.core.exchange.posture import BOMBER, ROAD_MOBILE, SILO, SUBMARINE
from equipoise.core.exchange.retaliation import width
from equipoise.vocabulary import DOCTRINES
from tests.core.exchange.small_forces import Leg, attack_of, force_of

ATTACK = attack_of((4.0, 4.0), p_breakthrough=(0.25, 0.5), p_found_killed=((0.1, 0.1), (0.8, 0.8)), p_warning=0.75, p_confirmed=0.5)
SILOS = Leg(SILO, 6, (6, 6), leaves_under_attack=0.5)
BOMBERS = Leg(BOMBER, 4, (2, 4), met=0)


@pytest.mark.parametrize(
    ("legs", "doctrine", "weights"),
    [
        ((SILOS,), RIDE_OUT, [1.0]),  # riding out: a warning saves no silo
        ((SILOS,), LAUNCH_ON_WARNING, [0.25, 0.75]),
        ((SILOS,), LAUNCH_UNDER_ATTACK, [0.5, 0.5]),  # confirmed, or not
        ((SILOS, BOMBERS), LAUNCH_UNDER_ATTACK, [0.5, 0.5]),
        ((SILOS, BOMBERS._replace(met=1)), LAUNCH_UNDER_ATTACK, [0.25, 0.25, 0.5]),  # warned, but not confirmed
        ((SILOS, BOMBERS), RIDE_OUT, [1.0]),  # the bombers saved are on one side: mixed at once
        ((SILOS, BOMBERS._replace(met=1)), RIDE_OUT, [0.25, 0.75]),
        ((Leg(ROAD_MOBILE, 4, (2, 2)),), RIDE_OUT, [1.0]),
        ((Leg(ROAD_MOBILE, 4, (2, 2)), Leg(ROAD_MOBILE, 4, (2, 2), met=0)), RIDE_OUT, [0.75, 0.25]),  # one breakthrough, both sides
    ],
)
def test_causes_are_kept_apart_only_where_they_touch_both_sides(legs: tuple[Leg, ...], doctrine: int, weights: list[float]) -> None:
    force = force_of(legs)
    space = workspace(width(force))
    slot = branches(force, ATTACK, 0, 0, doctrine, 1.0, 1.0, space)
    assert space.weight[slot, : space.number[slot]].tolist() == pytest.approx(weights)


@pytest.mark.parametrize(("doctrine", "number"), [(RIDE_OUT, 4), (LAUNCH_UNDER_ATTACK, 6), (LAUNCH_ON_WARNING, 4)])
def test_every_branch_is_a_distribution_on_either_side(doctrine: int, number: int) -> None:
    force = force_of((SILOS, BOMBERS._replace(met=1), BOMBERS, Leg(ROAD_MOBILE, 4, (2, 2)), Leg(ROAD_MOBILE, 4, (2, 2), met=0)))
    space = workspace(width(force))
    slot = branches(force, ATTACK, 0, 1, doctrine, 1.0, 1.0, space)
    assert space.number[slot] == number
    for branch in range(number):
        for side, windows in ((space.met, space.met_window), (space.unmet, space.unmet_window)):
            low, high = windows[slot, branch]
            assert side[slot, branch, low : high + 1].sum() == pytest.approx(1.0, abs=1e-12)


def test_a_cell_is_kept_until_its_slot_is_needed_again() -> None:
    force = force_of((SILOS,))
    space = workspace(width(force))
    first = branches(force, ATTACK, 0, 0, RIDE_OUT, 0.5, 1.0, space)
    for step in range(1, N_SLOTS):
        branches(force, ATTACK, 0, 0, RIDE_OUT, step / N_SLOTS / 2, 1.0, space)
    assert branches(force, ATTACK, 0, 0, RIDE_OUT, 0.5, 1.0, space) == first
    kept = space.met[first].copy()
    branches(force, ATTACK, 0, 0, RIDE_OUT, 1.0, 1.0, space)
    assert not np.array_equal(kept, space.met[first])


def test_twin_another_draw_scale_or_doctrine_is_another_cell() -> None:
    force = force_of((SILOS,))
    space = workspace(width(force))
    slots = {
        branches(force, ATTACK, 0, p, doctrine, scale, other, space)
        for p, doctrine, scale, other in [
            (0, RIDE_OUT, 1.0, 1.0),
            (1, RIDE_OUT, 1.0, 1.0),
            *((0, doctrine, 1.0, 1.0) for doctrine in range(1, len(DOCTRINES))),
            (0, RIDE_OUT, 0.5, 1.0),
            (0, RIDE_OUT, 1.0, 0.5),
        ]
    }
    assert len(slots) == 6


TRACKED = (SILOS, BOMBERS._replace(met=1), BOMBERS, Leg(ROAD_MOBILE, 4, (2, 2)), Leg(ROAD_MOBILE, 4, (2, 2), met=0))


@pytest.mark.parametrize("legs", [(SILOS,), (SILOS, BOMBERS), TRACKED, (Leg(SUBMARINE, 8, (4, 6)), SILOS), TRACKED[:4]])
@pytest.mark.parametrize("posture", [0, 1])
@pytest.mark.parametrize("doctrine", [LAUNCH_UNDER_ATTACK, LAUNCH_ON_WARNING])
def test_what_is_taken_from_riding_out_is_what_would_be_computed(legs: tuple[Leg, ...], posture: int, doctrine: int) -> None:
    force = force_of(legs)
    alone, after = workspace(width(force)), workspace(width(force))
    branches(force, ATTACK, 0, posture, RIDE_OUT, 1.0, 1.0, after)
    branches(force, ATTACK, 0, posture, RIDE_OUT, 0.5, 1.0, after)  # so that the streams at hand are another scale's
    slots = [branches(force, ATTACK, 0, posture, doctrine, 1.0, 1.0, space) for space in (alone, after)]
    assert alone.number[slots[0]] == after.number[slots[1]]
    assert after.serial[slots[1], 0] == after.serial[0, 0], "the unwarned branch is the one that rides out"
    for branch in range(alone.number[slots[0]]):
        for side in ("met", "unmet"):
            low, high = getattr(alone, f"{side}_window")[slots[0], branch]
            assert getattr(after, f"{side}_window")[slots[1], branch].tolist() == [low, high]
            ours, theirs = getattr(after, side)[slots[1], branch], getattr(alone, side)[slots[0], branch]
            assert ours[low : high + 1].tolist() == theirs[low : high + 1].tolist()
