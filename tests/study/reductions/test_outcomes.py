"""Quantiles and shares on arrays made by hand: four draws, two levels."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from jaxtyping import Float

from equipoise import study
from equipoise.facts import Lookup
from equipoise.study.drivers import Driver
from equipoise.study.inputs import Inputs
from equipoise.study.reductions import outcomes
from equipoise.study.reductions.pair import PairResult
from equipoise.study.sample import Sample

# Row 0 is the best estimate and counts for no share. Then: ended by defence, unmet anyway, cuts remain, beyond every force.
FLOORS = np.array([[0.5, 0.6], [0.5, 1.2], [1.0, 1.2], [0.2, 0.9], [np.inf, np.inf]])


@pytest.fixture
def result(results: study.Results) -> PairResult:
    """A pair with the floors above, four draws and two levels."""
    first = results.pairs[0]
    scenario = first.inputs.sample.lookup.scenario.model_copy(update={"draws": 4, "interceptors": (0, 64)})
    sample = Sample(Lookup(first.inputs.sample.lookup.base, scenario))
    inputs = Inputs(sample, {"search": ["parameters.fratricide"]})
    requirement = np.array([100.0, 50.0, 100.0, 200.0, 400.0])
    met = np.full((5, 2, 2, 2), fill_value=True)
    met[1:3, 0, 0, 1] = False
    met[4, 0, 0] = False
    met[4, 0, 1, 1] = False  # no two cells have the same numbers
    met[1:4, 1, 0] = False
    met[4, 1, 0, 1] = False
    return dataclasses.replace(
        first, inputs=inputs, levels=(0, 64), floors=FLOORS, requirement=requirement, cells=first.cells._replace(met=met)
    )


def test_the_three_outcomes_sum_to_one_at_each_level(result: PairResult) -> None:
    first = (Driver(id="parameters.fratricide", correlation=0.5),)
    found = outcomes.outcomes(result, ((), first), first)
    assert (found.interceptors, found.ended_by_defence, found.unmet_anyway) == ((0, 64), (0.0, 0.25), 0.5)
    assert (found.cuts_remain, found.drivers, found.unmet_drivers) == ((0.5, 0.25), ((), first), first)


def test_the_outcomes_of_a_real_pair_sum_to_one(record: dict[str, Any]) -> None:
    for pair in record["pairs"][:2]:
        found = pair["outcomes"]
        for ended, remain in zip(found["ended_by_defence"], found["cuts_remain"], strict=True):
            assert ended + remain + found["unmet_anyway"] == pytest.approx(1, abs=2e-6)


def test_classes_of_the_requirement_hold_all_draws_once(result: PairResult) -> None:
    rows = outcomes.by_requirement(result)
    assert [row.draws for row in rows] == [1, 1, 1, 1]
    assert [row.unmet_anyway for row in rows] == [0.0, 1.0, 0.0, 1.0]
    assert [row.ended_by_defence for row in rows] == [(0.0, 1.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]
    assert (rows[0].low, rows[-1].high) == (50, 400)


def test_a_fixed_requirement_has_one_class(result: PairResult) -> None:
    rows = outcomes.by_requirement(dataclasses.replace(result, requirement=np.full(5, 150.0)))
    assert [(row.low, row.high, row.draws, row.unmet_anyway) for row in rows] == [(150, 150, 4, 0.5)]


def test_each_cell_by_itself(result: PairResult) -> None:
    rows = outcomes.by_cell(result)
    assert [(row.posture, row.doctrine) for row in rows] == [
        ("day_to_day", "ride_out"),
        ("day_to_day", "launch_on_warning"),
        ("generated", "ride_out"),
        ("generated", "launch_on_warning"),
    ]
    assert (rows[0].unmet_anyway, rows[0].ended_by_defence) == (0.25, (0.0, 0.5))
    assert (rows[1].unmet_anyway, rows[1].ended_by_defence) == (0.0, (0.0, 0.25))
    assert (rows[2].unmet_anyway, rows[2].ended_by_defence) == (0.75, (0.0, 0.25))
    assert (rows[3].unmet_anyway, rows[3].ended_by_defence) == (0.0, (0.0, 0.0))
    assert outcomes.by_cell(dataclasses.replace(result, partner_floors=FLOORS)) == ()


def test_quantiles_are_draws_and_none_stands_for_beyond_every_force() -> None:
    curves = outcomes.curves(FLOORS, np.full(5, 1000.0))
    assert curves.share.best == (0.5, 0.6)
    assert curves.share.q50 == (0.5, 1.2)
    assert curves.share.q95 == (None, None)
    assert curves.warheads.q05 == (200, 900)


def test_the_warheads_of_a_floor_are_those_of_its_own_draw() -> None:
    curves = outcomes.curves(FLOORS, np.array([1000.0, 2000, 1, 1, 1]))
    assert curves.warheads.q50 == (1, 1.2)
    assert curves.warheads.q75 == (1000, 2400), "the draw with 2,000 warheads is the largest in warheads, not in its share"


def test_deciders_name_the_input_that_moves_the_answer(result: PairResult) -> None:
    column = result.inputs.sample.column("parameters.fratricide")
    holds = np.column_stack([np.zeros(4, dtype=bool), column[1:] > np.median(column[1:])])
    level, rows = outcomes.deciders(result, holds, lambda name: name.upper())
    assert level == 64
    assert [(row.low_third, row.high_third) for row in rows if row.id == "parameters.fratricide"] == [(0.0, 1.0)]
    assert {row.name for row in rows} == {"PARAMETERS.FRATRICIDE", "SCENARIO.REQUIREMENT"}


@pytest.mark.parametrize("holds", [np.zeros((4, 2), dtype=bool), np.ones((4, 2), dtype=bool)])
def test_nothing_decides_what_holds_everywhere_or_nowhere(result: PairResult, holds: Any) -> None:
    assert outcomes.deciders(result, holds, str) == (None, ())


def test_quantiles_of_one_number() -> None:
    values: Float[np.ndarray, " draws"] = np.arange(1.0, 21.0)
    assert outcomes.quantiles(values) == {"q05": 1, "q50": 10, "q95": 19}
