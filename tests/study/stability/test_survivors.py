"""What survives, against the drawdown curve, the chances against their means, and both directions."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.study.sample import Sample
from equipoise.study.stability.measures import yields
from equipoise.study.stability.movers import Movers
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.survivors import MOST_NUMBERS, NEGLIGIBLE, survivor_record
from equipoise.study.world import World
from tests.core.exchange.small_worlds import permuted
from tests.study.stability.test_measures import without


def test_both_directions_and_every_leg_that_reaches(record: StabilityRecord) -> None:
    rows = record.survivors
    assert [(row.retaliator, row.adversary) for row in rows] == [("USA", "RUS"), ("RUS", "USA"), ("IND", "PAK"), ("PAK", "IND")]
    reach = {row.leg: row.reaches for row in record.reach}
    for row in rows:
        names = [leg.leg for leg in row.legs]
        assert names == [leg for leg, met in reach.items() if leg.startswith(f"{row.retaliator}.") and row.adversary in met]
        assert all([leg.leg for leg in cell.legs] == names for cell in row.cells)


def test_the_total_is_where_the_drawdown_curve_ends(record: StabilityRecord) -> None:
    ends = {(row.struck, row.striker, row.posture, row.doctrine): row.surviving.best[-1] for pair in record.pairs for row in pair.drawdown}
    seen = 0
    for row in record.survivors:
        for cell in row.cells:
            key = (row.retaliator, row.adversary, cell.posture, cell.doctrine)
            if key in ends:
                assert cell.total.warheads.best == pytest.approx(ends[key], abs=1e-5)
                seen += 1
    assert seen == len(ends)


def test_legs_add_up_and_no_leg_sends_more_than_it_has(record: StabilityRecord) -> None:
    for row in record.survivors:
        held = {leg.leg: leg.launchers.best for leg in row.legs}
        for cell in row.cells:
            for name in ("launchers", "warheads", "emt", "cmp"):
                assert sum(getattr(leg, name).best for leg in cell.legs) == pytest.approx(getattr(cell.total, name).best, rel=1e-5)
            assert all((leg.launchers.best or 0.0) <= (held[leg.leg] or 0.0) + 1e-6 for leg in cell.legs)


def test_chances_fall_and_sum_to_the_mean(record: StabilityRecord) -> None:
    for row in record.survivors:
        for cell in row.cells:
            for part in (*cell.legs, cell.total):
                numbers, chance = np.array(part.numbers), np.array(part.chance)
                assert numbers.size <= MOST_NUMBERS
                assert chance[0] == 1.0
                assert np.all(np.diff(chance) <= 1e-9)
                step = numbers[1] - numbers[0] if numbers.size > 1 else 1
                assert step * chance[1:].sum() - step * NEGLIGIBLE <= part.warheads.best <= step * (chance.sum() + NEGLIGIBLE)


def test_a_leg_without_a_yield_has_warheads_and_no_measure(here: World, sample: Sample, movers: Movers) -> None:
    bare = without(here, "IND", "agni1", "yield_kt")
    row = survivor_record(bare, sample, ("IND", "PAK"), yields(bare), movers, lambda _: None)[0]
    first = row.cells[0]
    leg = next(leg for leg in first.legs if leg.leg == "IND.agni1")
    assert leg.emt.best is None
    assert (leg.warheads.best or 0.0) > 0.0
    assert first.total.cmp.best is None
    assert (first.total.warheads.best or 0.0) > 0.0


def test_permuted_actors_change_nothing(here: World, sample: Sample, movers: Movers) -> None:
    order = np.array([2, 0, 3, 1])
    turned = here._replace(actors=permuted(here.actors, order), names=tuple(here.names[place] for place in order))
    each = yields(here)
    first, second = (survivor_record(world, sample, ("USA", "RUS"), each, movers, lambda _: None) for world in (here, turned))
    assert first == second
