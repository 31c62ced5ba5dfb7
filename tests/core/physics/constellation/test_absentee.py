"""Absentee multiples: against satellites drawn at random, the rival calculator, that more never loses, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.physics.constellation import absentee, harrison_2025
from equipoise.core.physics.constellation.absentee import SpaceLayer
from equipoise.core.physics.constellation.walker import orbit_directions
from equipoise.core.physics.region import directions
from equipoise.errors import InputError

LAYER = SpaceLayer(300, 45, 6.0, 0.147, 30.0)
DRAWS = 400_000


@pytest.mark.parametrize(
    ("latitude", "inclination", "reach"),
    [
        (30, 45, 5),
        (40, 45, 6),
        (40, 42, 5),
        (80, 85, 20),
        (0, 0, 10),
        (10, 3, 30),
        (-40, 135, 12),
        (60, 90, 170),
        (89, 90, 9),
        (20, 0.001, 30),
    ],
)
def test_the_share_is_that_of_satellites_drawn_at_random(latitude: float, inclination: float, reach: float) -> None:
    generator = np.random.default_rng(7)
    node, along = generator.uniform(0.0, 2.0 * np.pi, (2, DRAWS))
    drawn = orbit_directions(node, along, np.radians(inclination)) @ directions(latitude, 0.0) >= np.cos(np.radians(reach))
    share = absentee.in_reach_share(latitude, inclination, reach)
    assert abs(drawn.mean() - share) < 4.5 * np.sqrt(share * (1.0 - share) / DRAWS)


@given(st.floats(-90, 90), st.floats(0, 180), st.floats(0.01, 180))
def test_the_share_is_a_share_alike_north_and_south_prograde_and_retrograde(latitude: float, inclination: float, reach: float) -> None:
    share = absentee.in_reach_share(latitude, inclination, reach)
    assert 0.0 <= share <= 1.0
    assert absentee.in_reach_share(-latitude, inclination, reach) == pytest.approx(share, abs=1e-9)
    assert absentee.in_reach_share(latitude, 180 - inclination, reach) == pytest.approx(share, abs=1e-9)
    beyond = absentee.in_reach_share(-latitude, inclination, 180 - reach)  # the antipode has what the place has not
    assert beyond == pytest.approx(1.0 - share, abs=1e-6)


@pytest.mark.parametrize("latitude", [0, 30, 59, 60, 65, 90])
@pytest.mark.parametrize("inclination", [0, 30, 65, 90])
def test_without_reach_no_place_is_ever_in_reach(latitude: float, inclination: float) -> None:
    assert absentee.in_reach_share(latitude, inclination, 0) == 0.0


def test_the_mean_share_over_the_sphere_is_that_of_the_cap() -> None:
    latitudes, weights = np.polynomial.legendre.leggauss(400)
    shares = [absentee.in_reach_share(float(np.degrees(np.arcsin(z))), 50, 12) for z in latitudes]
    assert abs(weights @ shares / 2.0 - (1.0 - np.cos(np.radians(12.0))) / 2.0) < 1e-5


@given(st.floats(60, 300), st.floats(60, 300), st.floats(2, 9), st.floats(2, 9), st.floats(0, 60), st.floats(0, 60), st.integers(0, 60))
def test_speed_boost_and_quick_decisions_never_raise_the_multiple(
    first: float, second: float, third: float, fourth: float, fifth: float, sixth: float, latitude: int
) -> None:
    (boost, longer), (slow, fast), (quick, late) = sorted((first, second)), sorted((third, fourth)), sorted((fifth, sixth))
    worst = absentee.absentee_multiple(LAYER._replace(speed_km_s=slow, decision_s=late), latitude, boost, 200)
    allowed = worst * (1.0 + 1e-6)
    assert absentee.absentee_multiple(LAYER._replace(speed_km_s=fast, decision_s=late), latitude, boost, 200) <= allowed
    assert absentee.absentee_multiple(LAYER._replace(speed_km_s=slow, decision_s=quick), latitude, boost, 200) <= allowed
    assert absentee.absentee_multiple(LAYER._replace(speed_km_s=slow, decision_s=late), latitude, longer, 200) <= allowed


def test_an_even_sphere_has_the_ratio_of_the_rival_calculator_within_its_flat_disc() -> None:
    """Polar orbits thin out towards the equator; with equal areas the two differ by the disc and the Earth's radius alone."""
    steps = harrison_2025.chain()
    reach = absentee.reach_deg(SpaceLayer(300, 90, 6.0, 15 * 9.80665e-3, 0.0), 120, 200)
    even = 2.0 / (1.0 - np.cos(np.radians(reach)))
    assert abs(even / steps.ratio - 1.0) < 0.02


