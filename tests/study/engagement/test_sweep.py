"""Sweeps against single engagements, and saturation against a search without bisection."""

from __future__ import annotations

import pytest

from equipoise import facts
from equipoise.core.defence.engagement.engine import engagement
from equipoise.core.defence.engagement.integration import design_at
from equipoise.core.defence.engagement.system import Layer, System, Threat
from equipoise.study.engagement.design import design, raid
from equipoise.study.engagement.record import CurveRow, Leak, RaidSize
from equipoise.study.engagement.sweep import curve_tasks, grid_tasks, leak, range_tasks, saturation
from tests.samples import ENGAGEMENT

BASE = facts.load()
RECORD = facts.engagement_scenario(ENGAGEMENT, BASE)
INPUTS = facts.engagement_inputs(RECORD, BASE)
VALUES = {name: item.best for name, item in INPUTS.items()}
SYSTEM = design_at(design(RECORD, VALUES), "coordinated")


def test_a_curve_rises_to_twice_the_raid_and_holds_the_raid_itself() -> None:
    tasks = curve_tasks(RECORD, VALUES, SYSTEM)
    sizes = [task.key[1] for task in tasks]
    assert sizes[-1] == 2.0
    assert 1.0 in sizes
    row = next(task for task in tasks if task.key[1] == 1.0).work()
    assert isinstance(row, CurveRow)
    assert row.mean == pytest.approx(engagement(raid(RECORD, VALUES), SYSTEM).mean_leakers, abs=1e-12)
    assert (row.warheads, row.decoys) == (8, 8)


def test_raids_that_round_to_the_same_stand_once() -> None:
    one = VALUES | {"raid.ballistic.warheads": 1.0, "raid.ballistic.decoys": 0.0}
    attacks = [task.key[1] for task in curve_tasks(RECORD, one, SYSTEM)]
    assert len(attacks) == 2
    assert 1.0 in attacks


def test_saturation_is_the_first_raid_that_exhausts_the_stock() -> None:
    found = saturation(RECORD, VALUES, SYSTEM, 0)
    assert found is not None

    def p(warheads: int) -> float:
        return float(engagement(raid(RECORD, VALUES, warheads / 8), SYSTEM).spent[0][44])

    first = next(n for n in range(1, 33) if p(n) >= 0.5)
    assert found == RaidSize(warheads=first, decoys=first)


def test_no_saturation_for_an_empty_a_shared_or_a_large_stock() -> None:
    assert saturation(RECORD, VALUES, SYSTEM._replace(stocks=(0, 16)), 0) is None
    assert saturation(RECORD, VALUES, SYSTEM._replace(stocks=(9000, 16)), 0) is None
    shared = SYSTEM._replace(stocks=(4, 4), layers=tuple(layer._replace(stock=0) for layer in SYSTEM.layers))
    assert saturation(RECORD, VALUES, shared, 0) is None


def test_a_grid_holds_the_scenario_itself_and_is_monotone() -> None:
    attack = raid(RECORD, VALUES)
    found = {task.key[1:]: task.work() for task in grid_tasks(attack, SYSTEM) if task.key[1] in (0.25, 1.0) or task.key[2] in (0.0, 1.0)}
    means = {key: row.mean for key, row in found.items() if isinstance(row, Leak)}
    assert means[1.0, 1.0] == pytest.approx(engagement(attack, SYSTEM).mean_leakers, abs=1e-12)
    assert means[0.25, 1.0] >= means[1.0, 1.0] >= means[4.0, 1.0] >= means[4.0, 0.0]


def test_only_ranges_are_varied_and_each_at_both_ends() -> None:
    keys = [task.key for task in range_tasks(RECORD, INPUTS, VALUES)]
    assert ("range", "stocks.near", "low") in keys
    assert ("range", "failures.blinded.probability", "high") in keys
    assert not any(key[1] == "layers.far.p_track" for key in keys)


def test_too_large_a_cell_is_left_out() -> None:
    layers = tuple(Layer(n, (1,), (0.5,), (1.0,), p_decoy_misclassified=0.1 + 0.3 * n, p_kill_missed=0.1) for n in range(3))
    assert leak((Threat(5, 50, 0.5),), System((1, 1, 1), layers)) is None


def test_warheads_and_decoys_keep_their_own_numbers() -> None:
    uneven = VALUES | {"raid.ballistic.decoys": 4.0}
    row = next(task for task in curve_tasks(RECORD, uneven, SYSTEM) if task.key[1] == 1.5).work()
    assert isinstance(row, CurveRow)
    assert (row.size, row.warheads, row.decoys) == (1.5, 12, 6)
    found = saturation(RECORD, uneven, SYSTEM, 0)
    assert found is not None
    assert found.decoys == raid(RECORD, uneven, found.warheads / 8)[0].decoys < found.warheads


def test_an_end_of_a_range_is_the_engagement_with_that_value() -> None:
    for task in range_tasks(RECORD, INPUTS, VALUES):
        _, name, end = task.key
        changed = VALUES | {str(name): float(getattr(INPUTS[str(name)], str(end)))}
        direct = engagement(raid(RECORD, changed), design_at(design(RECORD, changed), "coordinated"))
        row = task.work()
        assert isinstance(row, Leak)
        assert row.mean == pytest.approx(direct.mean_leakers, abs=1e-12), task.key
