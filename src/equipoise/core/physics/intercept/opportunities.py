"""Opportunities to intercept a flight: the earliest and the latest, and how many looks there are between them.

Two ways to fight. On its own, a battery launches when its own radar has seen the flight and hits only what that radar
sees. Integrated (engage on remote), any radar of the network may do both, and the batteries share their looks.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Number, amount, count, plain
from equipoise.core.physics.flight.rotation import MOST_SAMPLES, Track
from equipoise.core.physics.flight.trajectory import ground_directions
from equipoise.core.physics.intercept import looks as engagement
from equipoise.core.physics.intercept.fly_out import ALTITUDES, CHORDS, FlyOut, finite_table
from equipoise.core.physics.intercept.looks import Network, Space
from equipoise.core.physics.sensing.sight import Sensor, ranges_or_none_km, sensor_directions
from equipoise.core.whole import whole_below
from equipoise.errors import InputError


class Battery(NamedTuple):
    """Launchers in a coarse region with a radar of their own: without one, its range is 0."""

    radar: Sensor
    fly_out: FlyOut


class Delays(NamedTuple):
    """Seconds from first sight to the first launch, and from an intercept to the next launch."""

    decision_s: float
    assessment_s: float


class Opportunity(NamedTuple):
    """Seconds of the flight: sight, first launch, earliest and latest intercept (infinite for never), and one for each look."""

    first_launch_s: float
    earliest_s: float
    latest_s: float
    looks_s: Float[np.ndarray, " looks"]


def network(batteries: tuple[Battery, ...], sensors: tuple[Sensor, ...], delays: Delays, *, integrated: bool) -> Network:
    """The arrays of batteries, further radars and delays that looks are computed from.

    batteries: 1 or more, in coarse regions; sensors: further radars, used if integrated; delays: 0 s or more;
    integrated: radars and looks are shared.

    Valid for: tables of fly_out.
    Raises: InputError for no battery, a site in place of a region, or an invalid delay or table.
    Source: definition.
    """
    if not batteries:
        raise InputError("there is no battery", fix="give one battery or more")
    amount("decision_s", delays.decision_s)
    amount("assessment_s", delays.assessment_s)
    made = {id(battery.fly_out): battery.fly_out for battery in batteries}
    place = {name: index for index, name in enumerate(made)}
    tables = [plain("the table of an interceptor", table) for table in made.values()]
    for table in tables:
        if (
            table.time_s.shape != (CHORDS, ALTITUDES)
            or np.isnan(table.time_s).any()
            or min(table.chord_step, table.altitude_step_km) <= 0.0
        ):
            raise InputError("the table of an interceptor has the wrong form", fix="make it with fly_out")
    radars = (*(battery.radar for battery in batteries), *(sensors if integrated else ()))
    return Network(
        sensor_directions(radars),
        ranges_or_none_km(np.array([radar.range_km for radar in radars], dtype=np.float64)),
        np.sin(np.radians(np.array([radar.lowest_elevation_deg for radar in radars], dtype=np.float64))),
        np.array([place[id(battery.fly_out)] for battery in batteries]),
        np.stack([finite_table(table) for table in tables]),
        np.array([[table.chord_step, table.lowest_km, table.altitude_step_km] for table in tables], dtype=np.float64),
        float(delays.decision_s),
        float(delays.assessment_s),
        bool(integrated),
    )


def space(system: Network, n_times: int) -> Space:
    """Room for the work on one flight of so many samples.

    system: of network; n_times: samples, 2 to 100,000.

    Valid for: one thread at a time.
    Raises: InputError for a number of samples outside its range.
    Source: definition.
    """
    count("n_times", n_times, 2, MOST_SAMPLES)
    n_radars, n_batteries = system.range_km.size, system.table_of.size
    return Space(np.empty((3, n_times)), np.empty((n_radars + 1, n_times)), np.empty((n_batteries + 1, n_times)))


def opportunity(
    flight: Track, batteries: tuple[Battery, ...], sensors: tuple[Sensor, ...], delays: Delays, *, integrated: bool = False
) -> Opportunity:
    """When a flight can first and last be intercepted, and at which times the looks fall.

    flight: samples, see ground_directions; batteries: 1 or more, in coarse regions; sensors: further radars, used if integrated; delays:
    0 s or more; integrated: radars and looks are shared (engage on remote), otherwise each battery by itself and the
    looks are those of the battery with most.

    Valid for: fewer than 64 looks, one after the other, each as early as can be; points of the flight between samples by straight lines.
    Raises: InputError for an invalid flight, battery, sensor or delay, or too many looks.
    Source: definition.
    """
    ground_directions(flight)
    system = network(batteries, sensors, delays, integrated=integrated)
    columns = tuple(np.ascontiguousarray(column, dtype=np.float64) for column in flight)
    room, launches, times = space(system, columns[0].size), np.empty(len(batteries)), np.empty(engagement.MOST_LOOKS)
    count = engagement.looks_at(columns, system, room, launches, times)
    refuse_looks(np.array(count))
    found = [engagement.last_intercept(columns[0], room.latest[battery], launches[battery]) for battery in range(len(batteries))]
    earliest = [engagement.next_intercept(columns[0], room.latest[battery], launches[battery]) for battery in range(len(batteries))]
    return Opportunity(float(launches.min()), float(min(earliest)), _or_never(max(found)), times[:count].copy())


def looks(flight: Track, batteries: tuple[Battery, ...], sensors: tuple[Sensor, ...], delays: Delays, *, integrated: bool = False) -> int:
    """How many times, one after the other, a flight can be shot at with a look between the shots.

    flight: samples, see ground_directions; batteries: 1 or more, in coarse regions; sensors: further radars, used if integrated; delays:
    0 s or more; integrated: radars and looks are shared (engage on remote).

    Valid for: fewer than 64 looks.
    Raises: InputError for an invalid flight, battery, sensor or delay, or too many looks.
    Source: definition.
    """
    return int(opportunity(flight, batteries, sensors, delays, integrated=integrated).looks_s.size)


def refuse_looks(counts: Int[np.ndarray, "..."]) -> None:
    """Nothing, for numbers of looks that were counted to the end.

    counts: of the looks at each flight.

    Valid for: the counts of `engagement`, which ends at MOST_LOOKS.
    Raises: InputError where the count ended too early.
    Source: definition.
    """
    if np.any(counts >= engagement.MOST_LOOKS):
        what = f"a flight can be shot at {engagement.MOST_LOOKS} times or more, one look after the other"
        raise InputError(what, fix="give a longer assessment_s, from an intercept to the next launch")


def looks_within(window_s: Number, flight_time_s: Number, assessment_s: Number) -> int:
    """Looks that fit in a window when every interceptor flies the same time.

    window_s: from the first launch to the latest intercept, 0 or more; flight_time_s: of an interceptor, above 0;
    assessment_s: from an intercept to the next launch, 0 or more.

    Valid for: a rough count by hand, and a check of the computed looks.
    Raises: InputError for a negative time or a flight that takes none.
    Source: definition.

    >>> looks_within(300, 60, 30)
    3
    """
    flying, waiting = float(amount("flight_time_s", flight_time_s)), float(amount("assessment_s", assessment_s))
    if flying <= 0.0:
        raise InputError("flight_time_s must be above 0", fix="give the seconds that an interceptor flies")
    return int(whole_below((float(amount("window_s", window_s)) + waiting) / (flying + waiting)))


def _or_never(time_s: float) -> float:
    return float(time_s) if np.isfinite(time_s) else float("inf")
