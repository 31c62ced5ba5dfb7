"""The linear and the integer programme over loads, solved by HiGHS.

Unknown is how many aimpoints of its class get each load. Each type of weapon
has its stock, each class its number of aimpoints. The dual values of the linear
programme are prices: of a weapon of each type, of an aimpoint of each class.
"""

from __future__ import annotations

from typing import NamedTuple

import highspy
import numpy as np
from jaxtyping import Float, Int

from equipoise.core.exchange.allocation.problem import Loads, Problem

FEASIBLE = 2  # the status of a solution, as HiGHS numbers it
TOLERANCE = 1e-10  # of feasibility, the least that HiGHS takes


class Solution(NamedTuple):
    """What a programme destroys, the bound that HiGHS proved, and how many aimpoints get each load."""

    value: float
    bound: float
    n_aimpoints: Float[np.ndarray, " loads"]


class Prices(NamedTuple):
    """The least prices at which no load earns anything: of a weapon of each type and an aimpoint of each class."""

    weapons: Float[np.ndarray, " types"]
    aimpoints: Float[np.ndarray, " classes"]


class QuietSolver(highspy.Highs):
    """HiGHS without a word on standard output, its greeting included."""

    def enableCallbacks(self) -> None:  # noqa: N802 (the name is that of HiGHS, whose constructor calls it)
        """Before the first call that would greet, be silent."""
        self.silent()
        super().enableCallbacks()


class LinearProgramme:
    """The linear programme; loads can be added, and it is solved again from where it was."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._solver = _solver()
        for most in (*problem.n_weapons, *problem.n_aimpoints):
            self._solver.addRow(-highspy.kHighsInf, float(most), 0, np.array([], dtype=np.int32), np.array([]))

    def add(self, loads: Loads) -> None:
        """Let aimpoints have these loads too."""
        starts, rows, entries = _columns(self._problem, loads)
        n = loads.classes.size
        destroyed = self._problem.destroyed(loads)
        self._solver.addCols(n, destroyed, np.zeros(n), np.full(n, highspy.kHighsInf), rows.size, starts, rows, entries)

    def prices(self) -> tuple[float, Prices]:
        """The greatest value, aimpoints divisible, and the prices at which no load so far earns anything."""
        self._solver.run()
        duals = np.maximum(np.array(self._solver.getSolution().row_dual), 0.0)
        n_types = self._problem.n_weapons.size
        return float(self._solver.getInfo().objective_function_value), Prices(duals[:n_types], duals[n_types:])

    def shares(self) -> Float[np.ndarray, " loads"]:
        """How many aimpoints get each load, in the order of addition, fractions allowed, where `prices` was found."""
        return np.maximum(np.array(self._solver.getSolution().col_value), 0.0)


def integer_solution(problem: Problem, loads: Loads, gap: float, target: float, most_nodes: int) -> Solution:
    """The allocation of whole aimpoints to these loads that destroys the most, or the first one found that destroys `target`.

    problem: checked; loads: at least one; gap: between value and bound, as a share, at which the search ends, 0 or more;
    target: in the unit of value, infinite for none; most_nodes: of the search, 1 or more.

    Valid for: every problem; an allocation that breaks a stock by rounding, or none in time, counts as no weapon fired.
    Raises: nothing; its caller has checked its arguments.
    Source: definition (heading of this module).
    """
    solver = _solver()
    solver.setOptionValue("mip_rel_gap", gap)
    solver.setOptionValue("mip_abs_gap", 0.0)
    solver.setOptionValue("objective_target", target)
    solver.setOptionValue("mip_max_nodes", most_nodes)
    solver.passModel(_integer_model(problem, loads))
    solver.run()
    number = np.zeros(loads.classes.size)
    if solver.getInfo().primal_solution_status == FEASIBLE:
        number = np.round(np.array(solver.getSolution().col_value))
    aimpoints = np.bincount(loads.classes, number, problem.value.size)
    if np.any(number @ loads.weapons > problem.n_weapons) or np.any(aimpoints > problem.n_aimpoints):
        number = np.zeros(loads.classes.size)
    return Solution(float(problem.destroyed(loads) @ number), float(solver.getInfo().mip_dual_bound), number)


def _integer_model(problem: Problem, loads: Loads) -> highspy.HighsLp:
    starts, rows, entries = _columns(problem, loads)
    most = np.concatenate([problem.n_weapons, problem.n_aimpoints]).astype(np.float64)
    model = highspy.HighsLp()
    model.sense_ = highspy.ObjSense.kMaximize
    model.num_col_, model.num_row_ = loads.classes.size, most.size
    model.col_cost_ = problem.destroyed(loads)
    model.col_lower_ = np.zeros(loads.classes.size)
    model.col_upper_ = problem.n_aimpoints[loads.classes].astype(np.float64)
    model.row_lower_, model.row_upper_ = np.full(most.size, -highspy.kHighsInf), most
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.append(starts, rows.size)
    model.a_matrix_.index_, model.a_matrix_.value_ = rows, entries
    model.integrality_ = [highspy.HighsVarType.kInteger] * loads.classes.size
    return model


def _solver() -> highspy.Highs:
    solver = QuietSolver()
    for tolerance in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
        solver.setOptionValue(tolerance, TOLERANCE)
    solver.setOptionValue("parallel", "off")
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return solver


def _columns(
    problem: Problem, loads: Loads
) -> tuple[Int[np.ndarray, " loads"], Int[np.ndarray, " entries"], Float[np.ndarray, " entries"]]:
    """The matrix by columns: starts, rows and entries; the rows of types come before those of classes."""
    n_types = problem.n_weapons.size
    column, row = np.nonzero(loads.weapons)
    order = np.argsort(np.concatenate([column, np.arange(loads.classes.size)]), kind="stable")
    rows = np.concatenate([row, n_types + loads.classes])[order].astype(np.int32)
    entries = np.concatenate([loads.weapons[column, row], np.ones(loads.classes.size)])[order].astype(np.float64)
    n_entries = np.count_nonzero(loads.weapons, axis=1) + 1
    return np.concatenate([[0], np.cumsum(n_entries)[:-1]]).astype(np.int32), rows, entries
