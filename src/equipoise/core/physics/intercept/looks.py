"""Looks of batteries at flights, compiled: the loop under `intercept` and `footprint`.

A battery can hit a sample of a flight if the point is in the table of its interceptor and guided, that is seen by the
radar in charge at that time. The launch must then come no later than the time of the sample less the flight time of the
interceptor. The first launch waits for first sight and a decision, every further one for the intercept before it and its
assessment. Every look is taken as early as can be, which gives the most looks.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.intercept.fly_out import NEVER, table_time

MOST_LOOKS = 64
PAST = -1e9  # seconds: a launch before this is none


class Network(NamedTuple):
    """Radars (those of the batteries first), batteries with their tables, and delays, as arrays."""

    directions: Float[np.ndarray, "radars 3"]
    range_km: Float[np.ndarray, " radars"]
    sine_lowest: Float[np.ndarray, " radars"]
    table_of: Int[np.ndarray, " batteries"]
    tables: Float[np.ndarray, "tables chords altitudes"]
    scales: Float[np.ndarray, "tables 3"]  # step of the chord, lowest altitude, step of the altitude
    decision_s: float
    assessment_s: float
    integrated: bool


class Space(NamedTuple):
    """Room for one flight: unit vectors, margins of sight (the last row: of the best radar), and the latest launches that still hit."""

    vectors: Float[np.ndarray, "3 times"]
    margin: Float[np.ndarray, "radars_and_network times"]
    latest: Float[np.ndarray, "batteries_and_spare times"]


@kernel
def unit_vectors(latitude, longitude, out):
    """Fill `out` with the unit vectors of positions in degrees."""
    for k in range(latitude.size):
        phi, lam = np.radians(latitude[k]), np.radians(longitude[k])
        out[0, k], out[1, k], out[2, k] = np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)


@kernel
def sights(altitude, network, space):
    """Fill the margins by which radars see each sample, and, where the latest launches will stand, the chords to batteries."""
    best, vectors, n_batteries = space.margin[-1], space.vectors, network.table_of.size
    best[:] = -np.inf
    for radar in range(network.range_km.size):
        a, b, c = network.directions[radar]
        reach, sine, margin = network.range_km[radar], network.sine_lowest[radar], space.margin[radar]
        chord = space.latest[min(n_batteries, radar)]
        for k in range(altitude.size):
            cosine = a * vectors[0, k] + b * vectors[1, k] + c * vectors[2, k]
            square = 2.0 - 2.0 * cosine
            square = max(0.0, square)
            top = RADIUS_KM + altitude[k]
            slant = np.sqrt(altitude[k] * altitude[k] + RADIUS_KM * top * square)
            inside, above = reach - slant, top * cosine - RADIUS_KM - slant * sine
            margin[k] = min(above, inside)
            best[k] = max(best[k], margin[k])
            chord[k] = np.sqrt(square)


@kernel
def first_inside(time, margin):
    """The time at which a margin first reaches 0; infinite if it never does."""
    for k in range(time.size):
        if margin[k] >= 0.0:
            if k == 0:
                return time[0]
            return time[k - 1] + (time[k] - time[k - 1]) * margin[k - 1] / (margin[k - 1] - margin[k])
    return np.inf


@kernel
def first_launch(time, altitude, network, space, battery):
    """The earliest launch of a battery; its chords become latest launches, far in the past where none is guided or reaches."""
    guide, latest, of = space.margin[-1 if network.integrated else battery], space.latest[battery], network.table_of[battery]
    table, lowest = network.tables[of], network.scales[of, 1]
    chord_unit, height_unit = 1.0 / network.scales[of, 0], 1.0 / network.scales[of, 2]
    for k in range(time.size):
        flying = NEVER
        if guide[k] >= 0.0:
            flying = table_time(table, latest[k] * chord_unit, (altitude[k] - lowest) * height_unit)
        latest[k] = time[k] - flying
    return first_inside(time, guide) + network.decision_s


@kernel
def next_intercept(time, latest, launch):
    """The first time at which a launch at `launch` or later still hits; infinite if there is none."""
    for k in range(time.size):
        if latest[k] >= launch:
            if k == 0 or latest[k - 1] < PAST:
                return time[k]
            return time[k - 1] + (launch - latest[k - 1]) / (latest[k] - latest[k - 1]) * (time[k] - time[k - 1])
    return np.inf


@kernel
def last_intercept(time, latest, launch):
    """The last time at which a launch at `launch` or later still hits; minus infinity if there is none."""
    for k in range(time.size - 1, -1, -1):
        if latest[k] >= launch:
            if k == time.size - 1 or latest[k + 1] < PAST:
                return time[k]
            return time[k] + (launch - latest[k]) / (latest[k + 1] - latest[k]) * (time[k + 1] - time[k])
    return -np.inf


@kernel
def looks_from(time, network, latest, launches, first, last, times):
    """The looks that the batteries from `first` to before `last` get as one; their times are filled in."""
    ready = -np.inf
    for count in range(MOST_LOOKS):
        soonest = np.inf
        for battery in range(first, last):
            soonest = min(soonest, next_intercept(time, latest[battery], max(launches[battery], ready)))
        if not np.isfinite(soonest):
            return count
        times[count] = soonest
        ready = soonest + network.assessment_s
    return MOST_LOOKS


@kernel
def looks_at(flight, network, space, launches, times):
    """The looks at one flight; `times` and `launches` are filled in. Batteries that are not integrated do not share looks."""
    time, altitude, latitude, longitude = flight
    unit_vectors(latitude, longitude, space.vectors)
    sights(altitude, network, space)
    n_batteries = network.table_of.size
    for battery in range(n_batteries):
        launches[battery] = first_launch(time, altitude, network, space, battery)
    if network.integrated:
        return looks_from(time, network, space.latest, launches, 0, n_batteries, times)
    most, other = 0, np.empty(MOST_LOOKS)
    for battery in range(n_batteries):
        count = looks_from(time, network, space.latest, launches, battery, battery + 1, other)
        if count > most or (count == most and count > 0 and other[0] < times[0]):
            most = count
            times[:count] = other[:count]
    return most


@kernel
def fill_looks(flights, network, space, out):
    """Fill `out` with the looks at each flight; the rows of the four columns are flights."""
    time, altitude, latitude, longitude = flights
    launches, times = np.empty(network.table_of.size), np.empty(MOST_LOOKS)
    for row in range(out.size):
        flight = (time[row], altitude[row], latitude[row], longitude[row])
        out[row] = looks_at(flight, network, space, launches, times)
