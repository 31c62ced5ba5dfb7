"""Several adversaries: whom an actor must deter, and what the record says of it."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.sides import single
from equipoise.core.stability.all_azimuth import at_once
from equipoise.core.stability.reserve import third_party_reserve
from equipoise.errors import InputError
from equipoise.facts import StabilityQuestion
from equipoise.study.party import requirement
from equipoise.study.sample import Sample
from equipoise.study.stability.azimuth import asked, azimuth_record, position_record, reserve_record, shares_sent
from equipoise.study.stability.movers import Movers
from equipoise.study.world import World
from tests import stabilities

ROWS = (0, 7)


def test_adversaries_are_those_stated_else_all_that_an_actor_can_face(here: World) -> None:
    found = {name: [side.id for side in sides] for name, sides in asked(here, stabilities.four()).items()}
    assert found == {"USA": ["RUS"], "RUS": ["USA", "IND"], "IND": ["RUS", "PAK"], "PAK": ["RUS", "IND"]}


def test_members_of_a_coalition_are_no_adversaries_by_default(here: World) -> None:
    plain = stabilities.four().model_copy(update={"stability": None})
    assert [side.id for side in asked(here, plain)["RUS"]] == ["IND", "PAK"]


def test_an_adversary_that_cannot_be_faced_is_refused(here: World) -> None:
    far = stabilities.four().model_copy(update={"stability": StabilityQuestion(adversaries={"PAK": ("USA",)})})
    with pytest.raises(InputError, match="PAK and USA cannot face each other: one of them does not reach the other; remove USA"):
        asked(here, far)


def test_equal_parts_of_the_whole_go_to_each_in_turn() -> None:
    answers = shares_sent(3)
    left = np.cumprod(np.concatenate([[1.0], 1.0 - answers[:-1]]))
    assert (left * answers).tolist() == pytest.approx([1 / 3] * 3)


def test_the_record_holds_what_core_computes(here: World, sample: Sample, movers: Movers) -> None:
    adversaries = asked(here, stabilities.four())
    rows = {row.actor: row for row in azimuth_record(here, sample, adversaries, movers, lambda _: None)}
    rus, others = single(4, 1), (single(4, 0), single(4, 2))
    expected = at_once(here.actors, rus, others, np.repeat(requirement(sample, "RUS")[:, None], 2, axis=1), ROWS)
    cell = rows["RUS"].cells[0]
    assert cell.at_once.best == pytest.approx(expected.p_all[0, 0, 0], abs=1e-6)
    assert [step.adversary for step in cell.in_sequence] == ["USA", "IND"]


def test_a_reserve_is_asked_for_every_order_of_two_adversaries(here: World, sample: Sample, movers: Movers) -> None:
    rows = reserve_record(here, sample, asked(here, stabilities.four()), movers, lambda _: None)
    assert [(row.actor, row.opponent, row.third) for row in rows][:2] == [("RUS", "USA", "IND"), ("RUS", "IND", "USA")]
    assert len(rows) == 6
    expected = third_party_reserve(here.actors, single(4, 1), single(4, 0), single(4, 2), requirement(sample, "RUS"), 0.9, ROWS)
    cells = rows[0].cells
    assert [cell.not_enough for cell in cells] == pytest.approx(np.isinf(expected[1:]).mean(axis=0).ravel().tolist(), abs=1e-6)


def test_a_bystander_keeps_its_warheads_and_its_share_does_not_fall(here: World, sample: Sample) -> None:
    rows = position_record(here, sample, [("USA", "RUS")])
    assert [(row.striker, row.struck) for row in rows] == [("USA", "RUS")] * 2 + [("RUS", "USA")] * 2
    for row in rows:
        india = row.actors[2]
        assert india.warheads_after == india.warheads_before
        assert (india.share_after.best or 0.0) >= (india.share_before.best or 0.0)
