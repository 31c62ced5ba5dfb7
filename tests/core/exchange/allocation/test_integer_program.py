"""The programmes over loads, against SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import LinearConstraint, linprog, milp

from equipoise.core.exchange.allocation.integer_program import LinearProgramme, integer_solution
from equipoise.core.exchange.allocation.problem import Loads, Problem
from tests.core.exchange.small_strikes import problem_of, random_strike


def some_loads(seed: int) -> tuple[Problem, Loads]:
    problem = problem_of(random_strike(seed, 3, 4, 20, 12))
    generator = np.random.default_rng(seed)
    return problem, Loads(generator.integers(0, 4, 40), generator.integers(0, 3, (40, 3)))


def rows(problem: Problem, loads: Loads) -> tuple[np.ndarray, np.ndarray]:
    """The matrix and the right-hand sides: stocks, then aimpoints."""
    return np.vstack([loads.weapons.T, np.eye(4)[loads.classes].T]), np.concatenate([problem.n_weapons, problem.n_aimpoints])


@pytest.mark.parametrize("seed", range(3))
def test_the_linear_programme_and_its_prices(seed: int, capfd: pytest.CaptureFixture[str]) -> None:
    problem, loads = some_loads(seed)
    programme = LinearProgramme(problem)
    programme.add(Loads(loads.classes[:25], loads.weapons[:25]))
    fewer, _ = programme.prices()
    programme.add(Loads(loads.classes[25:], loads.weapons[25:]))
    value, prices = programme.prices()
    matrix, most = rows(problem, loads)
    assert value == pytest.approx(-np.float64(linprog(-problem.destroyed(loads), matrix, most).fun), rel=1e-9)
    assert value >= fewer
    assert value == pytest.approx(prices.weapons @ problem.n_weapons + prices.aimpoints @ problem.n_aimpoints, rel=1e-9)
    assert np.all(problem.destroyed(loads) <= loads.weapons @ prices.weapons + prices.aimpoints[loads.classes] + 1e-9)
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("seed", range(3))
def test_the_integer_programme(seed: int) -> None:
    problem, loads = some_loads(seed)
    matrix, most = rows(problem, loads)
    peer = milp(-problem.destroyed(loads), constraints=LinearConstraint(matrix, ub=most), integrality=np.ones(40, dtype=np.int64))
    solution = integer_solution(problem, loads, 0.0, np.inf, 10_000)
    assert solution.value == pytest.approx(-np.float64(peer.fun), rel=1e-9)
    assert solution.bound == pytest.approx(solution.value, rel=1e-9)
    assert np.all(matrix @ solution.n_aimpoints <= most)
    enough = integer_solution(problem, loads, 0.0, 0.5 * solution.value, 10_000)
    assert 0.5 * solution.value <= enough.value <= solution.value <= enough.bound + 1e-9
