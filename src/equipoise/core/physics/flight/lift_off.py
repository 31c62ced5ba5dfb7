"""Ballistic flights of classes of missiles from lift-off to impact, between coarse regions: a boost, and then an arc.

The boost of a class is its burn time. It starts at rest and joins the arc with the velocity that the arc has there; between
the two it is the cubic curve through both. How far it comes is a share of burn time times final speed: a half for constant
acceleration, less for one that grows as the tanks empty. The arc is the one from ground to ground; its start is that
much later than lift-off as the boost is slower than the arc.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Number, Numbers, count, numbers, probability, refuse_unlike
from equipoise.core.physics.earth import Sphere
from equipoise.core.physics.flight.arc import Arc
from equipoise.core.physics.flight.marks import passage
from equipoise.core.physics.flight.rotation import MOST_SAMPLES, Aimed, Track, aimed, samples
from equipoise.core.physics.region import directions
from equipoise.errors import InputError

HALVINGS = 60
STEP_S = 0.5  # over which the velocity along the ground is taken
LEAST_SAMPLES = 12
LEAST_BOOST = 4
SHARES = (1.0 / 3.0, 0.5)  # between which the curve of the boost never turns back


class Burn(NamedTuple):
    """The boost of a class: seconds, and the share of burn time times final speed that it covers, 1/3 to 1/2."""

    time_s: float
    share: float = 0.4


class Places(NamedTuple):
    """From where to where, in whole degrees."""

    from_latitude_deg: float
    from_longitude_deg: float
    to_latitude_deg: float
    to_longitude_deg: float


class WholeFlight(NamedTuple):
    """A flight: samples in seconds since lift-off, and the end of its boost; the speed is relative to the ground."""

    track: Track
    burnout_s: float
    burnout_altitude_km: float
    burnout_speed_km_s: float


def ballistic_flight(places: Places, burn: Burn, n_samples: int = 400, apogee_km: Number | None = None) -> WholeFlight:
    """A ballistic flight with its boost.

    places: whole degrees; burn: seconds above 0, share 1/3 to 1/2; n_samples: 12 to 100,000; apogee_km: above 0, or none for
    the arc of least energy.

    Valid for: classes of missiles, without air: the arc is that of a vacuum from ground to ground.
    Raises: InputError for invalid places, burn or apogee, or fewer samples than twelve.
    Source: definition.

    >>> flight = ballistic_flight(Places(48, -101, 60, 60), Burn(181))
    >>> round(flight.burnout_altitude_km), round(float(flight.track.time_s[-1] / 60))
    (204, 30)
    """
    n = int(count("n_samples", n_samples, LEAST_SAMPLES, MOST_SAMPLES))
    refuse_burn(burn)
    free = aimed(*places, apogee_km)
    altitude = _joined_altitude_km(free.arc, burn, free.sphere)
    joined = float(passage(free.arc, altitude, free.sphere, descending=False).time_s)
    end = float(free.arc.time_s)
    n_boost = boost_samples(n, burn.time_s / (burn.time_s + end - joined))
    after = samples(free, np.linspace(joined, end, n - n_boost))
    rising, drift = _rising_km_s(free.arc, altitude, free.sphere), _drift(free, joined)
    part = np.linspace(0.0, 1.0, n_boost, endpoint=False)
    here, there = free.start, directions(after.latitude_deg[0], after.longitude_deg[0])
    ground = curve(part[:, np.newaxis], here, there, drift * burn.time_s)
    latitude, longitude = degrees(ground / np.linalg.norm(ground, axis=1, keepdims=True))
    track = Track(
        np.concatenate([part * burn.time_s, after.time_s - joined + burn.time_s]),
        np.concatenate([curve(part, 0.0, altitude, rising * burn.time_s), after.altitude_km]),
        np.concatenate([latitude, after.latitude_deg]),
        np.concatenate([longitude, after.longitude_deg]),
    )
    speed = math.hypot(rising, (free.sphere.radius_km + altitude) * float(np.linalg.norm(drift)))
    return WholeFlight(track, float(burn.time_s), altitude, speed)


def refuse_burn(burn: Burn) -> None:
    """Nothing, for a burn that can be.

    burn: seconds above 0, share 1/3 to 1/2.

    Valid for: any burn.
    Raises: InputError for a time of nothing, or a share at which the curve of the boost turns back.
    Source: definition.
    """
    if float(numbers("burn_time_s", burn.time_s)) <= 0.0:
        raise InputError(f"burn_time_s {burn.time_s:g} is impossible", fix="give a time above 0")
    if not SHARES[0] <= float(numbers("boost_share", burn.share)) <= SHARES[1]:
        raise InputError(f"boost_share {burn.share:g} is impossible", fix="give a share between 1/3 and 1/2")


def boost_samples(n: int, share: float) -> int:
    """How many of the samples of a flight fall into its boost.

    n: samples of the flight, 12 to 100,000; share: of its time that the boost takes, 0 to 1.

    Valid for: flights of at least twelve samples.
    Raises: InputError for a number of samples or a share outside its range.
    Source: definition.
    """
    count("n", n, LEAST_SAMPLES, MOST_SAMPLES)
    probability("share", share)
    return min(n - LEAST_BOOST - 2, max(LEAST_BOOST, round(n * share)))


def curve(part: Float[np.ndarray, "..."], start: Numbers, end: Numbers, arrival: Numbers) -> Float[np.ndarray, "..."]:
    """The cubic curve that leaves `start` at rest and comes to `end` with a velocity.

    part: of its time, 0 to 1; start, end: what moves; arrival: velocity at the end times the time that it takes.

    Valid for: shapes that broadcast.
    Raises: InputError for what is no finite number, or shapes that do not fit each other.
    Source: definition.
    """
    refuse_unlike(part=part, start=start, end=end, arrival=arrival)
    first, last, speed = numbers("start", start), numbers("end", end), numbers("arrival", arrival)
    smooth = part**2 * (3.0 - 2.0 * part)
    return np.asarray((1.0 - smooth) * first + smooth * last + part**2 * (part - 1.0) * speed)


def degrees(vectors: Float[np.ndarray, "n 3"]) -> tuple[Float[np.ndarray, " n"], Float[np.ndarray, " n"]]:
    """Latitudes and longitudes of unit vectors.

    vectors: of length 1.

    Valid for: a sphere.
    Raises: nothing.
    Source: definition.
    """
    return np.degrees(np.arcsin(np.clip(vectors[:, 2], -1.0, 1.0))), np.degrees(np.arctan2(vectors[:, 1], vectors[:, 0]))


def _joined_altitude_km(arc: Arc, burn: Burn, sphere: Sphere) -> float:
    """The altitude on the way up that is the burn's share of burn time times the speed of climb there."""
    low, high = 0.0, float(arc.apogee_km)
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        early = middle < burn.share * burn.time_s * _rising_km_s(arc, middle, sphere)
        low, high = (middle, high) if early else (low, middle)
    return low


def _rising_km_s(arc: Arc, altitude: float, sphere: Sphere) -> float:
    """The speed of climb of an arc at an altitude."""
    r = sphere.radius_km + altitude
    square = 2.0 * (float(arc.energy_km2_s2) + sphere.gravity_km3_s2 / r) - (float(arc.angular_momentum_km2_s) / r) ** 2
    return math.sqrt(max(0.0, square))


def _drift(free: Aimed, joined: float) -> Float[np.ndarray, " 3"]:
    """How fast the direction to an arc moves over the turning ground, in radians per second."""
    before, after = max(0.0, joined - STEP_S), min(joined + STEP_S, float(free.arc.time_s))
    track = samples(free, np.array([before, after]))
    places = directions(track.latitude_deg, track.longitude_deg)
    return np.asarray((places[1] - places[0]) / (after - before))
