"""Rules over the whole base: every source, actor and treaty that a record names must exist."""

from __future__ import annotations

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.suggestion import suggestion


def broken_references(base: Facts) -> list[InputError]:
    """The faults of records that cite a source that sources.yaml does not have."""
    return [*_quantity_sources(base), *_planned_sources(base)]


def unknown_source(key: str, base: Facts, file: str, line: int) -> list[InputError]:
    """The fault of one source key, as a list of none or one."""
    if key in base.sources:
        return []
    fix = f"{suggestion(key, base.sources)} or add the source to sources.yaml".replace("check the name or ", "")
    return [InputError(f"unknown source {key!r}", fix=fix, file=file, line=line or None)]


def _quantity_sources(base: Facts) -> list[InputError]:
    """Sources of values."""
    values = [value for quantity in base.quantities.values() for value in quantity.values]
    return [fault for value in values for fault in unknown_source(value.source, base, value.file, value.line)]


def _planned_sources(base: Facts) -> list[InputError]:
    """Sources of planned inventories."""
    layers = [layer for actor in base.actors.values() for layer in actor.layers.values()]
    faults: list[InputError] = []
    for layer in layers:
        place = layer.interceptors.values[0]
        for plan in layer.planned:
            faults.extend(unknown_source(plan.source, base, place.file, place.line))
    return faults
