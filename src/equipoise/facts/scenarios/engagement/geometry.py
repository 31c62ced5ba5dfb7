"""The geometry from which layers of an engagement take reach and further looks."""

from __future__ import annotations

from equipoise.errors import InputError
from equipoise.facts.files.yaml.tree import Mapping, line_of
from equipoise.facts.scenarios.engagement.record import EngagementScenario, Geometry
from equipoise.facts.scenarios.reach.record import ReachScenario
from equipoise.facts.suggestion import suggestion


def geometry_faults(record: EngagementScenario, tree: Mapping) -> list[InputError]:
    """What in the layers of an engagement does not agree with the geometry from which they take their reach."""
    reach = record.geometry
    faults: list[InputError] = []
    for index, layer in enumerate(record.layers):
        if reach is not None and layer.geometry is not None:
            path = ("layers", index, "geometry")
            for steps, what, fix in _unmet(layer.geometry, reach):
                faults.append(InputError(what, fix=fix, file=tree.file, line=line_of(tree, (*path, *steps))))
    return faults


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
