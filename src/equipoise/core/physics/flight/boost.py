"""Boost of generic staged vehicles: a vertical start, a kick, and a gravity turn until the last stage burns out."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, amount, numbers, plain, refuse_unlike
from equipoise.core.physics.earth import EARTH, STANDARD_GRAVITY_KM_S2, Sphere, usable_sphere
from equipoise.core.physics.flight.atmosphere import STANDARD, Air, usable_air
from equipoise.core.physics.flight.force import BURN, DRAG, SCALE, SEA_LEVEL, THRUST, UPRIGHT, gravity_forces
from equipoise.core.physics.flight.propagation import FAILED, FELL, flown
from equipoise.errors import InputError, between

TOLERANCE = 1e-9
Rows: TypeAlias = Float[np.ndarray, "... 7"]
Phase: TypeAlias = tuple[float, float, float, Float[np.ndarray, "flights 10"]]  # begin, end, ignition, forces


class Stage(NamedTuple):
    """A stage of a generic vehicle, with constant thrust."""

    burn_time_s: float
    exhaust_speed_km_s: float  # specific impulse times standard gravity
    propellant_share: float  # of the whole vehicle's mass when the stage ignites
    dropped_share: float = 0.0  # of that mass: what falls away when it has burnt out


class Ascent(NamedTuple):
    """Where vehicles are: time since lift-off, altitude, distance along the ground, speed, elevation of the velocity."""

    time_s: Float[np.ndarray, "..."]
    altitude_km: Float[np.ndarray, "..."]
    range_km: Float[np.ndarray, "..."]
    speed_km_s: Float[np.ndarray, "..."]
    elevation_deg: Float[np.ndarray, "..."]


def ideal_speed_km_s(stages: tuple[Stage, ...]) -> float:
    """Speed that stages give without gravity and air, by the rocket equation.

    stages: in the order in which they burn, at least one.

    Valid for: stages that burn one after the other.
    Raises: InputError for no stage, or one outside its bounds.
    Source: bate_mueller_white_1971.

    >>> round(ideal_speed_km_s((Stage(65, 2.0, 0.68),)), 2)
    2.28
    """
    stages = _plain(stages)
    _refuse_stages(stages)
    return float(sum(-stage.exhaust_speed_km_s * np.log1p(-stage.propellant_share) for stage in stages))


def ascent(
    stages: tuple[Stage, ...],
    kick_deg: Numbers,
    times_s: Numbers,
    ballistic_coefficient_kg_m2: Numbers = 1e9,
    vertical_s: float = 5.0,
    air: Air = STANDARD,
    sphere: Sphere = EARTH,
) -> Ascent:
    """Where vehicles are at given times, from lift-off to burnout; a result's last axis is time.

    stages: in the order in which they burn; kick_deg: angle from the vertical to which the velocity is turned at the end of
    the vertical start, any shape, 0 to 45; times_s: since lift-off, rising, 0 to the end of the burn;
    ballistic_coefficient_kg_m2: lift-off mass over drag area, broadcast with kick_deg, above 0 (1e9: no drag);
    vertical_s: length of the vertical start, above 0 and below the first burn; air: atmosphere; sphere: radius and gravity.

    Valid for: point masses with constant thrust and drag area, in a plane, on an Earth that does not turn: classes of
    vehicles, to within several per cent of speed and altitude.
    Raises: InputError for a vehicle that does not lift off, a kick that ends in the ground, a time outside the burn, or for
    an impossible sphere or shapes that do not fit each other.
    Source: bate_mueller_white_1971.

    >>> start = ascent((Stage(60, 2.0, 0.5),), 3.0, np.array([0, 4]))
    >>> start.elevation_deg.tolist()
    [90.0, 90.0]
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(kick_deg=kick_deg, ballistic_coefficient_kg_m2=ballistic_coefficient_kg_m2)
    stages, vertical_s = _plain(stages), float(numbers("vertical_s", vertical_s))
    _refuse_stages(stages)
    air = usable_air(air)
    kick, coefficient = np.broadcast_arrays(
        numbers("kick_deg", kick_deg), numbers("ballistic_coefficient_kg_m2", ballistic_coefficient_kg_m2)
    )
    times = np.atleast_1d(amount("times_s", times_s))
    _refuse_ascent(stages, kick, coefficient, times, vertical_s)
    phases = _phases(stages, coefficient.ravel(), vertical_s, air, sphere)
    found = _found(phases, np.radians(kick.ravel()), times, sphere)
    return _ascent(found.reshape(*kick.shape, times.size, 7), times, sphere)


