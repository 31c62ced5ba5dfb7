"""What batteries defend: looks at many flights at once, and the ground on which they are had.

A footprint is a set of coarse points: those at which a flight from a region can be shot at often enough. Its change with
integration is the difference of two footprints.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Number, amount, count, numbers
from equipoise.core.executor import Executor
from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.flight.trajectory import GROUND_KM, PLACE_DEG, off_degrees
from equipoise.core.physics.intercept import looks as engagement
from equipoise.core.physics.intercept.opportunities import Battery, Delays, network, refuse_looks, space
from equipoise.core.physics.region import coarse_directions
from equipoise.core.physics.sensing.sight import Sensor
from equipoise.errors import InputError

FLIGHTS_AT_ONCE = 64


class Flights(NamedTuple):
    """Many flights with as many samples each; rows are flights."""

    time_s: Float[np.ndarray, "flights times"]
    altitude_km: Float[np.ndarray, "flights times"]
    latitude_deg: Float[np.ndarray, "flights times"]
    longitude_deg: Float[np.ndarray, "flights times"]


def footprint(
    flights: Flights,
    batteries: tuple[Battery, ...],
    sensors: tuple[Sensor, ...],
    delays: Delays,
    *,
    integrated: bool = False,
    executor: Executor = map,
) -> Int[np.ndarray, " flights"]:
    """Looks at each of many flights.

    flights: rows of rising seconds, altitudes of 0 km or more, degrees; ends on the ground stand on whole degrees;
    batteries: 1 or more, in coarse regions; sensors: further radars, used if integrated; delays: 0 s or more;
    integrated: radars and looks are shared (engage on remote); executor: works on blocks of flights.

    Valid for: fewer than 64 looks.
    Raises: InputError for an invalid flight, battery, sensor or delay, or too many looks.
    Source: definition.
    """
    columns = _checked(flights)
    system = network(batteries, sensors, delays, integrated=integrated)
    out = np.zeros(columns[0].shape[0], dtype=np.int64)

    def fill(first: int) -> None:
        rows = slice(first, first + FLIGHTS_AT_ONCE)
        engagement.fill_looks(tuple(column[rows] for column in columns), system, space(system, columns[0].shape[1]), out[rows])

    list(executor(fill, range(0, out.size, FLIGHTS_AT_ONCE)))
    refuse_looks(out)
    return out


def defended_area_km2(points: Float[np.ndarray, "n 2"], looks: Int[np.ndarray, " looks"], step_deg: Number = 1, at_least: int = 1) -> float:
    """Area of the coarse points at which there are enough looks, in square kilometres.

    points: rows of latitude and longitude in whole degrees, such as of grid; looks: at each, 0 or more; step_deg: of the
    grid, 1 or more; at_least: looks that make a point defended, 1 or more.

    Valid for: points of one regular grid.
    Raises: InputError for points and looks of unlike number, sites in place of regions, or a step below 1 degree.
    Source: definition.
    """
    coarse_directions("point", points)
    if points.shape[0] != looks.shape[0]:
        raise InputError(f"{looks.shape[0]} looks for {points.shape[0]} points", fix="give each point its looks")
    step = np.radians(float(amount("step_deg", step_deg, 1.0)))
    cells = 2.0 * np.sin(0.5 * step) * step * np.cos(np.radians(points[:, 0]))  # between the latitudes half a step away
    return float(RADIUS_KM**2 * cells[looks >= count("at_least", at_least, 1)].sum())


def _checked(flights: Flights) -> list[Float[np.ndarray, "flights times"]]:
    columns = [np.ascontiguousarray(numbers(name, column)) for name, column in zip(Flights._fields, flights, strict=True)]
    shape = columns[0].shape
    if len(shape) != 2 or 0 in shape or shape[1] < 2 or any(column.shape != shape for column in columns):
        raise InputError("the flights are not four tables of one shape", fix="give rows of flights, two samples or more each")
    time, altitude, latitude, longitude = columns
    if np.any(time[:, 1:] <= time[:, :-1]):
        raise InputError("time_s of a flight does not rise", fix="give the samples in the order of the flight, each once")
    if altitude.min() < 0.0 or np.abs(latitude).max() > 90.0 or np.abs(longitude).max() > 360.0:
        raise InputError("a flight is below ground or off the map", fix="give altitudes of 0 or more, latitudes to 90, longitudes to 360")
    for end in (0, -1):
        off = off_degrees(latitude[:, end], longitude[:, end])
        if np.any((altitude[:, end] < GROUND_KM) & (off > PLACE_DEG)):
            raise InputError("a flight starts or ends at a site, not a region", fix="let it start and end on whole degrees, or above 1 km")
    return columns
