"""From a reach scenario to physics: every number at its place, and geometry that cannot be answered with the line of its part."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from equipoise import facts
from equipoise.core.physics.flight.lift_off import Burn, Places, ballistic_flight
from equipoise.errors import InputError
from equipoise.shipped import DATA
from equipoise.study.reach.case import ReachCase, class_flight, reach_case
from equipoise.study.reach.space import space_rows
from tests.samples import REACH

REGIONS = """near: {title: near, extent: sea, latitude: 57, longitude: 61, source: equipoise_judgement, reason: to try}
close: {title: close, extent: sea, latitude: 57, longitude: 62, source: equipoise_judgement, reason: to try}
behind: {title: behind, extent: sea, latitude: -58, longitude: -118, source: equipoise_judgement, reason: to try}
"""


def test_every_number_arrives_at_its_place(case: ReachCase) -> None:
    there, back = case.flights
    expected = ballistic_flight(Places(58, 62, 42, -95), Burn(170, 0.4), 200)
    assert np.array_equal(there.whole.track.altitude_km, expected.track.altitude_km)
    assert float(back.whole.track.altitude_km.max()) == 45.0
    assert case.radars["north"] == (73, -42, 4800, 3)
    far = case.layers[0]
    assert far.radars == ("far.1", "")
    assert [battery.radar for battery in far.batteries] == [(37, -79, 1000, 5), (42, -95, 0, 0)]
    assert far.batteries[0].fly_out is far.batteries[1].fly_out
    assert far.delays == (120, 60)


def test_a_side_sees_with_its_own_sensors_and_without_a_lost_one(case: ReachCase) -> None:
    assert len(case.network("USA")) == 2
    assert case.network("USA", lost="west") == (case.radars["north"],)
    assert case.network("RUS") == ()
    assert (case.cloud_top_km("USA"), case.cloud_top_km("USA", lost="infrared"), case.cloud_top_km("RUS")) == (10.0, None, None)


def test_a_layer_meets_the_flights_that_it_names_or_all_of_its_side(case: ReachCase) -> None:
    layer = case.layers[0].layer
    assert [flight_case.flight.name for flight_case in case.met(layer)] == ["there"]
    assert case.met(layer.model_copy(update={"flights": (), "side": "RUS"})) == (case.flights[1],)
    assert case.met(layer.model_copy(update={"flights": (), "side": "CHN"})) == ()


def test_a_class_with_an_apogee_flies_through_it(case: ReachCase) -> None:
    base = facts.load()
    values = {"missiles.icbm_lofted.burn_time": 170.0, "missiles.icbm_lofted.boost_share": 0.4, "missiles.icbm_lofted.apogee": 2500.0}
    flight = class_flight(base.missiles["icbm_lofted"], "icbm_lofted", values, Places(58, 62, 42, -95), 200)
    assert float(flight.track.altitude_km.max()) == pytest.approx(2500, rel=1e-3)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {"destination: us_midwest": "destination: behind"},
            "mine.yaml:11: the two regions are antipodes, between which every direction is as short; move one of them by a degree",
        ),
        (
            {"origin: us_midwest, destination: central_russia": "origin: close, destination: near"},
            "mine.yaml:12: a way of 16 km leaves no room for a glide; give regions farther apart",
        ),
    ],
)
def test_geometry_that_cannot_be_has_the_line_of_its_part(changes: dict[str, str], says: str, tmp_path: Path) -> None:
    (tmp_path / "facts" / "regions").mkdir(parents=True)
    (tmp_path / "facts" / "regions" / "own.yaml").write_text(REGIONS, encoding="utf-8")
    text = REACH.read_text(encoding="utf-8")
    for old, new in changes.items():
        text = text.replace(old, new, 1)
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    base = facts.load(tmp_path / "facts")
    record = facts.reach_scenario(path, base)
    with pytest.raises(InputError) as refused:
        space_rows(reach_case(record, base))
    assert str(refused.value).replace(f"{tmp_path}/", "") == says


@pytest.mark.parametrize(
    ("kind", "name", "old", "new", "says"),
    [
        (
            "interceptors",
            "midcourse_heavy",
            "defences.gmd.burnout_speed",
            "12",
            "mine.yaml:20: a speed of 12 km/s is above escape; give speeds",
        ),
        (
            "interceptors",
            "midcourse_heavy",
            "defences.gmd.burnout_speed",
            "0.1",
            "mine.yaml:20: the interceptor never reaches 150 km; give it",
        ),
    ],
)
def test_classes_that_cannot_be_are_answered_at_the_part_that_uses_them(
    kind: str, name: str, old: str, new: str, says: str, tmp_path: Path
) -> None:
    shipped = DATA / kind / "generic.yaml"
    (tmp_path / "facts" / kind).mkdir(parents=True)
    (tmp_path / "facts" / kind / "generic.yaml").write_text(shipped.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(REACH.read_text(encoding="utf-8"), encoding="utf-8")
    base = facts.load(tmp_path / "facts")
    assert name in getattr(base, kind)
    with pytest.raises(InputError) as refused:
        reach_case(facts.reach_scenario(path, base), base)
    assert str(refused.value).replace(f"{tmp_path}/", "").startswith(says)
