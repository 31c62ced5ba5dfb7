"""The smallest stock: against outcomes written out, closed forms, simulation of every size, and refusals."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from equipoise.core.defence.engagement import provision
from equipoise.core.defence.engagement.engine import engagement
from equipoise.core.defence.engagement.system import AT_ONCE, Failure, Layer, System, Threat
from equipoise.core.defence.salvo.sizing import fewest_interceptors
from equipoise.errors import InputError
from tests.core.defence.enumeration import expected_shots, leaker_distribution

RAID = (Threat(2, 1),)
EARLY = Layer(0, (1, 1), (0.6,), (0.9,), p_track=0.9, p_decoy_misclassified=0.4, p_further_look=0.7)
LATE = Layer(1, (2,), (0.7,), (1.0,), p_raid_track=0.95, p_decoy_misclassified=0.3)
TWO = System((2, 3), (EARLY, LATE), (Failure("blind", 0.1, (0.5, 1.0), (1.0, 1.0), (1.0, 0.5)),))
CONFUSED = TWO._replace(layers=(EARLY, LATE._replace(p_kill_missed=0.9)))
SHARED = System((3,), (EARLY, LATE._replace(stock=0)))


def written_out(raid: tuple[Threat, ...], system: System) -> float:
    """The probability that nothing leaks, from every outcome."""
    return leaker_distribution(raid, system).get((0,) * len(raid), 0.0)


@pytest.mark.parametrize("system", [TWO, CONFUSED, SHARED], ids=["apart", "confused", "shared"])
@pytest.mark.parametrize("p_no_leak", [0.0, 0.05, 0.2, 0.35])
def test_no_smaller_stock_is_enough(system: System, p_no_leak: float) -> None:
    for place in range(len(system.stocks)):
        most = provision.useful_stock(RAID, system, place)
        chances = [written_out(RAID, provision.with_stock(system, place, stock)) for stock in range(most + 2)]
        assert chances[most + 1] == pytest.approx(chances[most], abs=1e-13)
        enough = [stock for stock, chance in enumerate(chances) if chance >= p_no_leak]
        if not enough:
            with pytest.raises(InputError, match="no size of this stock reaches"):
                provision.smallest_stock(RAID, system, p_no_leak, place)
            continue
        found = provision.smallest_stock(RAID, system, p_no_leak, place)
        assert found.stock == enough[0]
        assert found.p_no_leak == pytest.approx(chances[enough[0]], abs=1e-12)
        direct = expected_shots(RAID, provision.with_stock(system, place, found.stock))
        assert found.expected_shots == pytest.approx(direct, abs=1e-12)


@pytest.mark.parametrize(
    ("n", "p_no_leak", "p_track", "kill"), [(20, 0.8, 0.99, 0.7), (7, 0.5, 1.0, 0.4), (1, 0.96, 1.0, 0.8), (12, 0.9, 1.0, 0.9)]
)
def test_without_decoys_and_looks_it_is_the_closed_form(n: int, p_no_leak: float, p_track: float, kill: float) -> None:
    """One look at all, shots spread evenly, salvos never full."""
    system = System((0,), (Layer(0, (20,), (kill,), (1.0,), p_track=p_track, plan=AT_ONCE),))
    found = provision.smallest_stock((Threat(n),), system, p_no_leak)
    assert found.stock == fewest_interceptors(n, p_no_leak, p_track, kill)
    if p_track == 1.0:
        assert found.expected_shots == pytest.approx((found.stock,))


def test_looks_save_shots_more_than_stock() -> None:
    """Three looks at ten warheads: the number fired has a closed form when the stock never ends."""
    barrage = System((0,), (Layer(0, (3,), (0.7,), (1.0,)),))
    looks = System((0,), (Layer(0, (1, 1, 1), (0.7,), (1.0,)),))
    aim = 0.973**10
    at_once, in_looks = (provision.smallest_stock((Threat(10),), system, aim) for system in (barrage, looks))
    assert (at_once.stock, at_once.expected_shots) == (30, pytest.approx((30.0,)))
    assert 20 < in_looks.stock < 30  # the last shots of thirty are wanted less often than the tolerance tells
    assert in_looks.expected_shots == pytest.approx((10 * (1 + 0.3 + 0.09),), rel=1e-9)
    assert provision.smallest_stock((Threat(10),), looks, aim - 0.001).stock < in_looks.stock


def test_decoys_cost_stock() -> None:
    system = System((0,), (Layer(0, (2, 2), (0.8,), (1.0,), p_decoy_misclassified=0.5),))
    stocks = [provision.smallest_stock((Threat(8, decoys),), system, 0.9).stock for decoys in (0, 8, 16)]
    assert stocks == sorted(set(stocks))


def test_more_never_hurts_where_it_is_proved() -> None:
    """Random systems of two classes, shared and own stocks, both plans, capacities, without mistaken dead."""
    rng = np.random.default_rng(7)
    for _ in range(60):
        plans = rng.integers(0, 2, 2)
        layers = tuple(
            Layer(
                int(rng.integers(0, 2)) if k else 0,
                tuple(rng.integers(1, 4, rng.integers(1, 3)).tolist()),
                tuple(rng.random(2).tolist()),
                tuple(rng.random(2).tolist()),
                p_decoy_misclassified=float(rng.random()),
                p_further_look=1.0 if plans[k] == AT_ONCE else float(rng.random()),
                capacity=int(rng.integers(1, 4)),
                plan=int(plans[k]),
            )
            for k in range(2)
        )
        system = System((0, int(rng.integers(0, 4))), layers)
        assert provision.never_hurts(system, 0)
        chances = [engagement((Threat(2, 1), Threat(1, 1)), provision.with_stock(system, 0, stock)).p_no_leak for stock in range(13)]
        assert (np.diff(chances) >= -1e-12).all()


def test_more_can_hurt_where_the_dead_are_served() -> None:
    """An early kill of a decoy that nobody would serve alive costs the late layer its only shot."""
    early = Layer(0, (1,), (1.0,), (1.0,), p_warhead_classified=0.0)
    late = Layer(1, (1,), (1.0,), (1.0,), p_decoy_misclassified=0.0, p_kill_missed=1.0)
    system = System((0, 1), (early, late))
    assert not provision.never_hurts(system, 0)
    assert provision.never_hurts(system, 1)
    none, one = (engagement((Threat(1, 1),), provision.with_stock(system, 0, stock)).p_no_leak for stock in (0, 1))
    assert (none, one) == (1.0, 0.5)
    assert provision.smallest_stock((Threat(1, 1),), system, 0.9).stock == 0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (
            lambda: provision.smallest_stock((Threat(10),), System((0,), (Layer(0, (1,), (0.7,), (1.0,)),)), 0.9),
            "no size of this stock reaches p_no_leak 0.9: the best is 0.02825; "
            "ask for at most 0.0282475, or give more looks, better sensors or better interceptors",
        ),
        (
            lambda: provision.smallest_stock((Threat(1),), TWO, 0.9, 2),
            "there is no stock 2, and there are 2; count the stocks of the system from 0",
        ),
        (
            lambda: provision.smallest_stock(
                (Threat(1000),), CONFUSED._replace(layers=(EARLY._replace(salvos=(2, 2)), CONFUSED.layers[1])), 0.9
            ),
            "up to 4,000 interceptors are useful and more of them may do worse, since a later layer takes the dead for threats; "
            "give p_kill_missed 0, or looks, salvos and objects with at most 2,000",
        ),
        (lambda: provision.smallest_stock((Threat(1),), TWO, 1.5), "p_no_leak 1.5 is impossible; give a probability between 0 and 1"),
    ],
)
def test_impossible_aims_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_the_advised_aim_is_accepted() -> None:
    system = System((0,), (Layer(0, (1,), (0.7,), (1.0,)),))
    assert provision.smallest_stock((Threat(10),), system, 0.0282).stock == 10
