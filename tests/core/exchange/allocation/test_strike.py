"""Allocation of several types: against every division of the weapons, and what must hold for any strike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, minimize

from equipoise.core.exchange.allocation import columns as column_generation
from equipoise.core.exchange.allocation import targeting
from equipoise.core.exchange.allocation.columns import answer_by_return
from equipoise.core.exchange.allocation.strike import Allocation, strike_allocation
from equipoise.errors import InputError
from tests.core.exchange.small_strikes import Small, destroyed, most_destroyed, problem_of, random_strike, strikes

# Bracken and McCormick (1968), chapter 2, as in the GAMS model library: five types, twenty targets
BRACKEN_WEAPONS = np.array([200, 100, 300, 150, 250])
BRACKEN_VALUE = np.array([60, 50, 50, 75, 40, 60, 35, 30, 25, 150, 30, 45, 125, 200, 200, 130, 100, 100, 100, 150], dtype=np.float64)
BRACKEN_P_KILL = np.array([
    [0, 5, 0, 0, 0, 15, 10, 15, 20, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0],
    [16, 17, 15, 16, 15, 19, 19, 18, 20, 14, 0, 2, 0, 12, 13, 12, 15, 16, 15, 15],
    [4, 5, 4, 4, 4, 10, 8, 9, 8, 5, 1, 2, 1, 2, 3, 2, 5, 8, 7, 8],
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 9, 8, 9, 8, 2, 7, 0, 0, 0, 0],
    [8, 6, 8, 5, 5, 2, 2, 0, 0, 10, 5, 4, 9, 2, 1, 1, 0, 0, 0, 0],
]) / 100.0  # fmt: skip


def allocated(strike: Small, **how: Any) -> Allocation:
    return strike_allocation(*(np.array(part) for part in strike), **{"gap": 0.0, **how})


def check_stocks(strike: Small, found: Allocation) -> None:
    """No more weapons and aimpoints than there are, and the value is that of the loads."""
    assert np.all(found.fired(len(strike.value)).sum(axis=1) <= strike.n_weapons)
    assert np.all(np.bincount(found.classes, found.n_aimpoints, len(strike.value)) <= strike.n_aimpoints)
    loads = zip(found.classes, found.n_aimpoints, found.weapons, strict=True)
    total = sum(int(n) * destroyed(strike, int(c), tuple(int(m) for m in weapons)) for c, n, weapons in loads)
    assert found.value == pytest.approx(total, rel=1e-12, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(strikes(), st.sampled_from([2, 12, None]))
def test_no_division_of_the_weapons_destroys_more(strike: Small, most_shots: int | None) -> None:
    found = allocated(strike, most_shots=most_shots)
    check_stocks(strike, found)
    assert found.weapons.sum(axis=1).max(initial=0) <= (most_shots or 99)
    most = most_destroyed(strike, most_shots or 99)
    assert found.value == pytest.approx(most, abs=1e-9)
    assert most - 1e-9 <= found.bound <= found.value + 1e-8 * max(1.0, most)


def test_twin_the_nearest_weapon_first_destroys_less() -> None:
    strike = Small((1, 1), (1, 1), (1.0, 1.0), ((0.9, 0.8), (0.9, 0.1)))
    found = allocated(strike)
    assert found.value == pytest.approx(1.7)
    assert found.fired(2).tolist() == [[0, 1], [1, 0]]
    assert destroyed(strike, 0, (1, 0)) + destroyed(strike, 1, (0, 1)) < found.value - 0.5


@pytest.mark.parametrize("seed", range(3))
def test_answers_of_some_size_keep_their_gap_and_their_stocks(seed: int) -> None:
    strike = random_strike(seed, n_types=8, n_classes=12, n_weapons=300, n_aimpoints=200)
    found = allocated(strike, gap=1e-4)
    check_stocks(strike, found)
    assert 0.0 <= found.gap <= 1e-4
    assert allocated(strike, gap=1e-6).value >= found.value - 1e-4 * found.bound


@settings(max_examples=20, deadline=None)
@given(strikes(), st.randoms(use_true_random=False))
def test_relabelling_types_and_classes_relabels_the_answer(strike: Small, random: Any) -> None:
    types, classes = list(range(len(strike.n_weapons))), list(range(len(strike.value)))
    random.shuffle(types)
    random.shuffle(classes)
    found, other = allocated(strike), allocated(strike.relabelled(types, classes))
    assert other.value == pytest.approx(found.value, abs=1e-9)
    if strike.distinct():
        assert np.array_equal(other.fired(len(classes)), found.fired(len(classes))[np.ix_(types, classes)])


@pytest.mark.parametrize("seed", range(3))
def test_relabelling_gives_the_same_bytes(seed: int) -> None:
    strike = random_strike(seed, n_types=6, n_classes=9, n_weapons=150, n_aimpoints=90)
    generator = np.random.default_rng(seed)
    types, classes = generator.permutation(6).tolist(), generator.permutation(9).tolist()
    found, other = allocated(strike, gap=1e-3), allocated(strike.relabelled(types, classes), gap=1e-3)
    assert (other.value, other.bound) == (found.value, found.bound)
    assert np.array_equal(other.fired(9), found.fired(9)[np.ix_(types, classes)])


@settings(max_examples=40, deadline=None)
@given(strikes(), st.integers(0, 2))
def test_more_weapons_never_destroy_less(strike: Small, which: int) -> None:
    more = list(strike.n_weapons)
    more[which % len(more)] += 1
    assert allocated(strike._replace(n_weapons=tuple(more))).value >= allocated(strike).value - 1e-9


@settings(max_examples=40, deadline=None)
@given(strikes(), st.integers(0, 2), st.floats(0.0, 1.0))
def test_defended_classes_and_defences_that_leak_more(strike: Small, which: int, p_arrival: float) -> None:
    arrival = np.ones((len(strike.n_weapons), len(strike.value)))
    arrival[:, which % len(strike.value)] = p_arrival
    defended = allocated(strike, p_arrival=arrival)
    assert defended.value <= allocated(strike).value + 1e-9
    lowered = strike._replace(p_kill=tuple(tuple(float(p) for p in row) for row in np.array(strike.p_kill) * arrival))
    assert defended.value == pytest.approx(most_destroyed(lowered), abs=1e-9)


@pytest.mark.parametrize("factor", [0.125, 1024.0, 3.7, 1e-6])
def test_value_scales(factor: float) -> None:
    strike = random_strike(5, n_types=4, n_classes=6, n_weapons=40, n_aimpoints=30)
    found = allocated(strike)
    scaled = allocated(strike._replace(value=tuple(factor * v for v in strike.value)))
    assert scaled.value == pytest.approx(factor * found.value, rel=1e-9)
    if np.log2(factor) % 1 == 0:
        assert (scaled.value, scaled.bound) == (factor * found.value, factor * found.bound)


@settings(max_examples=60, deadline=None)
@given(strikes(most_types=1), st.integers(0, 6))
def test_one_type_agrees_with_the_strike_of_the_chain(strike: Small, n_weapons: int) -> None:
    found = allocated(strike._replace(n_weapons=(n_weapons,)))
    number, value, p_kill = (np.array(part, dtype=np.float64) for part in (strike.n_aimpoints, strike.value, strike.p_kill[0]))
    shots = targeting.allocation(number, value, p_kill, float(n_weapons))
    whole = np.floor(shots + 1e-9)
    alive = (1.0 - p_kill) ** whole * (1.0 - (shots - whole) * p_kill)
    assert found.value == pytest.approx(number @ (value * (1.0 - alive)), abs=1e-9)
    assert found.bound == found.value


@settings(max_examples=40, deadline=None)
@given(strikes(most_types=1), st.integers(0, 3), st.integers(0, 3))
def test_alike_types_are_one_type(strike: Small, first: int, second: int) -> None:
    apart = strike._replace(n_weapons=(first, second), p_kill=strike.p_kill * 2)
    found = allocated(apart)
    check_stocks(apart, found)
    assert found.value == pytest.approx(allocated(strike._replace(n_weapons=(first + second,))).value, abs=1e-12)


def test_limits() -> None:
    sure = Small((2, 3), (3, 4), (1.0, 5.0), ((1.0, 1.0), (1.0, 1.0)))
    assert allocated(sure).value == 4 * 5.0 + 1.0
    assert allocated(sure._replace(n_weapons=(9, 9))).value == 3 * 1.0 + 4 * 5.0
    for nothing in (
        sure._replace(p_kill=((0.0, 0.0), (0.0, 0.0))),
        sure._replace(n_weapons=(0, 0)),
        sure._replace(n_aimpoints=(0, 0)),
        sure._replace(value=(0.0, 0.0)),
        Small((), (3,), (1.0,), ()),
        Small((3,), (), (), ((),)),
    ):
        found = strike_allocation(*problem_of(nothing)[:4])
        assert (found.value, found.bound, found.gap, found.n_aimpoints.size) == (0.0, 0.0, 0.0, 0)


@pytest.mark.parametrize("n_weapons", [100, 9_999, 10_001, 10**9])
def test_as_many_weapons_as_help_go_to_one_aimpoint(n_weapons: int) -> None:
    p = 1.0 / n_weapons
    found = allocated(Small((n_weapons,), (1,), (1.0,), ((p,),)))
    assert found.value == found.bound == pytest.approx(-np.expm1(n_weapons * np.log1p(-p)), rel=1e-12)
    apart = allocated(Small((n_weapons // 2, n_weapons - n_weapons // 2), (1,), (1.0,), ((p,), (p * 1.001,))), gap=1e-4)
    assert apart.value >= found.value * (1.0 - 1e-12)
    assert apart.gap <= 1e-4


def test_a_limit_of_shots_that_is_given_is_part_of_the_problem() -> None:
    found = allocated(Small((100,), (1,), (1.0,), ((0.01,),)), most_shots=12)
    assert found.value == found.bound == pytest.approx(1.0 - 0.99**12, rel=1e-12)


@pytest.mark.parametrize("seed", range(6))
def test_no_division_of_many_faint_weapons_destroys_more(seed: int) -> None:
    """Two aimpoints, two types: every way to divide 30 and 20 weapons over them."""
    generator = np.random.default_rng(seed)
    value, p_kill = generator.uniform(1.0, 3.0, 2), generator.uniform(0.005, 0.15, (2, 2))
    first, second = np.meshgrid(np.arange(31), np.arange(21), indexing="ij")
    alive = [
        (1.0 - p_kill[0, c]) ** (first if c == 0 else 30 - first) * (1.0 - p_kill[1, c]) ** (second if c == 0 else 20 - second)
        for c in (0, 1)
    ]
    most = float((value[0] * (1.0 - alive[0]) + value[1] * (1.0 - alive[1])).max())
    for gap in (0.0, 1e-4):
        found = strike_allocation(np.array([30, 20]), np.ones(2), value, p_kill, gap=gap)
        assert most * (1.0 - gap - 1e-12) <= found.value <= most * (1.0 + 1e-12)
        assert most * (1.0 - 1e-12) <= found.bound <= most * (1.0 + gap + 1e-9)


def divisible(lowest: Sequence[float]) -> float:
    """The most that divisible weapons destroy in the case of Bracken and McCormick, by SciPy: no code of ours, a bound of whole weapons."""
    types, targets = np.nonzero(BRACKEN_P_KILL)
    weight = -np.log1p(-BRACKEN_P_KILL[types, targets])

    def left(n: Any) -> tuple[float, Any]:
        alive = BRACKEN_VALUE * np.exp(-np.bincount(targets, weight * n, 20))
        return float(alive.sum()), -alive[targets] * weight

    rows = [LinearConstraint(np.equal.outer(np.arange(5), types).astype(float), ub=BRACKEN_WEAPONS)]
    rows.append(LinearConstraint(np.equal.outer(np.arange(20), targets).astype(float), lb=lowest))
    options: Any = {"maxiter": 2000, "ftol": 1e-12}
    solved = minimize(
        left,
        BRACKEN_WEAPONS[types] / 20.0,
        jac=True,
        bounds=[(0, None)] * types.size,
        constraints=rows,
        method="SLSQP",
        options=options,
    )
    return float(BRACKEN_VALUE.sum() - solved.fun)


def test_weapon_assignment_of_bracken_and_mccormick(monkeypatch: pytest.MonkeyPatch) -> None:
    lowest = np.zeros(20)
    lowest[[0, 5, 9, 13, 14, 15, 19]] = 30, 100, 40, 50, 70, 35, 10
    assert divisible(lowest.tolist()) == pytest.approx(1735.569580, abs=1e-5)  # as published: the data are those of the source
    most = divisible([0.0] * 20)  # at least no weapon on a target, as here
    exact = strike_allocation(BRACKEN_WEAPONS, np.ones(20), BRACKEN_VALUE, BRACKEN_P_KILL, gap=0.0)
    assert exact.gap < 1e-9
    assert most - 0.02 < exact.value < most
    assert exact.weapons.sum(axis=1).max() > 50

    def unused(*_: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(column_generation, "integer_solution", unused)  # the gap asked for is reached before
    found = strike_allocation(BRACKEN_WEAPONS, np.ones(20), BRACKEN_VALUE, BRACKEN_P_KILL)
    assert 0.0 < found.gap <= 1e-4
    assert found.value <= exact.value <= found.bound


def test_where_it_stops_early_the_gap_is_told() -> None:
    strike = random_strike(1, n_types=8, n_classes=12, n_weapons=500, n_aimpoints=60)
    early = allocated(strike, most_nodes=1)
    assert early.value <= allocated(strike, gap=1e-5).bound
    assert early.bound >= allocated(strike, gap=1e-5).value


def test_by_marginal_return_alone_several_types_fall_short() -> None:
    strike = random_strike(1, n_types=8, n_classes=12, n_weapons=100, n_aimpoints=100)
    alone = answer_by_return(problem_of(strike))
    assert 0.003 < 1.0 - alone.value / allocated(strike).value < 0.03


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"n_weapons": [1.5, 1.0]}, "n_weapons 1.5 is not a whole number; give a whole number of at least 0"),
        ({"n_weapons": [-1, 1]}, "n_weapons -1 is impossible; give a number of at least 0"),
        ({"n_aimpoints": [2, 2, 2]}, "the strike's arrays do not fit together: n_weapons (2,), n_aimpoints (3,), value (2,), p_kill (2, 2)"
                                     "; give (types,), (classes,), (classes,), (types, classes)"),
        ({"value": [float("nan"), 1.0]}, "value is not a finite number; give a number"),
        ({"p_kill": [[0.5, 1.2], [0.5, 0.5]]}, "p_kill 1.2 is impossible; give a probability between 0 and 1"),
        ({"p_arrival": [0.5, 0.5, 0.5]}, "p_arrival has the shape (3,); give one number, or the shape of p_kill, (2, 2)"),
        ({"p_arrival": -0.5}, "p_arrival -0.5 is impossible; give a probability between 0 and 1"),
        ({"gap": -1.0}, "gap -1 is impossible; give a number of at least 0"),
        ({"most_shots": 0}, "most_shots 0 is impossible; give a number of at least 1"),
        ({"n_weapons": [1e10, 1.0]}, "a stock or a class is too large; give at most 1,000,000,000"),
    ],
)  # fmt: skip
def test_impossible_strikes_are_refused_with_one_sentence(changes: dict[str, Any], message: str) -> None:
    strike: dict[str, Any] = {"n_weapons": [1, 1], "n_aimpoints": [2, 2], "value": [1.0, 1.0], "p_kill": [[0.5, 0.5], [0.5, 0.5]]} | changes
    arrays: dict[str, Any] = {key: np.array(item) if isinstance(item, list) else item for key, item in strike.items()}
    with pytest.raises(InputError) as caught:
        strike_allocation(**arrays)
    assert str(caught.value) == message
