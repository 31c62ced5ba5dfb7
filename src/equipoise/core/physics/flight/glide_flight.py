"""Boost-glide flights of classes from lift-off to impact, between coarse regions: a boost, an equilibrium glide, and a dive."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Result, count, numbers, plain
from equipoise.core.physics.earth import EARTH, RADIUS_KM
from equipoise.core.physics.flight.glide import GLIDE_KM, glide
from equipoise.core.physics.flight.lift_off import (
    HALVINGS,
    LEAST_SAMPLES,
    Burn,
    Places,
    WholeFlight,
    boost_samples,
    curve,
    degrees,
    refuse_burn,
)
from equipoise.core.physics.flight.rotation import MOST_SAMPLES, Track
from equipoise.core.physics.region import central_angle_deg, coarse_directions
from equipoise.errors import InputError, below

DIVE_DEG = 45.0
N_DIVE = 2
NEAR = 1e-6  # radians
HIGHEST_KM = 100.0  # above this there is no air that carries
MISSED_KM = 1.0  # by which a glide may miss the start of its dive
CIRCULAR_KM_S = math.sqrt(EARTH.gravity_km3_s2 / (RADIUS_KM + GLIDE_KM))


class Gliding(NamedTuple):
    """What a class of gliders is: lift over drag, altitude, and the speed at which it dives."""

    lift_to_drag: float
    altitude_km: float
    end_speed_km_s: float


def glide_flight(places: Places, burn: Burn, gliding: Gliding, n_samples: int = 400) -> WholeFlight:
    """A boost to the altitude of the glide, an equilibrium glide, and a straight dive.

    places: whole degrees; burn: seconds above 0, share 1/3 to 1/2; gliding: ratio above 0, altitude above 0 to 100 km, end
    speed above 0 km/s; n_samples: 12 to 100,000.

    Valid for: classes of gliders on the shortest way, at one altitude, on an Earth at rest.
    Raises: InputError for invalid places, burn or glider, or a way that is too long or too short for it.
    Source: eggers_allen_neice_1957.

    >>> flight = glide_flight(Places(40, 0, 40, 80), Burn(170), Gliding(2.6, 45, 1.5))
    >>> round(flight.burnout_speed_km_s, 1), float(flight.track.altitude_km.max())
    (5.8, 45.0)
    """
    n = int(count("n_samples", n_samples, LEAST_SAMPLES, MOST_SAMPLES))
    refuse_burn(burn)
    _refuse_glider(gliding)
    start, end, angle = _way(places)
    whole_km, dive_km = angle * RADIUS_KM, gliding.altitude_km / math.tan(math.radians(DIVE_DEG))
    speed = _start_speed_km_s(whole_km - dive_km, burn, gliding)
    glide_s = float(glide(speed, gliding.end_speed_km_s, gliding.lift_to_drag).time_s)
    dive_s = gliding.altitude_km / math.sin(math.radians(DIVE_DEG)) / gliding.end_speed_km_s
    n_boost = boost_samples(n, burn.time_s / (burn.time_s + glide_s + dive_s))
    part, sunk = np.linspace(0.0, 1.0, n_boost, endpoint=False), np.linspace(0.0, 1.0, N_DIVE)
    gone = np.linspace(0.0, glide_s, n - n_boost - N_DIVE, endpoint=False)
    boosted = burn.share * burn.time_s * speed
    way = np.concatenate(
        [curve(part, 0.0, boosted, speed * burn.time_s), boosted + _glided_km(gone, speed, gliding), whole_km - dive_km * (1.0 - sunk)]
    )
    along, across = way / RADIUS_KM, (end - math.cos(angle) * start) / math.sin(angle)
    place = np.cos(along)[:, np.newaxis] * start + np.sin(along)[:, np.newaxis] * across
    track = Track(
        np.concatenate([part * burn.time_s, burn.time_s + gone, burn.time_s + glide_s + sunk * dive_s]),
        gliding.altitude_km * np.concatenate([curve(part, 0.0, 1.0, 0.0), np.ones(gone.size), 1.0 - sunk]),
        *degrees(place),
    )
    return WholeFlight(track, float(burn.time_s), float(gliding.altitude_km), speed)


def _way(places: Places) -> tuple[Float[np.ndarray, " 3"], Float[np.ndarray, " 3"], float]:
    """The directions of both ends, and the angle between them in radians."""
    places = plain("the flight", places)
    start, end = coarse_directions("a flight at", np.array([places[:2], places[2:]], dtype=np.float64))
    angle = math.radians(float(central_angle_deg(start, end)))
    if angle < NEAR:
        raise InputError("the flight starts and ends in one region", fix="give two regions")
    if angle > math.pi - NEAR:
        raise InputError("the two regions are antipodes, between which every direction is as short", fix="move one of them by a degree")
    return start, end, angle


def _start_speed_km_s(way_km: float, burn: Burn, gliding: Gliding) -> float:
    """The speed at which a glide must begin for boost and glide to cover a way."""
    low, high = gliding.end_speed_km_s, CIRCULAR_KM_S
    if way_km <= burn.share * burn.time_s * low:
        raise InputError(f"a way of {way_km:.0f} km leaves no room for a glide", fix="give regions farther apart")
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        short = burn.share * burn.time_s * middle + _spent_km(gliding.end_speed_km_s, middle, gliding) < way_km
        low, high = (middle, high) if short else (low, middle)
        if high - low < 1e-13:
            break
    if way_km - burn.share * burn.time_s * low - _spent_km(gliding.end_speed_km_s, low, gliding) > MISSED_KM:
        raise InputError(f"a way of {way_km:.0f} km is too long for the glider", fix="give more lift over drag, or regions nearer together")
    return low


def _glided_km(gone_s: Float[np.ndarray, " n"], speed: float, gliding: Gliding) -> Float[np.ndarray, " n"]:
    """How far a glide has come after so many seconds: the closed form of `glide`, solved for the speed that is left."""
    pace = CIRCULAR_KM_S / (gliding.lift_to_drag * (RADIUS_KM + GLIDE_KM))
    return np.asarray(_spent_km(CIRCULAR_KM_S * np.tanh(math.atanh(speed / CIRCULAR_KM_S) - gone_s * pace), speed, gliding))


def _spent_km(left: Result, speed: float, gliding: Gliding) -> Result:
    """How far a glide comes until so much of its speed is left, as `glide` has it, without its checks."""
    spent = np.log1p(-((left / CIRCULAR_KM_S) ** 2)) - math.log1p(-((speed / CIRCULAR_KM_S) ** 2))
    return 0.5 * gliding.lift_to_drag * RADIUS_KM * spent


def _refuse_glider(gliding: Gliding) -> None:
    for name, value in zip(gliding._fields, gliding, strict=True):
        if float(numbers(name, value)) <= 0.0:
            raise InputError(f"{name} {value:g} is impossible", fix="give a number above 0")
    if gliding.altitude_km > HIGHEST_KM:
        raise InputError(f"altitude_km {gliding.altitude_km:g} is above the air that carries a glider", fix="give 100 km or less")
    if gliding.end_speed_km_s >= CIRCULAR_KM_S:
        what = f"end_speed_km_s {gliding.end_speed_km_s:g} is no speed of a glide"
        raise InputError(what, fix=f"give a speed {below(CIRCULAR_KM_S)} km/s")
