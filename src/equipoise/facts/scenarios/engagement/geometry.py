"""The reach scenario from which layers of a defence scenario take reach and further looks."""

from __future__ import annotations

from pathlib import Path

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.yaml.file import Mapping, line_of
from equipoise.facts.scenarios.engagement.record import EngagementScenario, Geometry
from equipoise.facts.scenarios.reach.input import reach_scenario
from equipoise.facts.scenarios.reach.record import ReachScenario
from equipoise.facts.suggestion import suggestion


def reach_behind(record: EngagementScenario, base: Facts) -> ReachScenario | None:
    """The reach scenario that a defence scenario names, if it does: a shipped one, or a file beside the scenario's own.

    Raises: InputError for one that cannot be read, with its own place or that of the name.
    """
    if record.geometry is None:
        return None
    beside = Path(record.file).parent / record.geometry
    return reach_scenario(beside if beside.suffix and beside.exists() else record.geometry, base)


def geometry_faults(record: EngagementScenario, base: Facts, tree: Mapping) -> list[InputError]:
    """What in the geometry of a defence scenario does not agree with the reach scenario that it names."""
    try:
        reach = reach_behind(record, base)
    except InputError as fault:
        line = None if fault.line else line_of(tree, ("geometry",))
        return [InputError(fault.what, fix=fault.fix, file=fault.file if fault.line else tree.file, line=fault.line or line)]
    found: list[InputError] = []
    for index, layer in enumerate(record.layers):
        if reach is not None and layer.geometry is not None:
            path = ("layers", index, "geometry")
            for steps, what, fix in _unmet(layer.geometry, reach):
                found.append(InputError(what, fix=fix, file=tree.file, line=line_of(tree, (*path, *steps))))
    return found


def _unmet(geometry: Geometry, reach: ReachScenario) -> list[tuple[tuple[str, ...], str, str]]:
    """A layer that the reach scenario does not have, and classes of missiles that the layer does not meet there."""
    layers = {layer.name: layer for layer in reach.layers}
    if geometry.layer not in layers:
        return [(("layer",), f"{geometry.layer!r} is not among the layers of {reach.name}", suggestion(geometry.layer, layers))]
    layer = layers[geometry.layer]
    flights = [flight for flight in reach.flights if flight.met_by == layer.side and (not layer.flights or flight.name in layer.flights)]
    met = sorted({flight.missile for flight in flights})
    return [
        (("missiles", name), f"{geometry.layer} meets no flight of the class {missile!r} in {reach.name}", suggestion(missile, met))
        for name, missile in geometry.missiles.items()
        if missile not in met
    ]
