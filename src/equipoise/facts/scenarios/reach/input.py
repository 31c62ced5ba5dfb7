"""The numbers behind a geometry of flights, those of the classes that it uses among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.binding import NOWHERE
from equipoise.facts.files.yaml.tree import Mapping as Tree
from equipoise.facts.files.yaml.tree import line_of
from equipoise.facts.records.bounds import bounded
from equipoise.facts.records.weapon_class import UNITS, WeaponClass, numbers
from equipoise.facts.scenarios.fault import past_faults
from equipoise.facts.scenarios.given_input import Input, Place, Steps, resolved
from equipoise.facts.scenarios.reach.record import ReachLayer, ReachScenario, ReachSensor, ReachSpace
from equipoise.facts.suggestion import suggestion

CLASS_SOURCE = "class:"


def reach_inputs(record: ReachScenario, base: Facts) -> dict[str, Input]:
    """Every number that a reach scenario rests on, by its name such as `layers.usa_midcourse.decision` or `missiles.icbm_solid.burn_time`.

    Raises: InputError for whatever a file is refused for, in a scenario that was made in Python too.
    """
    found = faults(record, base, NOWHERE)
    if found:
        raise found[0]
    own = {place.name: resolved(place, record.name, record.date, base) for place in places(record)}
    return own | {
        place.name: resolved(place, record.name, record.date, base, CLASS_SOURCE + place.name.rpartition(".")[0])
        for place in class_places(record, base)
    }


def faults(record: ReachScenario, base: Facts, tree: Tree) -> list[InputError]:
    """What in a reach scenario does not agree with the fact base."""
    found: list[InputError] = [*past_faults(record.date, base, tree), *_own_faults(record, base, tree)]
    for kind, name, path in names(record):
        known: Mapping[str, object] = getattr(base, kind)
        if name not in known:
            noun = "region" if kind == "regions" else f"class of {kind}"
            found.append(
                InputError(
                    f"unknown {noun} {name!r}",
                    fix=suggestion(name, known, f"names in the folder {kind}"),
                    file=tree.file,
                    line=line_of(tree, path),
                )
            )
    for kind, layers in (("ground", record.layers), ("space", record.space)):
        for index, layer in enumerate(layers):
            found.extend(_basing_faults(layer, base, kind, tree, ("layers" if kind == "ground" else "space", index, "interceptor")))
    for place in places(record):
        try:
            resolved(place, record.name, record.date, base)
        except InputError as fault:
            found.append(InputError(fault.what, fix=fault.fix, file=tree.file, line=line_of(tree, place.path)))
    return found or _class_faults(record, base, tree)


def _own_faults(record: ReachScenario, base: Facts, tree: Tree) -> list[InputError]:
    """Flights that the actor who launches them meets itself."""
    return [
        InputError(
            f"the flight {flight.name!r} starts in {flight.origin}, a region of {flight.met_by}, which meets it",
            fix="name the side that it threatens under 'met_by'",
            file=tree.file,
            line=line_of(tree, ("flights", index, "met_by")),
        )
        for index, flight in enumerate(record.flights)
        if flight.met_by in base.actors and flight.origin in base.actors[flight.met_by].regions
    ]


def names(record: ReachScenario) -> Iterator[tuple[str, str, Steps]]:
    """Every region and class that a scenario names: where it is looked up, its name, and where it stands."""
    for index, flight in enumerate(record.flights):
        for kind, key in (("regions", "origin"), ("regions", "destination"), ("missiles", "missile")):
            yield kind, getattr(flight, key), ("flights", index, key)
    for index, sensor in enumerate(record.sensors):
        for kind, key in (("regions", "region"), ("radars", "radar")):
            if getattr(sensor, key) is not None:
                yield kind, getattr(sensor, key), ("sensors", index, key)
    for index, layer in enumerate(record.layers):
        yield "interceptors", layer.interceptor, ("layers", index, "interceptor")
        for position, battery in enumerate(layer.batteries):
            path = ("layers", index, "batteries", position)
            yield "regions", battery.region, (*path, "region")
            if battery.radar is not None:
                yield "radars", battery.radar, (*path, "radar")
    for index, layer in enumerate(record.space):
        yield "interceptors", layer.interceptor, ("space", index, "interceptor")


def places(record: ReachScenario) -> Iterator[Place]:
    """Every number of the file itself, in its order."""
    own, sensor_units = bounded(ReachScenario), bounded(ReachSensor)
    label = "from first sight to confirmed warning"
    yield Place("confirmation", label, record.confirmation, own["confirmation"], record.reason, ("confirmation",))
    yield Place("spread", "how far around a destination flights are aimed", record.spread, own["spread"], record.reason, ("spread",))
    for index, sensor in enumerate(record.sensors):
        if sensor.cloud_top is not None:
            label = f"{sensor.title}: cloud top"
            unit, path = sensor_units["cloud_top"], ("sensors", index, "cloud_top")
            yield Place(f"sensors.{sensor.name}.cloud_top", label, sensor.cloud_top, unit, sensor.reason, path)
    layer_units, space_units = bounded(ReachLayer), bounded(ReachSpace)
    for index, layer in enumerate(record.layers):
        for key, words in (("decision", "from first sight to launch"), ("assessment", "from an intercept to the next launch")):
            label = f"{layer.title}: {words}"
            yield Place(f"layers.{layer.name}.{key}", label, getattr(layer, key), layer_units[key], layer.reason, ("layers", index, key))
    for index, layer in enumerate(record.space):
        for key, words in (("altitude", "orbit"), ("inclination", "inclination"), ("decision", "time to decide")):
            label = f"{layer.title}: {words}"
            yield Place(f"space.{layer.name}.{key}", label, getattr(layer, key), space_units[key], layer.reason, ("space", index, key))


def class_places(record: ReachScenario, base: Facts) -> Iterator[Place]:
    """Every number of the classes that a scenario uses, each class once."""
    used = dict.fromkeys((kind, name) for kind, name, _ in names(record) if kind != "regions")
    for kind, name in used:
        known: Mapping[str, WeaponClass] = getattr(base, kind)
        item = known[name]
        for key, given in numbers(item).items():
            yield Place(f"{kind}.{name}.{key}", f"{item.title}: {key.replace('_', ' ')}", given, UNITS[key], item.reason, ())


def _basing_faults(layer: ReachLayer | ReachSpace, base: Facts, kind: str, tree: Tree, path: Steps) -> list[InputError]:
    """A layer on the ground with a class of interceptors for orbit, or the other way round."""
    if layer.interceptor not in base.interceptors or base.interceptors[layer.interceptor].basing == kind:
        return []
    fitting = [name for name, item in base.interceptors.items() if item.basing == kind]
    what = f"{layer.interceptor!r} is no class for a layer {'on the ground' if kind == 'ground' else 'in space'}"
    return [InputError(what, fix=f"use one of {', '.join(fitting)}", file=tree.file, line=line_of(tree, path))]


def _class_faults(record: ReachScenario, base: Facts, tree: Tree) -> list[InputError]:
    """Numbers of classes that do not resolve at the scenario's date."""
    for place in class_places(record, base):
        try:
            resolved(place, record.name, record.date, base)
        except InputError as fault:
            return [InputError(f"{place.name}: {fault.what}", fix=fault.fix, file=tree.file, line=line_of(tree, ("date",)))]
    return []
