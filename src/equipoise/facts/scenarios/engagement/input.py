"""The numbers behind an engagement, each with its range, kind, source and reason."""

from __future__ import annotations

from collections.abc import Iterator

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.binding import NOWHERE
from equipoise.facts.files.yaml.tree import Mapping, line_of
from equipoise.facts.records.given import Given
from equipoise.facts.scenarios.engagement.geometry import geometry_faults
from equipoise.facts.scenarios.engagement.record import Command, EngagementLayer, EngagementScenario
from equipoise.facts.scenarios.fault import past_faults
from equipoise.facts.scenarios.given_input import Input, Place, Steps, resolved
from equipoise.units import UNITS

MOST_OBJECTS = 20_000
PROBABILITY, WARHEADS = UNITS["probability"], UNITS["warheads"]
PICTURE = ("p_track", "p_warhead_classified", "p_decoy_misclassified")
WORDS = {
    "kill_probability": "single-shot kill",
    "reach": "within reach",
    "p_track": "tracks a warhead",
    "p_raid_track": "sees the raid at all",
    "p_warhead_classified": "calls a warhead a threat",
    "p_decoy_misclassified": "calls a decoy a threat",
    "p_kill_missed": "calls a dead object a threat",
    "reliability": "interceptor reliability",
    "p_further_look": "gets a further look",
}


def engagement_inputs(record: EngagementScenario, base: Facts) -> dict[str, Input]:
    """Every number that a defence scenario rests on, by its name such as `layers.boost.p_track`.

    Raises: InputError for whatever a file is refused for, in a scenario that was made in Python too.
    """
    values, found = _checked(record, base, NOWHERE)
    if found:
        raise found[0]
    return values


def faults(record: EngagementScenario, base: Facts, tree: Mapping) -> list[InputError]:
    """What in a defence scenario does not agree with the fact base, or is too large."""
    return _checked(record, base, tree)[1]


def _checked(record: EngagementScenario, base: Facts, tree: Mapping) -> tuple[dict[str, Input], list[InputError]]:
    """The numbers of a defence scenario, as far as they could be found, and all faults."""
    found: list[InputError] = past_faults(record.date, base, tree)
    values: dict[str, Input] = {}
    for place in places(record):
        try:
            values[place.name] = resolved(place, record.name, record.date, base)
        except InputError as fault:
            found.append(InputError(fault.what, fix=fault.fix, file=tree.file, line=line_of(tree, place.path)))
    if not found:
        found = [*_size_faults(values, tree), *_confused_faults(record, values, tree), *_loss_faults(record, values, tree)]
        found += geometry_faults(record, tree)
    return values, found


def places(record: EngagementScenario) -> Iterator[Place]:
    """Every number of a defence scenario, in the order of the file."""
    for index, item in enumerate(record.raid):
        start, path = f"raid.{item.name}", ("raid", index)
        for key, unit in (("warheads", WARHEADS), ("decoys", WARHEADS), ("decoy_correlation", PROBABILITY)):
            words = f"{item.name}: {key.replace('_', ' ')}"
            yield Place(f"{start}.{key}", words, getattr(item, key), unit, item.reason, (*path, key))
    for name, given in record.stocks.items():
        yield Place(f"stocks.{name}", f"stock {name}: interceptors", given, UNITS["interceptors"], "", ("stocks", name))
    for index, layer in enumerate(record.layers):
        yield from _layer_places(layer, ("layers", index))
    for index, failure in enumerate(record.failures):
        yield from _failure_places(f"failures.{failure.name}", failure.title, failure, ("failures", index))
    yield from _failure_places("command", "failure of the command", record.command, ("command",))