def burnout(
    stages: tuple[Stage, ...],
    kick_deg: Numbers,
    ballistic_coefficient_kg_m2: Numbers = 1e9,
    vertical_s: float = 5.0,
    air: Air = STANDARD,
    sphere: Sphere = EARTH,
) -> Ascent:
    """Where vehicles are when their last stage burns out.

    stages, kick_deg, ballistic_coefficient_kg_m2, vertical_s, air, sphere: as for ascent.

    Valid for: as ascent.
    Raises: InputError as ascent, or for an impossible sphere or shapes that do not fit each other.
    Source: bate_mueller_white_1971.

    >>> end = burnout((Stage(65, 2.0, 0.68),), 4.0)
    >>> bool(end.speed_km_s < ideal_speed_km_s((Stage(65, 2.0, 0.68),)))
    True
    """
    sphere = usable_sphere(sphere)
    refuse_unlike(kick_deg=kick_deg, ballistic_coefficient_kg_m2=ballistic_coefficient_kg_m2)
    stages = _plain(stages)
    end = ascent(stages, kick_deg, _refuse_stages(stages), ballistic_coefficient_kg_m2, vertical_s, air, sphere)
    return Ascent(*(part[..., -1] for part in end))


def _found(phases: list[Phase], kick: Float[np.ndarray, " flights"], times: Float[np.ndarray, " times"], sphere: Sphere) -> Rows:
    """The states of the flights at the times; the kick comes after the first phase."""
    flights = np.zeros((kick.size, 7))
    flights[:, 0] = sphere.radius_km
    found = np.empty((kick.size, times.size, 7))
    for number, (begin, end, ignition, forces) in enumerate(phases):
        if number == 1:
            _kick(flights, kick)
        for index in np.flatnonzero((times >= begin) & (times < end)):
            _fly(flights, float(times[index]), ignition, forces, sphere)
            found[:, index] = flights
        _fly(flights, end, ignition, forces, sphere)
    found[:, times >= phases[-1][1]] = flights[:, None]
    return found


def _phases(
    stages: tuple[Stage, ...], coefficient: Float[np.ndarray, " flights"], vertical_s: float, air: Air, sphere: Sphere
) -> list[Phase]:
    """Begin, end, ignition and forces of each phase of the boost."""
    phases: list[Phase] = []
    ignition, mass = 0.0, 1.0
    for stage in stages:
        forces = gravity_forces(coefficient.size, sphere)
        forces[:, DRAG], forces[:, SEA_LEVEL], forces[:, SCALE] = 0.5 / (coefficient * mass), air.sea_level_kg_m3, air.scale_height_km
        forces[:, BURN] = stage.propellant_share / stage.burn_time_s
        forces[:, THRUST] = forces[:, BURN] * stage.exhaust_speed_km_s
        begin, end = ignition, ignition + stage.burn_time_s
        if ignition == 0.0:
            upright = forces.copy()
            upright[:, UPRIGHT] = 1.0
            phases.append((0.0, vertical_s, 0.0, upright))
            begin = vertical_s
        phases.append((begin, end, ignition, forces))
        ignition, mass = end, mass * (1.0 - stage.propellant_share - stage.dropped_share)
    return phases


