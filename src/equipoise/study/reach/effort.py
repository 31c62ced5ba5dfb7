"""What a reach scenario takes: time grows with the cells around destinations, the losses of sensors, and satellites.

The constants are processor times on one core of a server of 2024 (2.5 GHz), measured with one flight to two dozen, 300 and 2,000
samples, one battery to ten, one sensor to fifty, and 100 to 100,000 satellites. Most of it runs on one thread.
"""

from __future__ import annotations

from equipoise.facts.scenarios.reach.record import ReachLayer, ReachScenario
from equipoise.study.effort import Effort, refuse_beyond

FLIGHT_SECONDS = 1.1e-3  # of one flight to a cell, and
SAMPLE_SECONDS = 3e-7  # of each of its samples
SHOT_SECONDS = 1e-8  # of one sample before one battery, on own radars and integrated
LOSS_SECONDS = 4e-4  # of one flight without one sensor before one layer, and
LOSS_SHOT_SECONDS = 1.3e-7  # of each of its samples before each battery
SATELLITE_SECONDS = 7.5e-5  # of one satellite over the launch of one flight, at all times and longitudes
SAMPLE_BYTES = 64.0  # of one flight: four numbers, computed and stacked
ROW_BYTES = 2_000.0  # of one cell in the record of one layer, its figure and its text


def reach_effort(record: ReachScenario) -> Effort:
    """What a reach scenario takes."""
    n_rows = sum(_n_met(record, layer) for layer in record.layers)
    needed = cells_around(record) * (SAMPLE_BYTES * record.options.samples + ROW_BYTES * n_rows)
    return Effort(sum(part_seconds(record).values()), needed)


def part_seconds(record: ReachScenario) -> dict[str, float]:
    """What the parts of the record take that take long, by their key: footprints with their flights, losses and space layers."""
    samples, n_cells = record.options.samples, cells_around(record)
    own = {layer.name: sum(bool(battery.radar) for battery in layer.batteries) for layer in record.layers}
    seconds = {"footprints": n_cells * _n_flown(record) * (FLIGHT_SECONDS + SAMPLE_SECONDS * samples), "losses": 0.0, "space": 0.0}
    for layer in record.layers:
        n_met, shots = _n_met(record, layer), samples * len(layer.batteries)
        n_sensors = own_sensors(record, layer.side) + sum(own[other.name] for other in record.layers if other.side == layer.side)
        seconds["footprints"] += n_met * n_cells * SHOT_SECONDS * shots
        seconds["losses"] += n_met * n_sensors * (LOSS_SECONDS + LOSS_SHOT_SECONDS * shots)
    for item in record.space:
        n_met = sum(flight.met_by == item.side for flight in record.flights)
        seconds["space"] += SATELLITE_SECONDS * n_met * item.planes * item.per_plane
    return seconds


def refuse_large_reach(record: ReachScenario) -> None:
    """Nothing, for a reach scenario that the memory of this machine holds.

    Raises: InputError for a larger one.
    """
    what = f"the {cells_around(record):,} cells around each destination"
    refuse_beyond(reach_effort(record), what, "give a smaller spread, or a larger footprint_step", (record.file, record.line or None))


def cells_around(record: ReachScenario) -> int:
    """How many coarse points there are around a destination."""
    return (2 * (round(record.spread.best or 0.0) // record.options.footprint_step) + 1) ** 2


def own_sensors(record: ReachScenario, side: str) -> int:
    """The sensors of a side that stand by themselves."""
    return sum(item.side == side for item in record.sensors)


def _n_met(record: ReachScenario, layer: ReachLayer) -> int:
    """How many flights a layer meets."""
    return sum(flight.met_by == layer.side and (not layer.flights or flight.name in layer.flights) for flight in record.flights)


def _n_flown(record: ReachScenario) -> int:
    """How many flights any layer meets: those to whose cells flights are computed."""
    return sum(
        any(layer.side == flight.met_by and (not layer.flights or flight.name in layer.flights) for layer in record.layers)
        for flight in record.flights
    )
