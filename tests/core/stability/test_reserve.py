"""Reserves against a third party and positions after others' exchange, by hand and by search."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from equipoise.core.exchange.actors import n_actors
from equipoise.core.exchange.encounter import Exchange, exchange
from equipoise.core.exchange.posture import BOMBER
from equipoise.core.exchange.sides import coalition, single
from equipoise.core.stability.dyads import assured
from equipoise.core.stability.reserve import STEPS_PER_FORCE, after_riding_out, position_after, third_party_reserve
from equipoise.errors import InputError
from equipoise.vocabulary import DOCTRINES
from tests.core.exchange.small_worlds import changed, world

EVERY = np.arange(len(DOCTRINES))
ONE, OTHER, THIRD = (single(3, place) for place in range(3))


def chance(whole: Exchange, needed: np.ndarray, share: float, posture: int) -> np.ndarray:
    """The chance of each draw and doctrine that a share of a force is enough."""
    record = whole._replace(force=whole.force._replace(launchers=whole.force.launchers * share))
    return assured(*record, needed, (0, 2), EVERY)[1][:, posture]


@pytest.mark.parametrize("seed", range(6))
def test_the_reserve_is_the_smallest_share_that_is_enough(seed: int) -> None:
    actors, needed, assurance = world(seed), np.array([3.0, 2.0]), 0.6
    found = third_party_reserve(actors, ONE, OTHER, THIRD, needed, assurance, (0, 2), EVERY)
    for posture in range(2):
        left = after_riding_out(actors, ONE, OTHER, posture)
        whole = exchange(changed(actors, legs={"launchers": left}), ONE, THIRD)
        for draw, doctrine in np.ndindex(2, EVERY.size):
            share = found[draw, posture, doctrine]
            if np.isinf(share):
                assert chance(whole, needed, 1.0, posture)[draw, doctrine] < assurance
                continue
            assert chance(whole, needed, share, posture)[draw, doctrine] >= assurance - 1e-9
            less = share - 1.0 / STEPS_PER_FORCE
            assert less < 0.0 or chance(whole, needed, less, posture)[draw, doctrine] < assurance


def test_a_requirement_of_nothing_needs_no_reserve() -> None:
    assert not third_party_reserve(world(0), ONE, OTHER, THIRD, np.zeros(2), 0.9, (0, 2)).any()


def test_a_greater_requirement_never_needs_less() -> None:
    actors = world(2)
    shares = [third_party_reserve(actors, ONE, OTHER, THIRD, np.full(2, need), 0.6, (0, 2)) for need in (0.0, 1.0, 3.0, 6.0, 200.0)]
    for less, more in pairwise(shares):
        assert (more >= less).all()
    assert np.isinf(shares[-1]).all()


@pytest.mark.parametrize("seed", range(8))
def test_third_parties_keep_what_they_have_and_gain_in_share(seed: int) -> None:
    actors = world(seed)
    found = position_after(actors, ONE, OTHER, 1.0, (0, 2))
    warheads = actors.legs.launchers * actors.legs.loading
    for actor in range(n_actors(actors)):
        assert found.before[:, actor] == pytest.approx(warheads[:, actors.legs.owner == actor].sum(axis=1))
    assert found.after[:, :, 2] == pytest.approx(np.tile(found.before[:, 2:], (1, 2)))
    assert (found.share_after[:, :, 2] >= found.share_before[:, None, 2] - 1e-12).all()
    assert found.after[:, :, 1] == pytest.approx(0.0)
    assert (found.after >= -1e-9).all()
    assert found.share_after.sum(axis=2) == pytest.approx(1.0)


def test_the_striker_loses_what_it_spends_and_the_struck_what_it_sends() -> None:
    actors = world(3)
    kept, half, sent = (position_after(actors, ONE, OTHER, answer, (0, 2)) for answer in (0.0, 0.5, 1.0))
    assert (kept.after[:, :, 0] <= kept.before[:, None, 0] + 1e-9).all()
    assert kept.after[:, :, 1] / 2.0 == pytest.approx(half.after[:, :, 1])
    assert kept.after[:, :, 0] == pytest.approx(sent.after[:, :, 0])
    left = after_riding_out(actors, OTHER, ONE, 1) * actors.legs.loading
    assert kept.after[:, 1, 1] == pytest.approx(left[:, actors.legs.owner == 1].sum(axis=1))


@pytest.mark.parametrize("seed", range(6))
def test_members_of_a_coalition_spend_in_proportion_to_what_they_have_ready(seed: int) -> None:
    actors, pair = world(seed), coalition(3, (0, 1))
    found = position_after(actors, pair, THIRD, 0.0, (0, 2))
    lost = found.before[:, None] - found.after
    for posture in range(2):
        used = 1.0 - actors.capabilities.withheld[:, actors.legs.owner]
        each = actors.legs.launchers * actors.legs.loading * actors.legs.alert[:, posture] * used
        each = np.where(actors.legs.basing == BOMBER, 0.0, each)
        ready = np.stack([each[:, actors.legs.owner == actor].sum(axis=1) for actor in range(2)], axis=1)
        spent = lost[:, posture, :2].sum(axis=1, keepdims=True)
        assert lost[:, posture, :2] == pytest.approx(spent * ready / np.maximum(ready.sum(axis=1, keepdims=True), 1e-12))
        assert (spent <= ready.sum(axis=1, keepdims=True) + 1e-9).all()


def test_rows_do_not_know_of_each_other() -> None:
    actors = world(2)
    whole = third_party_reserve(actors, ONE, OTHER, THIRD, np.full(2, 2.0), 0.6, (0, 2))
    assert np.array_equal(third_party_reserve(actors, ONE, OTHER, THIRD, np.full(2, 2.0), 0.6, (1, 2)), whole[1:])
    everywhere = position_after(actors, ONE, OTHER, 0.3, (0, 2))
    for field, part in zip(everywhere, position_after(actors, ONE, OTHER, 0.3, (1, 2)), strict=True):
        assert np.array_equal(part, field[1:])


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: third_party_reserve(world(0), ONE, OTHER, THIRD, np.ones(2), 1.0, (0, 2)),
            "an assurance of 1 is impossible; give a probability between 0 and 1",
        ),
        (
            lambda: third_party_reserve(world(0), ONE, OTHER, THIRD, -np.ones(2), 0.5, (0, 2)),
            "the requirement -1 is impossible; give a number of at least 0",
        ),
        (lambda: position_after(world(0), ONE, OTHER, 1.5, (0, 2)), "answer 1.5 is impossible; give a probability between 0 and 1"),
        (
            lambda: position_after(world(0), ONE, ONE, 0.5, (0, 2)),
            "an actor stands on both sides of an exchange; name sides without a common member",
        ),
    ],
)
def test_impossible_questions_are_refused(call: object, sentence: str) -> None:
    assert callable(call)
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
