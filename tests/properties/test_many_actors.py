"""What must hold among many actors: names carry no weight, sizes scale, better never means less, and the limits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.exchange.actors import Actors
from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.posture import BOMBER, ROAD_MOBILE, SUBMARINE
from equipoise.core.exchange.remainder import remainder
from equipoise.core.exchange.sides import Side, coalition, single
from equipoise.core.stability.all_azimuth import at_once
from equipoise.core.stability.dyads import assured_matrix
from equipoise.core.stability.externality import Costs, CountedCells, externality
from equipoise.core.stability.reserve import position_after, third_party_reserve
from equipoise.vocabulary import DOCTRINES
from tests.core.exchange.small_worlds import armed, changed, permuted, world

N = 4
SIDES = (*(single(N, place) for place in range(N)), coalition(N, (0, 1)), coalition(N, (1, 2, 3), defence=(1, 2)))
NEEDED = np.full((2, len(SIDES), len(SIDES)), 4.0)
EVERY = np.arange(len(DOCTRINES))
EVERY_CELL = np.ones((2, 2), dtype=np.bool_)
ROUNDING = 1e-9
SEEDS = st.integers(0, 10**6)
ORDERS = st.permutations(range(N)).map(np.array)


def renamed(side: Side, order: np.ndarray) -> Side:
    """The same side in a world where actor order[k] has place k."""
    return Side(side.offence[order], side.defence[order])


def mean(actors: Actors) -> np.ndarray:
    """Expected arriving warheads of every single actor against every other, NaN left out."""
    found = assured_matrix(actors, SIDES[:N], SIDES[:N], NEEDED[:, :N, :N], (0, 2)).mean
    return found[:, ~np.eye(N, dtype=np.bool_)]


def undefended(seed: int) -> Actors:
    actors = world(seed, N)
    return changed(actors, layers={"interceptors": np.zeros_like(actors.layers.interceptors)})


def unprotected(seed: int) -> Actors:
    actors = world(seed, N)
    return changed(actors, layers={"coverage_forces": np.zeros_like(actors.layers.coverage_forces)})


@settings(max_examples=12, deadline=None)
@given(SEEDS, ORDERS)
def test_relabelled_actors_permute_every_matrix(seed: int, order: np.ndarray) -> None:
    """Sides keep their places and take their members' new names, so that nothing at all may change but the columns of spenders."""
    actors = armed(world(seed, N), seed) if seed % 2 else world(seed, N)
    other, sides = permuted(actors, order), tuple(renamed(side, order) for side in SIDES)
    first = assured_matrix(actors, SIDES, SIDES, NEEDED, (0, 2), None, EVERY)
    second = assured_matrix(other, sides, sides, NEEDED, (0, 2), None, EVERY)
    for one, two in zip(first, second, strict=True):
        assert two == pytest.approx(one, abs=1e-12, nan_ok=True)
    costs = Costs(np.linspace(1.0, 2.0, actors.legs.owner.size), np.full(actors.layers.owner.size, 3.0), 20.0)
    spent = externality(actors, SIDES[:N], SIDES, NEEDED[:, :N], CountedCells(EVERY_CELL), costs, (0, 1))
    again = externality(other, sides[:N], sides, NEEDED[:, :N], CountedCells(EVERY_CELL), costs, (0, 1))
    for one, two in zip(spent, again, strict=True):
        assert two == pytest.approx(one[:, :, order], abs=1e-12, nan_ok=True)


@settings(max_examples=12, deadline=None)
@given(SEEDS, ORDERS)
def test_relabelled_actors_permute_positions_reserves_and_azimuths(seed: int, order: np.ndarray) -> None:
    actors = world(seed, N)
    other, sides = permuted(actors, order), tuple(renamed(side, order) for side in SIDES)
    one, two = (position_after(w, s[0], s[1], 0.5, (0, 2)) for w, s in ((actors, SIDES), (other, sides)))
    assert two.after == pytest.approx(one.after[..., order], abs=1e-9)
    shares = [third_party_reserve(w, s[0], s[1], s[2], np.full(2, 2.0), 0.6, (0, 2)) for w, s in ((actors, SIDES), (other, sides))]
    assert np.array_equal(shares[0], shares[1])
    chances = [at_once(w, s[0], s[1:3], NEEDED[:, 0, :2] / 2.0, (0, 2), EVERY).p_all for w, s in ((actors, SIDES), (other, sides))]
    assert chances[1] == pytest.approx(chances[0], abs=1e-12)


