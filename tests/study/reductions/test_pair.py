"""One pair through the chain."""

from __future__ import annotations

import dataclasses

import numpy as np

from equipoise import study
from equipoise.facts import Scenario
from equipoise.study.reductions import pair as pairs
from equipoise.study.sample import Sample
from equipoise.study.world import ACROSS, world_of


def test_warheads_are_launchers_times_loading(results: study.Results) -> None:
    usa = results.pairs[1]
    assert usa.name == "USA-vs-RUS"
    assert usa.warheads[0] == 400 + 230 * 4.2 + 46 * 4.3 + 19 * 5.3


def test_the_best_run_is_row_0_of_the_cells(results: study.Results) -> None:
    first = results.pairs[0]
    exact = first.best["day_to_day", "ride_out"]
    np.testing.assert_allclose(exact.sum(), 1)
    np.testing.assert_allclose(exact @ np.arange(exact.size), first.cells.mean[0, 0, 0])
    np.testing.assert_allclose(exact[100:].sum(), first.cells.p_assured[0, 0, 0])


def test_floors_rise_with_interceptors_and_come_in_64ths(results: study.Results) -> None:
    for result in results.pairs:
        finite = result.floors[np.isfinite(result.floors)]
        assert np.all(result.floors[:, 1:] >= result.floors[:, :-1])
        assert np.array_equal(finite * 128, np.round(finite * 128))
        assert finite.max() <= 1.5


def test_a_cell_is_assured_no_more_with_more_interceptors(results: study.Results) -> None:
    for result in results.pairs[:2]:
        assert not np.any(result.cells.met[..., 1:] & ~result.cells.met[..., :-1])


def test_a_floor_of_at_most_one_means_that_every_counted_cell_is_assured(results: study.Results) -> None:
    for result in results.pairs[:2]:
        met = result.cells.met.all(axis=(1, 2))
        assert np.array_equal(result.floors <= 1.0, met)


def test_a_scheduled_pair_has_its_partner_alone_and_no_cells_by_level(results: study.Results) -> None:
    scheduled = results.pairs[2]
    assert scheduled.cells.met.size == 0
    assert scheduled.partner_floors is not None
    assert scheduled.partner_floors.shape == scheduled.floors.shape
    assert np.all(scheduled.floors >= scheduled.partner_floors), "a coalition never asks for less than one of its members"


def test_a_member_that_does_not_cut_makes_the_floor_no_lower(results: study.Results) -> None:
    scheduled, dyad = results.pairs[2], results.pairs[0]
    assert scheduled.partner_floors is not None
    assert dyad.partner_floors is None
    holds = dyad.floors <= 1.0
    assert np.all(scheduled.partner_floors[holds] <= dyad.floors[holds]), "an attacker that cuts as well strikes less"


def test_a_pair_does_not_depend_on_the_others(results: study.Results, small: Scenario) -> None:
    first = results.pairs[0]
    alone = pairs.pair_result(small.pairs[0], world_of(Sample(first.inputs.sample.lookup), ACROSS), lambda _: None)
    for field in dataclasses.fields(pairs.PairResult):
        if field.name in ("floors", "requirement", "met"):
            assert getattr(alone, field.name).tobytes() == getattr(first, field.name).tobytes()
