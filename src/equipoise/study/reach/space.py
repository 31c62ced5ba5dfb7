"""What a space layer needs: interceptors in orbit for one in reach, by latitude, altitude and decision time, and for many launches."""

from __future__ import annotations

import numpy as np

from equipoise.core.physics.constellation.absentee import SpaceLayer, absentee_multiple, number_in_orbit, reach_deg
from equipoise.core.physics.constellation.walker import Walker, in_reach_count, n_satellites
from equipoise.errors import InputError
from equipoise.facts.scenarios.reach.record import ReachSpace
from equipoise.study.reach.case import FlightCase, ReachCase, located
from equipoise.study.reach.space_record import LaunchRow, SpaceFlight, SpaceMap, SpaceRow
from equipoise.study.record import finite

LATITUDES = tuple(range(0, 91, 5))
ALTITUDES = tuple(range(200, 1_001, 50))
DECISIONS = tuple(range(0, 121, 10))
PHASES = np.arange(0.0, 360.0, 3.0)
LONGITUDES = np.arange(0.0, 360.0, 5.0)


def space_rows(case: ReachCase) -> tuple[SpaceRow, ...]:
    """The space layers of a scenario as a part of the record.

    Raises: InputError (file, line, what, fix) for an invalid layer.
    """
    rows: list[SpaceRow] = []
    for item in case.record.space:
        with located(item):
            rows.append(_space_row(case, item))
    return tuple(rows)


def _space_row(case: ReachCase, item: ReachSpace) -> SpaceRow:
    """A space layer against the flights that its side meets."""
    layer = space_layer(case, item)
    met = [flight_case for flight_case in case.flights if flight_case.flight.met_by == item.side]
    return SpaceRow(
        name=item.name,
        title=item.title,
        side=item.side,
        interceptor=item.interceptor,
        **layer._asdict(),
        n_planes=item.planes,
        n_per_plane=item.per_plane,
        n_in_orbit=item.planes * item.per_plane,
        flights=tuple(_flight_row(case, item, layer, flight_case) for flight_case in met),
        launches=tuple(_launch_row(case, layer, flight_case, n) for flight_case in met for n in item.launches),
        map=_map(case, layer, min(met, key=lambda flight_case: flight_case.whole.burnout_s)),
    )


def space_layer(case: ReachCase, item: ReachSpace) -> SpaceLayer:
    """The constellation and its interceptor; the motor accelerates evenly over its burn.

    Raises: InputError for a motor that burns no time.
    """
    start, own = f"interceptors.{item.interceptor}", f"space.{item.name}"
    speed, burn = case.values[f"{start}.burnout_speed"], case.values[f"{start}.burn_time"]
    if burn <= 0.0:
        raise InputError(f"a burn_time of {burn:g} s is impossible", fix=f"give the class {item.interceptor} a time above 0")
    return SpaceLayer(
        case.values[f"{own}.altitude"], case.values[f"{own}.inclination"], speed, speed / burn, case.values[f"{own}.decision"]
    )


def _ends(case: ReachCase, flight_case: FlightCase) -> tuple[float, float, float]:
    """The latitude of the launch, the time of the boost and the altitude of its end."""
    return case.regions[flight_case.flight.origin].latitude, flight_case.whole.burnout_s, flight_case.whole.burnout_altitude_km


def _flight_row(case: ReachCase, item: ReachSpace, layer: SpaceLayer, flight_case: FlightCase) -> SpaceFlight:
    """Reach, absentee multiple, and how many of the constellation are in reach: on average, and at the worst time and place."""
    latitude, boost, altitude = _ends(case, flight_case)
    pattern = Walker(layer.altitude_km, layer.inclination_deg, item.planes, item.per_plane)
    reach, absentee = reach_deg(layer, boost, altitude), absentee_multiple(layer, latitude, boost, altitude)
    return SpaceFlight(
        flight=flight_case.flight.name,
        latitude_deg=latitude,
        boost_s=boost,
        target_altitude_km=altitude,
        reach_deg=reach,
        absentee=finite(absentee, None),
        in_reach_mean=n_satellites(pattern) / absentee,
        in_reach_least=int(in_reach_count(pattern, latitude, reach, PHASES, LONGITUDES).min()),
    )


def _launch_row(case: ReachCase, layer: SpaceLayer, flight_case: FlightCase, n: int) -> LaunchRow:
    """How many in orbit so many launches together take, one interceptor for each."""
    in_orbit = finite(number_in_orbit(layer, *_ends(case, flight_case), n), None)
    return LaunchRow(flight=flight_case.flight.name, n_launches=n, n_in_orbit=in_orbit)


def _map(case: ReachCase, layer: SpaceLayer, flight_case: FlightCase) -> SpaceMap:
    """Absentee multiples over latitude and altitude, and over latitude and decision time, against the shortest boost."""
    _, boost, altitude = _ends(case, flight_case)

    def row(changed: SpaceLayer) -> tuple[float | None, ...]:
        return tuple(finite(absentee_multiple(changed, latitude, boost, altitude), None) for latitude in LATITUDES)

    return SpaceMap(
        missile=flight_case.flight.missile,
        boost_s=boost,
        target_altitude_km=altitude,
        latitudes_deg=LATITUDES,
        altitudes_km=ALTITUDES,
        by_altitude=tuple(row(layer._replace(altitude_km=float(height))) for height in ALTITUDES),
        decisions_s=DECISIONS,
        by_decision=tuple(row(layer._replace(decision_s=float(decision))) for decision in DECISIONS),
    )