def _fly(flights: Rows, until: float, ignition: float, forces: Float[np.ndarray, "flights 10"], sphere: Sphere) -> None:
    """Move the flights to a time; their clocks run from the ignition of the stage while they do."""
    flights[:, 6] -= ignition
    reasons = flown(flights, np.tile([until - ignition, sphere.radius_km], (flights.shape[0], 1)), forces, TOLERANCE)
    flights[:, 6] += ignition
    if np.any(reasons == FAILED):
        raise InputError(
            "a powered flight cannot be followed to its end within the steps allowed", fix="give a longer burn, or less thrust"
        )
    if np.any(reasons == FELL):
        raise InputError("a vehicle turns into the ground while it burns", fix="give a smaller kick_deg")


def _kick(flights: Rows, kick: Float[np.ndarray, " flights"]) -> None:
    """Turn the upward velocities from the vertical."""
    speed = flights[:, 3].copy()
    flights[:, 3], flights[:, 4] = speed * np.cos(kick), speed * np.sin(kick)


def _ascent(found: Float[np.ndarray, "... 7"], times: Float[np.ndarray, " times"], sphere: Sphere) -> Ascent:
    x, y, u, v = (found[..., column] for column in (0, 1, 3, 4))
    r, speed = np.hypot(x, y), np.hypot(u, v)
    rising, across = x * u + y * v, x * v - y * u
    elevation = np.degrees(np.arctan2(rising, across))
    return Ascent(
        time_s=np.broadcast_to(times, speed.shape),
        altitude_km=r - sphere.radius_km,
        range_km=sphere.radius_km * np.arctan2(y, x),
        speed_km_s=speed,
        elevation_deg=np.where(speed > 0.0, elevation, 90.0),
    )


def _plain(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """The stages with plain numbers."""
    return tuple(plain(f"stage {number}", stage) for number, stage in enumerate(stages, start=1))


def _refuse_stages(stages: tuple[Stage, ...]) -> float:
    """The time of the whole burn."""
    if not stages:
        raise InputError("the vehicle has no stage", fix="give at least one stage")
    for number, stage in enumerate(stages, start=1):
        if not (stage.burn_time_s > 0.0 and stage.exhaust_speed_km_s > 0.0):
            raise InputError(f"stage {number} does not burn", fix="give a burn_time_s and an exhaust_speed_km_s above 0")
        if not (stage.propellant_share > 0.0 and stage.dropped_share >= 0.0 and stage.propellant_share + stage.dropped_share < 1.0):
            raise InputError(f"stage {number} leaves no mass", fix="give a propellant_share above 0 and, with dropped_share, below 1")
    return float(sum(stage.burn_time_s for stage in stages))


def _refuse_ascent(
    stages: tuple[Stage, ...],
    kick: Float[np.ndarray, "..."],
    coefficient: Float[np.ndarray, "..."],
    times: Float[np.ndarray, " times"],
    vertical_s: float,
) -> None:
    first, whole = stages[0], sum(stage.burn_time_s for stage in stages)
    lift = first.exhaust_speed_km_s * first.propellant_share / first.burn_time_s / STANDARD_GRAVITY_KM_S2
    if lift <= 1.0:
        raise InputError(f"the first stage does not lift off: its thrust is {lift:.2g} of the weight", fix="give a shorter burn_time_s")
    if not 0.0 < vertical_s < first.burn_time_s:
        raise InputError(f"vertical_s {vertical_s:g} is impossible", fix="give a time above 0 and below the burn of the first stage")
    if times.ndim > 1:
        raise InputError("times_s is a table", fix="give one time, or a list of times")
    if np.any((kick < 0.0) | (kick > 45.0)):
        raise InputError(f"kick_deg {kick[(kick < 0.0) | (kick > 45.0)].flat[0]:g} is impossible", fix="give an angle between 0 and 45")
    if np.any(coefficient <= 0.0):
        raise InputError("ballistic_coefficient_kg_m2 must be above 0", fix="give the lift-off mass over the drag area")
    if np.any(times > whole) or np.any(np.diff(times) < 0.0):
        raise InputError("times_s leaves the burn or does not rise", fix=f"give rising times {between(0.0, whole)}")
