"""The part of a reach record that is about layers of interceptors in orbit."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from equipoise.study.reach.space_record import LaunchRow, SpaceMap, SpaceRow
from equipoise.study.unit import unit_of
from tests.report import arcs


def test_a_space_layer_is_read_whole_or_not_at_all() -> None:
    row = arcs.tree()["space"][0]
    assert SpaceRow.model_validate(row) == arcs.record().space[0]
    for damaged in ({**row, "extra": 1}, {**row, "n_in_orbit": 1.5}, {**row, "map": {}}):
        with pytest.raises(ValidationError):
            SpaceRow.model_validate(damaged)


def test_never_is_none_and_no_other_word() -> None:
    assert LaunchRow(flight="there", n_launches=2, n_in_orbit=None).n_in_orbit is None
    with pytest.raises(ValidationError):
        LaunchRow(flight="there", n_launches=2, n_in_orbit=float("inf"))
    assert (unit_of(SpaceMap, "latitudes_deg"), unit_of(SpaceMap, "by_altitude")) == ("degrees", "factor")
