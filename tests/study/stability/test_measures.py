"""Measures of whole forces by hand, and what a leg without a yield does."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.posture import BOMBER
from equipoise.study.party import parties
from equipoise.study.sample import Sample
from equipoise.study.stability.measures import measure_record, summed, yields
from equipoise.study.world import World, world_of
from tests import stabilities


def without(here: World, actor: str, leg: str, part: str) -> World:
    """The same actors, one leg of which does not state a quantity."""
    legs = [
        (owner, name, record.model_copy(update={part: None}) if (owner, name) == (actor, leg) else record)
        for owner, name, record in here.legs
    ]
    return here._replace(legs=legs)


def test_a_side_is_the_sum_of_its_legs_by_hand(here: World) -> None:
    rows = {row.side: row for row in measure_record(here, parties(here, stabilities.four()), yields(here))}
    legs = stabilities.base().actors["USA"].legs
    best = {name: [getattr(leg, part).at(stabilities.four().date).best for part in PARTS] for name, leg in legs.items()}
    emt = sum(n * m * (y / 1000) ** (2 / 3) for n, m, _, y, _ in best.values())
    cmp = {name: n * m * r * (y / 1000) ** (2 / 3) / (c / 1852) ** 2 for name, (n, m, r, y, c) in best.items()}
    usa = rows["USA"]
    assert usa.emt.best == pytest.approx(emt, rel=1e-6)
    assert usa.cmp.best == pytest.approx(sum(cmp.values()), rel=1e-6)
    assert usa.cmp_bombers.best == pytest.approx(cmp["b52"] + cmp["b2"], rel=1e-6)
    for name in ("warheads", "emt", "cmp"):
        both = sum(getattr(rows[side], name).best for side in ("USA", "RUS"))
        assert getattr(rows["two_large"], name).best == pytest.approx(both)


PARTS = ("launchers", "loading", "reliability", "yield_kt", "cep")


@pytest.mark.parametrize(("part", "lost"), [("yield_kt", {"emt", "cmp"}), ("cep", {"cmp"})])
def test_a_leg_that_does_not_say_leaves_its_side_without_a_number(here: World, part: str, lost: set[str]) -> None:
    bare = without(here, "RUS", "bulava", part)
    rows = {row.side: row for row in measure_record(bare, parties(bare, stabilities.four()), yields(bare))}
    for side in ("RUS", "two_large"):
        assert {name for name in ("warheads", "emt", "cmp") if getattr(rows[side], name).best is None} == lost
        assert rows[side].unmeasured == ("RUS.bulava",)
    assert rows["RUS"].cmp_bombers.best is not None, "its bombers state what it takes"
    assert rows["USA"].unmeasured == ()


def test_missing_is_not_zero() -> None:
    one, lacking = np.ones((2, 3)), np.array([[1.0, np.nan, 1.0], [1.0, np.nan, 1.0]])
    assert summed(one, one, one).tolist() == [3.0, 3.0]
    assert np.isnan(summed(one, one, lacking)).all()
    assert np.isnan(summed(one, one, lacking)).sum() == 2


def test_what_is_read_is_listed_once_for_all(sample: Sample) -> None:
    fresh = world_of(sample)
    yields(fresh)
    names = fresh.common.used["measures"]
    assert len(names) == 2 * len(fresh.legs)
    assert "PAK.nasr.cep" in names
    assert any(fresh.actors.legs.basing == BOMBER)
