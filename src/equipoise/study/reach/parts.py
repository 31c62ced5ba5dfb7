"""The parts of a reach study on which its numbers rest, by their keys among the stages of the record."""

from __future__ import annotations

from equipoise.study.reach.flight_record import FlightRow
from equipoise.study.reach.record import LayerRow, ReachRecord

Parts = tuple[str, ...]
WARNING, SPREAD = "warning", "footprints"
WORDS = {WARNING: "From first sight to confirmed warning", SPREAD: "How far around a destination flights are aimed"}


def flight_named(record: ReachRecord, name: str) -> FlightRow:
    """A flight by its name."""
    return next(row for row in record.flights if row.name == name)


def layer_named(record: ReachRecord, name: str) -> LayerRow:
    """A layer by its name."""
    return next(row for row in record.layers if row.name == name)


def batteries_of(layer: LayerRow) -> Parts:
    """The radars of the batteries of a layer."""
    return tuple(f"sensors.{battery.radar}" for battery in layer.batteries if battery.radar)


def network_of(record: ReachRecord, side: str) -> Parts:
    """The radars of a side that stand by themselves."""
    return tuple(f"sensors.{row.name}" for row in record.sensors if row.side == side and row.kind == "radar")


def infrared_of(record: ReachRecord, side: str) -> Parts:
    """The infrared satellites of a side."""
    return tuple(f"sensors.{row.name}" for row in record.sensors if row.side == side and row.kind == "infrared")


def radars_of(record: ReachRecord, flight: FlightRow) -> Parts:
    """The radars that may see a flight: those of the side that it threatens, and those of the batteries that meet it."""
    meeting = [layer_named(record, row.layer) for row in record.opportunities if row.flight == flight.name]
    return (*network_of(record, flight.met_by), *(radar for layer in meeting for radar in batteries_of(layer)))


def warned(record: ReachRecord, flight: FlightRow, lost: str = "") -> Parts:
    """What the warning of a flight rests on, without a lost sensor."""
    sensors = (*infrared_of(record, flight.met_by), *radars_of(record, flight))
    return (f"flights.{flight.name}", WARNING, *(key for key in sensors if key != f"sensors.{lost}"))


def meeting(record: ReachRecord, flight: str, layer: LayerRow, *, integrated: bool) -> Parts:
    """What the looks of a layer at a flight rest on: integrated, on all radars of its side as well."""
    network = network_of(record, layer.side) if integrated else ()
    return (f"flights.{flight}", f"layers.{layer.name}", *batteries_of(layer), *network)


def occurring(record: ReachRecord, flight: FlightRow, event: str, what: str) -> Parts:
    """What an event of the time line of a flight rests on; the words of one of a layer begin with the title of the layer."""
    own = f"flights.{flight.name}"
    if event == "infrared":
        return (own, *infrared_of(record, flight.met_by))
    if event == "radar":
        return (own, *radars_of(record, flight))
    if event == "warning":
        return warned(record, flight)
    layer = next((row for row in record.layers if what.startswith(f"{row.title}: ")), None)
    return (own,) if layer is None else meeting(record, flight.name, layer, integrated=layer.integrated)


def title(record: ReachRecord, key: str) -> str:
    """What a reader calls a part."""
    kind, _, name = key.partition(".")
    rows = {"flights": record.flights, "sensors": record.sensors, "layers": record.layers, "space": record.space}.get(kind, ())
    called = {"flights": "Flight", "sensors": "Sensor", "layers": "Layer", "space": "Space layer"}.get(kind, "")
    return WORDS.get(key) or next(f"{called}: {row.title}" for row in rows if row.name == name)
