"""What moves a number, among the inputs that bear on it."""

from __future__ import annotations

import numpy as np

from equipoise.study.drivers import drivers
from equipoise.study.party import requirement
from equipoise.study.sample import Sample
from equipoise.study.stability.movers import Movers


def test_an_input_moves_itself_and_only_those_named_are_weighed(movers: Movers, sample: Sample) -> None:
    column = sample.column("RUS.yars_mobile.alert_day_to_day")
    assert movers.among(["RUS.yars_mobile.alert_day_to_day"], column)[0].correlation == 1.0
    assert movers.among(["RUS.bulava.launchers"], np.full_like(column, 3.0)) == ()
    names = movers.inputs([("RUS", "USA")], ["day_to_day"], ["ride_out"])
    expected = drivers({name: sample.column(name)[1:] for name in names}, column[1:])
    assert movers.of_exchanges([("RUS", "USA")], ["day_to_day"], ["ride_out"], column) == expected


def test_the_requirement_is_weighed_where_it_is_needed_by_its_own_name(movers: Movers, sample: Sample) -> None:
    for side, name in (("RUS", "scenario.requirement"), ("PAK", "PAK.requirement")):
        (found,) = movers.among([], -requirement(sample, side), side)
        assert (found.id, found.correlation) == (name, -1.0)