def _layer_places(layer: EngagementLayer, path: Steps) -> Iterator[Place]:
    """The numbers of one layer, and of what it gets from the common picture."""
    start = f"layers.{layer.name}"
    for key, words in WORDS.items():
        given = getattr(layer, key)
        if isinstance(given, Given):
            yield Place(f"{start}.{key}", f"{layer.title}: {words}", given, PROBABILITY, layer.reason, (*path, key))
        elif given is not None:
            for name, item in given.items():
                label = f"{layer.title}: {words}, {name}"
                yield Place(f"{start}.{key}.{name}", label, item, PROBABILITY, layer.reason, (*path, key, name))
    gain = layer.integrated
    if gain is None:
        return
    start, path = f"{start}.integrated", (*path, "integrated")
    for key in PICTURE:
        given = getattr(gain, key)
        if given is not None:
            yield Place(f"{start}.{key}", f"{layer.title}, integrated: {WORDS[key]}", given, PROBABILITY, gain.reason, (*path, key))
    for name, given in gain.reach.items():
        label = f"{layer.title}, integrated: within reach, {name}"
        yield Place(f"{start}.reach.{name}", label, given, PROBABILITY, gain.reason, (*path, "reach", name))


def _failure_places(start: str, title: str, failure: Command, path: Steps) -> Iterator[Place]:
    """The numbers of one common failure."""
    yield Place(f"{start}.probability", f"{title}: probability", failure.probability, PROBABILITY, failure.reason, (*path, "probability"))
    for name, harm in failure.layers.items():
        for key in ("track", "kill", "discrimination"):
            given = getattr(harm, key)
            if given is not None:
                label = f"{title}: what is left of {key}, {name}"
                yield Place(f"{start}.{name}.{key}", label, given, PROBABILITY, failure.reason, (*path, "layers", name, key))


def _size_faults(values: dict[str, Input], tree: Mapping) -> list[InputError]:
    """A raid with more objects than the engine serves, or with none."""
    objects = sum(item.high for name, item in values.items() if name.startswith("raid.") and item.unit == "warheads")
    warheads = sum(item.best for name, item in values.items() if name.startswith("raid.") and name.endswith(".warheads"))
    line = line_of(tree, ("raid",))
    if objects > MOST_OBJECTS:
        fix = f"give at most {MOST_OBJECTS:,} warheads and decoys"
        return [InputError(f"a raid of {objects:,.0f} objects is too large", fix=fix, file=tree.file, line=line)]
    if warheads < 1:
        return [InputError("the raid has no warhead", fix="give at least one class with a warhead", file=tree.file, line=line)]
    return []


def _confused_faults(record: EngagementScenario, values: dict[str, Input], tree: Mapping) -> list[InputError]:
    """Layers that call decoys a threat more often than warheads, by the best values; ranges may overlap."""
    found: list[InputError] = []
    for index, layer in enumerate(record.layers):
        start = f"layers.{layer.name}"
        decoys, warheads = (values[f"{start}.{key}"].best for key in ("p_decoy_misclassified", "p_warhead_classified"))
        if decoys > warheads:
            what = f"the layer {layer.name!r} calls decoys a threat more often than warheads: {decoys:g} against {warheads:g}"
            fix = "lower p_decoy_misclassified, or raise p_warhead_classified: equal numbers say that it cannot tell them apart"
            line = line_of(tree, ("layers", index, "p_decoy_misclassified"))
            found.append(InputError(what, fix=fix, file=tree.file, line=line))
    return found


def _loss_faults(record: EngagementScenario, values: dict[str, Input], tree: Mapping) -> list[InputError]:
    """Common pictures that are worse than a layer's own."""
    found: list[InputError] = []
    for place in places(record):
        if ".integrated." not in place.name:
            continue
        own, gained = values[place.name.replace(".integrated", "")], values[place.name]
        worse = gained.best > own.best if place.name.endswith("p_decoy_misclassified") else gained.best < own.best
        if worse:
            what = f"the common picture is worse than the layer's own: {gained.best:g} against {own.best:g}"
            fix = "a common picture may only help: leave the key out where it adds nothing"
            found.append(InputError(what, fix=fix, file=tree.file, line=line_of(tree, place.path)))
    return found
