"""The problems of allocation.py written out for HiGHS, as one would without thinking of loads.

The survival exp(-s) of a target, s the sum of -log(1 - p) over what is fired at it, is replaced by tangents from below. The answer is
exact only where tangents touch, so its value is worked out again from its integers.
"""

from __future__ import annotations

import importlib
import importlib.util
import time
from typing import Any, NamedTuple

import highspy
import numpy as np
import xarray as xr
from numpy.typing import NDArray

from equipoise.core.exchange.allocation.integer_program import QuietSolver
from equipoise.core.exchange.allocation.problem import Problem

Array = NDArray[np.float64]


class Answer(NamedTuple):
    """What a peer's integers destroy, the bound it proved, the seconds it took to build and to solve, and whether it was stopped."""

    value: float
    bound: float
    seconds: float
    stopped: bool = False


def tangent_points(largest: float, n_tangents: int) -> Array:
    """Where the tangents touch, evenly spaced; beyond a survival of exp(-8) the last one has to do."""
    return np.linspace(0.0, min(largest, 8.0), n_tangents)


def linopy_assignment(values: Array, p_kill: Array, n_tangents: int) -> Answer | None:
    """Weapon-target assignment by linopy and HiGHS to proven optimality of the tangents' problem; none where linopy is not installed."""
    if importlib.util.find_spec("linopy") is None:
        return None
    linopy: Any = importlib.import_module("linopy")
    start = time.perf_counter()
    weight = -np.log1p(-np.minimum(p_kill, 1.0 - 1e-9))
    model = linopy.Model()
    fire = model.add_variables(binary=True, coords=[range(p_kill.shape[0]), range(values.size)], dims=["weapon", "target"], name="fire")
    alive = model.add_variables(lower=0.0, coords=[range(values.size)], dims=["target"], name="alive")
    model.add_constraints(fire.sum("target") <= 1, name="once")
    dose = (fire * xr.DataArray(weight, dims=["weapon", "target"])).sum("weapon")
    for k, s in enumerate(tangent_points(float(np.sort(weight, axis=0)[-3:].sum(axis=0).max()), n_tangents)):
        model.add_constraints(alive + np.exp(-s) * dose >= np.exp(-s) * (1.0 + s), name=f"tangent{k}")
    model.add_objective((alive * xr.DataArray(values, dims=["target"])).sum())
    model.solve(solver_name="highs", output_flag=False, mip_rel_gap=0.0, threads=1, io_api="direct")
    took = time.perf_counter() - start
    fired = np.round(np.asarray(fire.solution.values))
    left = float(values @ np.prod(np.where(fired > 0.5, 1.0 - p_kill, 1.0), axis=0))
    return Answer(float(values.sum()) - left, float(values.sum()) - float(model.objective.value), took)


def direct_allocation(problem: Problem, n_tangents: int, limit_s: float, *, by_class: bool = False) -> Answer:
    """The strike by HiGHS, target by target; `by_class` takes a class as one divisible target, which is another, easier problem."""
    start = time.perf_counter()
    n_classes = problem.value.size
    classes = np.arange(n_classes) if by_class else np.repeat(np.arange(n_classes), problem.n_aimpoints)
    number = problem.n_aimpoints.astype(np.float64) if by_class else np.ones(classes.size)
    weight = -np.log1p(-np.minimum(problem.p_kill, 1.0 - 1e-9))[:, classes] / number
    solver = QuietSolver()
    for option, value in {"parallel": "off", "time_limit": limit_s, "mip_rel_gap": 1e-4}.items():
        solver.setOptionValue(option, value)
    solver.passModel(_direct_model(problem, classes, number, weight, n_tangents))
    solver.run()
    took = time.perf_counter() - start
    fired = np.round(np.array(solver.getSolution().col_value)[: weight.size].reshape(weight.shape))
    whole = float(problem.value[classes] @ number)
    left = float((problem.value[classes] * number) @ np.exp(-(weight * fired).sum(axis=0)))
    return Answer(whole - left, whole - float(solver.getInfo().mip_dual_bound), took, took >= limit_s)


def _direct_model(problem: Problem, classes: NDArray[np.int64], number: Array, weight: Array, n_tangents: int) -> highspy.HighsLp:
    """Columns: weapons of each type at each target, its dose, its survival. Rows: stocks, doses, tangents."""
    n_types, n = weight.shape
    points = tangent_points(3.0 * float((weight * number).max()), n_tangents)
    fire = np.arange(n_types * n).reshape(n_types, n)
    dose, alive = n_types * n + np.arange(n), n_types * n + n + np.arange(n)
    rows = [(fire[i], np.ones(n), -np.inf, float(problem.n_weapons[i])) for i in range(n_types)]
    rows += [(np.append(fire[:, t], dose[t]), np.append(weight[:, t], -1.0), 0.0, 0.0) for t in range(n)]
    for s in points:
        rows += [(np.array([dose[t], alive[t]]), np.array([np.exp(-s), 1.0]), np.exp(-s) * (1.0 + s), np.inf) for t in range(n)]
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = (n_types + 2) * n, len(rows)
    model.col_cost_ = np.concatenate([np.zeros((n_types + 1) * n), problem.value[classes] * number])
    model.col_lower_ = np.zeros((n_types + 2) * n)
    model.col_upper_ = np.concatenate([np.repeat(problem.n_weapons, n).astype(np.float64), np.full(n, np.inf), np.ones(n)])
    model.row_lower_, model.row_upper_ = np.array([row[2] for row in rows]), np.array([row[3] for row in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum([row[0].size for row in rows])]).astype(np.int32)
    model.a_matrix_.index_ = np.concatenate([row[0] for row in rows]).astype(np.int32)
    model.a_matrix_.value_ = np.concatenate([row[1] for row in rows])
    kinds = [highspy.HighsVarType.kInteger] * (n_types * n) + [highspy.HighsVarType.kContinuous] * (2 * n)
    model.integrality_ = kinds
    return model
