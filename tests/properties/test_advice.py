"""Whatever number a message advises is accepted: it is read from the sentence and given back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.defence.salvo.sizing import interceptors_needed
from equipoise.core.domain import amount, count, probability
from equipoise.core.physics import region
from equipoise.core.physics.constellation import absentee, street
from equipoise.core.physics.earth import RADIUS_KM, Sphere
from equipoise.core.physics.flight import arc, boost, glide, glide_flight, kepler, marks, rotation
from equipoise.core.physics.flight import ballistic as flight
from equipoise.core.physics.flight.lift_off import Burn, Places
from equipoise.core.physics.intercept import fly_out
from equipoise.errors import InputError

NUMBER = r"(-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)"
ADVICE = re.compile(rf"(?:at least|at most|above|below|less than|between {NUMBER} and|give) {NUMBER}(?: .* or less)?")
HEIGHT, SHARE = st.floats(0.0, 800.0), st.floats(0.0, 1.0)
RANGE = st.floats(1.0, 19_900.0)
BURN = boost.Stage(propellant_share=0.8, dropped_share=0.1, burn_time_s=61.7, exhaust_speed_km_s=2.5)
Call = Callable[[float], object]


class Case(NamedTuple):
    """Values to be tried, and a call with one of them that another number, drawn as well, makes."""

    tried: st.SearchStrategy[float]
    context: st.SearchStrategy[float]
    call: Callable[[float, float], object]


def thrown(speed: float, height: float) -> object:
    r = RADIUS_KM + height
    return kepler.states(np.array([[r, 0.0, 0.0], [2 * r, 0.0, 0.0]]), np.array([[0.0, speed, 0.0], [0.0, 0.1, 0.0]]), np.zeros(1))


def interceptor(speed: float, _: float) -> object:
    return fly_out.fly_out(fly_out.Interceptor(np.array([30.0]), np.array([speed]), 80.0, 1500.0, 400.0))


CASES = {
    "burnout_arc": Case(st.floats(10.0, 12.0), HEIGHT, lambda v, h: arc.burnout_arc(v, 45.0, h)),
    "burnout_arc, many": Case(st.floats(10.0, 12.0), HEIGHT, lambda v, h: arc.burnout_arc(v, 45.0, np.array([0.0, h]))),
    "burnout_arc, elsewhere": Case(st.floats(0.1, 9.0), st.floats(1e-9, 1e9), lambda v, r: arc.burnout_arc(v, 45.0, 0.0, Sphere(r, r))),
    "maximum_range_km": Case(st.floats(10.0, 12.0), HEIGHT, flight.maximum_range_km),
    "speed_arc": Case(st.floats(1.0, 8.0), RANGE, lambda v, d: flight.speed_arc(d, v)),
    "speed_arc, many": Case(st.floats(1.0, 8.0), RANGE, lambda v, d: flight.speed_arc(np.array([500.0, d]), v)),
    "speed_arc, high": Case(st.floats(7.0, 12.0), HEIGHT, lambda v, h: flight.speed_arc(10_000.0, v, h)),
    "elevation_arc": Case(st.floats(20.0, 95.0), RANGE, lambda e, d: flight.elevation_arc(d, e)),
    "elevation_arc, many": Case(st.floats(20.0, 95.0), RANGE, lambda e, d: flight.elevation_arc(np.array([100.0, d]), e)),
    "apogee_arc": Case(st.floats(-10.0, 900.0), HEIGHT, lambda a, h: flight.apogee_arc(5000.0, a, h)),
    "apogee_arc, elsewhere": Case(st.floats(-10.0, 0.0), st.floats(1e-3, 1e9), lambda a, r: flight.apogee_arc(r, a, 0.0, Sphere(r, 1.0))),
    "minimum_energy_arc": Case(st.floats(19_000.0, 21_000.0), HEIGHT, flight.minimum_energy_arc),
    "minimum_energy_arc, elsewhere": Case(
        st.floats(0.1, 1e10), st.floats(1e-3, 1e9), lambda d, r: flight.minimum_energy_arc(d, 0.0, Sphere(r, 1.0))
    ),
    "marks": Case(st.floats(1.0, 1e4), RANGE, lambda t, d: marks.marks(flight.minimum_energy_arc(d), t)),
    "marks, many": Case(st.floats(1.0, 1e4), RANGE, lambda t, d: marks.marks(flight.minimum_energy_arc(np.array([100.0, d])), t)),
    "passage": Case(st.floats(-10.0, 2e3), HEIGHT, lambda a, h: marks.passage(flight.minimum_energy_arc(8000.0, h), a)),
    "passage, many": Case(
        st.floats(-10.0, 2e3),
        HEIGHT,
        lambda a, h: marks.passage(flight.minimum_energy_arc(np.array([8000.0, 9500.0]), np.array([0.0, h])), a),
    ),
    "passage, rising": Case(
        st.floats(-10.0, 2e3), HEIGHT, lambda a, h: marks.passage(flight.minimum_energy_arc(8000.0, h), a, descending=False)
    ),
    "passage, flat": Case(st.floats(0.0, 900.0), HEIGHT, lambda a, h: marks.passage(arc.burnout_arc(1.0, 1e-3, h), a)),
    "glide": Case(st.floats(7.0, 9.0), st.floats(0.5, 5.0), lambda v, k: glide.glide(v, 0.3, k)),
    "glide_flight": Case(
        st.floats(7.7, 9.0),
        st.floats(2.0, 5.0),
        lambda v, k: glide_flight.glide_flight(Places(40, 0, 40, 120), Burn(170), glide_flight.Gliding(k, 45, v)),
    ),
    "ascent": Case(st.floats(50.0, 90.0), HEIGHT, lambda t, _: boost.ascent((BURN,), 3.0, t)),
    "fly_out": Case(st.floats(11.18, 12.0), HEIGHT, interceptor),
    "states": Case(st.floats(10.0, 12.0), HEIGHT, thrown),
    "interceptors_needed": Case(SHARE, st.floats(0.5, 1.0 - 1e-10), lambda p, aim: interceptors_needed(20, aim, p, 0.7)),
    "in_reach_share": Case(st.floats(-200.0, 200.0), SHARE, lambda a, _: absentee.in_reach_share(a, 90.0, 10.0)),
    "directions": Case(st.floats(-200.0, 200.0), SHARE, lambda a, _: region.directions(a, 0.0)),
    "region_angle_deg": Case(st.floats(-800.0, 800.0).map(round), SHARE, lambda a, _: rotation.region_angle_deg(0, a, 10, 10)),
    "fewest_polar": Case(st.floats(0.5, 5.0), SHARE, lambda a, _: street.fewest_polar(a)),
    "amount": Case(st.floats(-1e30, 1e30), st.floats(-1e30, 1e30), lambda a, least: amount("a", a, least)),
    "count": Case(st.floats(-9.0, 9.0).map(round), st.integers(-9, 9), lambda a, least: count("a", a, int(least))),
    "probability": Case(st.floats(-3.0, 3.0), SHARE, lambda a, _: probability("a", a)),
}


def advised(call: Call, value: float) -> list[float]:
    """The numbers that the refusal of a value advises, but for an exact "above 0"; none where the value is accepted."""
    try:
        call(value)
    except InputError as fault:
        found = [float(part) for match in ADVICE.finditer(fault.fix) for part in match.groups() if part]
        return [number for number in found if number != 0.0 or "above 0" not in fault.fix]
    return []


@pytest.mark.parametrize("name", CASES)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_advice_is_accepted(name: str, data: st.DataObject) -> None:
    case = CASES[name]
    value, context = data.draw(case.tried), data.draw(case.context)
    for number in advised(lambda given: case.call(given, context), value):
        case.call(number, context)


@pytest.mark.parametrize(
    ("call", "fix"),
    [
        (lambda: arc.burnout_arc(11.188, 45.0), "give a speed below 11.1861 km/s"),
        (lambda: flight.speed_arc(10_000.0, 7.1), "give a speed of at least 7.19809 km/s"),
        (lambda: flight.elevation_arc(100.0, 89.778), "give one above 0 and below 89.7751"),
        (lambda: interceptors_needed(20, 1.0 - 1e-12, 0.9, 0.7), "give p_track 1"),
    ],
)
def test_limits_are_rounded_to_the_side_that_is_admitted(call: Callable[[], object], fix: str) -> None:
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.fix == fix