def test_numbers_grow_with_launches_and_shots() -> None:
    one = absentee.number_in_orbit(LAYER, 40, 170, 200)
    assert one == absentee.absentee_multiple(LAYER, 40, 170, 200)
    assert absentee.number_in_orbit(LAYER, 40, 170, 200, 5, 2) == pytest.approx(10 * one)
    assert absentee.number_in_orbit(LAYER, 40, 170, 200, 0) == 0.0
    assert absentee.number_in_orbit(LAYER, 40, 20, 200) == np.inf
    assert absentee.number_in_orbit(LAYER, 40, 20, 200, 0) == 0.0


@settings(max_examples=25)
@given(st.integers(0, 85), st.floats(2, 25))
def test_no_inclination_beats_the_best(latitude: int, reach: float) -> None:
    best = absentee.best_inclination_deg(latitude, reach)
    share = absentee.in_reach_share(latitude, best, reach)
    for inclination in np.linspace(0.0, 90.0, 61):
        assert absentee.in_reach_share(latitude, float(inclination), reach) <= share * (1.0 + 1e-6)


def test_reach_is_the_third_side_of_a_triangle() -> None:
    reach = np.radians(absentee.reach_deg(LAYER, 170, 200))
    flown = float(absentee.flown_km(140, 6.0, 0.147))
    assert abs(np.sqrt(6671**2 + 6571**2 - 2 * 6671 * 6571 * np.cos(reach)) - flown) < 1e-6
    assert absentee.reach_deg(LAYER, 30, 200) == 0.0
    assert absentee.reach_deg(LAYER, 1e5, 200) == 180.0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: absentee.flown_km(-1, 6, 0.1), "time_s -1 is impossible; give a number of at least 0"),
        (lambda: absentee.flown_km(1, 0, 0.1), "speed_km_s 0 is impossible; give a number above 0"),
        (lambda: absentee.flown_km(1, 6, -1), "acceleration_km_s2 -1 is impossible; give a number above 0"),
        (lambda: absentee.reach_deg(LAYER._replace(altitude_km=0), 170, 200), "altitude_km 0 is impossible; give a number above 0"),
        (
            lambda: absentee.reach_deg(LAYER._replace(inclination_deg=190), 170, 200),
            "inclination_deg 190 is impossible; give degrees between 0 and 180",
        ),
        (lambda: absentee.reach_deg(LAYER._replace(decision_s=-1), 170, 200), "decision_s -1 is impossible; give a number of at least 0"),
        (lambda: absentee.reach_deg(LAYER, -1, 200), "boost_s -1 is impossible; give a number of at least 0"),
        (lambda: absentee.reach_deg(LAYER, 170, -1), "target_altitude_km -1 is impossible; give a number of at least 0"),
        (lambda: absentee.in_reach_share(91, 45, 5), "latitude_deg 91 is impossible; give degrees between -90 and 90"),
        (lambda: absentee.in_reach_share(40, 45, 181), "reach_deg 181 is impossible; give degrees between 0 and 180"),
        (lambda: absentee.best_inclination_deg(40, 0), "reach_deg 0 is impossible; give a number above 0"),
        (lambda: absentee.number_in_orbit(LAYER, 40, 170, 200, -1), "n_launches -1 is impossible; give a number of at least 0"),
        (lambda: absentee.number_in_orbit(LAYER, 40, 170, 200, 1, 0), "shots 0 is impossible; give a number of at least 1"),
    ],
)
def test_impossible_layers_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence
