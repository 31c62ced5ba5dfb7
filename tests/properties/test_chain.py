"""What must hold for the whole chain of every small force."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from equipoise.core.exchange.doctrine import LAUNCH_ON_WARNING, LAUNCH_UNDER_ATTACK, RIDE_OUT
from equipoise.core.exchange.posture import BOMBER, RAIL_MOBILE, ROAD_MOBILE, SILO, SUBMARINE
from equipoise.core.stability.requirement import arriving
from equipoise.vocabulary import DOCTRINES
from tests.core.exchange.small_forces import Leg, System, attack_of, defence_of, force_of, random_system

ROUNDING = 1e-9
POSTURE, DOCTRINE = st.integers(0, 1), st.integers(0, len(DOCTRINES) - 1)


def fractional(seed: int, scale: float) -> System:
    """A random small force, part of which is neither whole nor round."""
    system = random_system(np.random.default_rng([41, seed]))
    force = system.force._replace(launchers=system.force.launchers * scale)
    return system._replace(force=force, attack=system.attack._replace(warheads=system.attack.warheads * (2.0 - scale)))


SYSTEMS = st.builds(fractional, st.integers(0, 10**6), st.sampled_from([1.0, 1.0, 0.37, 1.45]))


def mean(distribution: NDArray[np.float64]) -> float:
    return float(np.arange(distribution.size) @ distribution)


def never_more(weaker: NDArray[np.float64], stronger: NDArray[np.float64]) -> bool:
    """Whether no number of warheads is reached with a greater probability in the first distribution."""
    size = max(weaker.size, stronger.size)
    below, above = (np.cumsum(np.pad(item, (0, size - item.size))) for item in (weaker, stronger))
    return bool((below >= above - ROUNDING).all())


@settings(max_examples=60)
@given(SYSTEMS, POSTURE, DOCTRINE)
def test_probabilities_sum_to_one(system: System, posture: int, doctrine: int) -> None:
    found = arriving(*system, 0, posture, doctrine)
    assert abs(found.sum() - 1.0) < ROUNDING
    assert (found >= 0.0).all()
    assert (found <= 1.0 + ROUNDING).all()


@settings(max_examples=60)
@given(SYSTEMS, POSTURE, DOCTRINE, st.integers(0, 2), st.integers(1, 10))
def test_more_interceptors_never_raise_what_arrives(system: System, posture: int, doctrine: int, place: int, more: int) -> None:
    if not system.defence.track_per_raid.size:
        system = system._replace(defence=defence_of((3.0, 2.0, 0.6, 0.8, 0.7, 0)))
    stocks = system.defence.interceptors.copy()
    stocks[0, place % stocks.shape[1]] += more
    stronger = system._replace(defence=system.defence._replace(interceptors=stocks))
    assert never_more(arriving(*stronger, 0, posture, doctrine), arriving(*system, 0, posture, doctrine))


@settings(max_examples=60)
@given(SYSTEMS, POSTURE, DOCTRINE)
def test_no_defence_leaks_everything(system: System, posture: int, doctrine: int) -> None:
    empty = system._replace(defence=system.defence._replace(interceptors=np.zeros_like(system.defence.interceptors)))
    none = system._replace(defence=defence_of())
    unmet = system._replace(force=system.force._replace(met=np.zeros_like(system.force.met)))
    everything = arriving(*none, 0, posture, doctrine)
    assert np.abs(arriving(*empty, 0, posture, doctrine) - everything).max() < ROUNDING
    assert np.abs(arriving(*unmet, 0, posture, doctrine) - everything).max() < ROUNDING


@settings(max_examples=60)
@given(SYSTEMS, POSTURE, DOCTRINE)
def test_order_of_the_legs_is_no_matter_without_a_strike(system: System, posture: int, doctrine: int) -> None:
    """Under a strike the order decides between legs on which a shot destroys exactly as much."""
    force, attack = system.force, system.attack._replace(warheads=np.zeros_like(system.attack.warheads))
    order = np.arange(force.basing.size)[::-1]
    turned = force._replace(**{name: np.ascontiguousarray(getattr(force, name)[..., order]) for name in force._fields})
    found, expected = (arriving(item, attack, system.defence, 0, posture, doctrine) for item in (turned, force))
    assert np.abs(found - expected).max() < ROUNDING


@settings(max_examples=40)
@given(st.integers(1, 12), st.integers(0, 11), st.integers(0, 30), st.floats(0.1, 0.9))
def test_more_bombers_on_alert_never_lower_survivors(n: int, alert: int, warheads: int, p_warning: float) -> None:
    legs = [force_of((Leg(BOMBER, n, (min(n, ready), min(n, ready)), loading=2.0),)) for ready in (alert, alert + 1)]
    attack = attack_of((float(warheads), float(warheads)), p_warning=p_warning)
    less, more = (mean(arriving(leg, attack, defence_of(), 0, 0, RIDE_OUT)) for leg in legs)
    assert more >= less - ROUNDING


@settings(max_examples=40)
@given(st.sampled_from([ROAD_MOBILE, SUBMARINE, RAIL_MOBILE]), st.integers(1, 6), st.integers(0, 5), st.floats(0.0, 1.0))
def test_more_launchers_hidden_never_lower_survivors_when_the_strike_kills_what_is_exposed(
    basing: int, groups: int, hidden: int, p_found: float
) -> None:
    sizes = (1, 2) if basing == ROAD_MOBILE else (2, 2)
    attack = attack_of((500.0, 500.0), p_soft=1.0, p_found_killed=((p_found, p_found), (p_found, p_found)))
    forces = [force_of((Leg(basing, 2 * groups, (2 * min(groups, n), 2 * min(groups, n)), *sizes),)) for n in (hidden, hidden + 1)]
    less, more = (mean(arriving(force, attack, defence_of(), 0, 0, RIDE_OUT)) for force in forces)
    assert more >= less - ROUNDING


@settings(max_examples=60)
@given(SYSTEMS, POSTURE, DOCTRINE, st.sampled_from(["p_found_killed", "p_breakthrough"]), st.floats(0.0, 1.0))
def test_better_hidden_never_lowers_what_arrives(system: System, posture: int, doctrine: int, name: str, share: float) -> None:
    better = system._replace(attack=system.attack._replace(**{name: getattr(system.attack, name) * share}))
    assert never_more(arriving(*system, 0, posture, doctrine), arriving(*better, 0, posture, doctrine))


@settings(max_examples=60)
@given(st.integers(1, 20), st.integers(0, 60), st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_harder_silos_never_lower_survivors(n: int, warheads: int, p: float, q: float, fratricide: float) -> None:
    force = force_of((Leg(SILO, n, (0, 0)),))
    softer, harder = (
        arriving(force, attack_of((float(warheads), float(warheads)), kill, fratricide=fratricide), defence_of(), 0, 0, RIDE_OUT)
        for kill in (max(p, q), min(p, q))
    )
    assert never_more(softer, harder)


@settings(max_examples=60)
@given(SYSTEMS, POSTURE, DOCTRINE, st.floats(0.0, 1.0))
def test_better_warning_never_lowers_the_mean(system: System, posture: int, doctrine: int, share: float) -> None:
    attack = system.attack
    worse = system._replace(attack=attack._replace(p_warning=attack.p_warning * share, p_confirmed=attack.p_confirmed * share))
    undefended = defence_of()
    less, more = (mean(arriving(item.force, item.attack, undefended, 0, posture, doctrine)) for item in (worse, system))
    assert more >= less - system.force.basing.size * 0.5 - ROUNDING  # a leg's warheads are rounded to whole ones


def whole(seed: int) -> System:
    return random_system(np.random.default_rng([43, seed]))


@settings(max_examples=150)
@given(st.builds(whole, st.integers(0, 10**6)), POSTURE)
def test_launching_earlier_never_leaves_fewer_of_a_whole_force(system: System, posture: int) -> None:
    """With whole counts it holds at every threshold, so that the reduction floor may leave out all doctrines but the first that counts."""
    everything = system._replace(force=system.force._replace(leaves_under_attack=np.ones_like(system.force.launchers)))
    found = [arriving(*everything, 0, posture, doctrine) for doctrine in (RIDE_OUT, LAUNCH_UNDER_ATTACK, LAUNCH_ON_WARNING)]
    assert never_more(found[0], found[1])
    assert never_more(found[1], found[2])


@settings(max_examples=150)
@given(SYSTEMS, POSTURE, st.floats(0.5, 0.99))
def test_launching_earlier_leaves_at_most_a_rounding_fewer_of_any_force(system: System, posture: int, assurance: float) -> None:
    """A leg in parts has fractions in each part: their chances add up to one launcher a part, never to more."""
    assured = [
        int(np.flatnonzero(np.cumsum(arriving(*system, 0, posture, doctrine)[::-1])[::-1] >= assurance).max(initial=0))
        for doctrine in (RIDE_OUT, LAUNCH_UNDER_ATTACK, LAUNCH_ON_WARNING)
    ]
    slack = float((2.0 * np.ceil(system.force.loading[0])).sum())
    assert assured[1] >= assured[0] - slack
    assert assured[2] >= assured[1] - slack


@settings(max_examples=60)
@given(SYSTEMS, POSTURE)
def test_launching_earlier_never_lowers_the_mean_but_for_rounding(system: System, posture: int) -> None:
    undefended = system._replace(defence=defence_of())
    means = [mean(arriving(*undefended, 0, posture, doctrine)) for doctrine in (RIDE_OUT, LAUNCH_UNDER_ATTACK, LAUNCH_ON_WARNING)]
    slack = system.force.basing.size * 0.5 + ROUNDING  # a leg's warheads are rounded to whole ones
    assert means[1] >= means[0] - slack
    assert means[2] >= means[1] - slack


def test_twin_fractions_can_leave_fewer_on_warning() -> None:
    """The rounding is real: ten certain silos, of which 9.5 may leave, are nine and two halves."""
    force = force_of((Leg(SILO, 10, (5, 5)),))._replace(alert=np.full((1, 2, 1), 0.95))
    found = [arriving(force, attack_of(p_warning=1.0), defence_of(), 0, 0, doctrine) for doctrine in (RIDE_OUT, LAUNCH_ON_WARNING)]
    assert not never_more(*found)
    assert mean(found[0]) == pytest.approx(mean(found[1]))