def test_twin_actors_that_are_exchanged_in_part_do_not_permute() -> None:
    actors, order = world(5, N), np.array([1, 0, 2, 3])
    kept = {name: getattr(actors.capabilities, name) for name in ("warning", "detect")}
    half = changed(permuted(actors, order), capabilities=kept)
    sides = tuple(renamed(side, order) for side in SIDES)
    first = assured_matrix(actors, SIDES, SIDES, NEEDED, (0, 2)).mean
    second = assured_matrix(half, sides, sides, NEEDED, (0, 2)).mean
    assert not np.allclose(first, second, equal_nan=True, atol=1e-6)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.floats(0.1, 20.0))
def test_all_arsenals_scaled_scale_what_is_left_and_what_is_spent(seed: int, factor: float) -> None:
    """Homogeneity of expected values: the strike is divided in shares. Layers are not scaled, and protect no forces here."""
    actors = unprotected(seed)
    scaled = changed(actors, legs={"launchers": actors.legs.launchers * factor})
    one, two = (remainder(*exchange(w, SIDES[0], SIDES[1]), (0, 2)) for w in (actors, scaled))
    assert two.launchers == pytest.approx(one.launchers * factor)
    assert two.spent == pytest.approx(one.spent * factor)


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.sampled_from(["sspk_silo", "detect", "p_breakthrough", "kill_if_found"]), st.floats(0.0, 1.0))
def test_harder_and_better_hidden_never_lowers_expected_survivors(seed: int, name: str, share: float) -> None:
    """Without a defence, where the strike is planned to destroy the most expected warheads, and all loadings are whole."""
    actors = undefended(seed)
    better = changed(actors, capabilities={name: getattr(actors.capabilities, name) * share})
    assert (mean(better)[..., 0] >= mean(actors)[..., 0] - ROUNDING).all()


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.floats(0.0, 1.0))
def test_better_warning_of_bombers_never_lowers_expected_survivors(seed: int, share: float) -> None:
    actors = undefended(seed)
    actors = changed(actors, legs={"basing": np.full_like(actors.legs.basing, BOMBER)})
    worse = changed(actors, capabilities={"warning": actors.capabilities.warning * share})
    slack = actors.legs.basing.size * 1e-6
    assert (mean(actors) >= mean(worse) - slack).all()


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.floats(0.0, 1.0))
def test_more_hidden_never_lowers_expected_survivors_where_the_search_finds_nothing(seed: int, share: float) -> None:
    """Where it does find, a launcher that hides can be worse off than one of many in garrison: the limit of the rule."""
    actors = undefended(seed)
    none, legs = np.zeros_like(actors.capabilities.detect), actors.legs
    blind = changed(actors, capabilities={"detect": none, "p_breakthrough": none})
    hides = (legs.owner == 0) & np.isin(legs.basing, (ROAD_MOBILE, SUBMARINE))
    better = changed(blind, legs={"alert": np.where(hides, legs.alert + share * (1.0 - legs.alert), legs.alert)})
    less, more = (assured_matrix(item, SIDES[:1], SIDES[1:N], NEEDED[:, :1, : N - 1], (0, 2)).mean[..., 0] for item in (blind, better))
    assert (more >= less - ROUNDING).all()


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_perfect_counterforce_leaves_nothing(seed: int) -> None:
    """Every shot works, every hidden launcher is found, no warning works, no layer protects forces, and there are shots for all."""
    actors = unprotected(seed)
    legs, able = actors.legs, actors.capabilities
    certain = {"launchers": 1e4, "basing": 0, "alert": 1.0, "reliability": 1.0}
    ones = {name: np.ones_like(getattr(able, name)) for name in ("sspk_silo", "detect", "kill_if_found", "detect_after_breakthrough")}
    perfect = changed(
        actors,
        legs={name: np.where(legs.owner == 1, value, getattr(legs, name)) for name, value in certain.items()},
        capabilities={**ones, **{name: np.zeros_like(getattr(able, name)) for name in ("withheld", "warning")}},
    )
    found = assured_matrix(perfect, SIDES[:1], SIDES[1:2], NEEDED[:, :1, :1], (0, 2))
    assert np.abs(found.mean).max() < ROUNDING
    assert np.abs(found.p_assured).max() < ROUNDING


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_no_counterforce_and_no_defence_leaves_everything_that_works(seed: int) -> None:
    actors = undefended(seed)
    legs, able = actors.legs, actors.capabilities
    none = np.zeros_like(able.detect)
    idle = changed(actors, capabilities={"withheld": np.ones_like(able.withheld), "detect": none, "p_breakthrough": none})
    expected = (legs.launchers * legs.loading * legs.reliability)[:, legs.owner == 0].sum(axis=1)
    found = assured_matrix(idle, SIDES[:1], SIDES[1:2], NEEDED[:, :1, :1], (0, 2)).mean[:, 0, 0]
    assert found == pytest.approx(np.broadcast_to(expected[:, None, None], (2, 2, 2)), abs=1e-6)
