"""Inputs and their users."""

from __future__ import annotations

from equipoise.study.sample import Sample
from equipoise.study.stability.inputs import input_rows, reach_rows, stages
from equipoise.study.world import World
from tests import stabilities


def test_every_input_names_the_actors_and_roles_that_use_it(here: World, sample: Sample) -> None:
    rows = {row.id: row for row in input_rows(stages(here), sample.lookup, stabilities.base())}
    assert rows["IND.aircraft.launchers"].used_by == ("IND, struck",)
    assert rows["IND.agni3.launchers"].used_by == ("IND, struck", "IND, striking")
    assert rows["parameters.region_margin"].used_by == ("all",)
    assert rows["parameters.kill_if_found"].used_by == tuple(f"{name}, striking" for name in here.names)


def test_a_leg_is_listed_with_whom_it_reaches(here: World) -> None:
    rows = {row.leg: row for row in reach_rows(here)}
    assert rows["IND.prithvi2"].reaches == ("PAK",)
    assert len(rows) == len(here.legs)
