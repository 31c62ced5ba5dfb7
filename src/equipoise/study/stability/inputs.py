"""Which inputs stand behind the numbers of a study of stability, by actor and stage."""

from __future__ import annotations

import numpy as np

from equipoise.facts import Facts, Lookup
from equipoise.study.labels import labels
from equipoise.study.record import Record
from equipoise.study.reductions.recorded import input_row
from equipoise.study.world import World

STRUCK, STRIKING, COMMON = "struck", "striking", "common"
Stages = dict[str, dict[str, dict[str, list[str]]]]


def stages(world: World) -> Stages:
    """The ids read for each actor as the side that is struck and as the side that strikes, and those read once for all."""
    return {
        STRUCK: {name: inputs.used for name, inputs in world.struck.items()},
        STRIKING: {name: inputs.used for name, inputs in world.striking.items()},
        COMMON: {"all": world.common.used},
    }


def input_rows(used: Stages, lookup: Lookup, base: Facts) -> list[Record]:
    """Every input that the study read, with its range and source, and the actors and roles that use it."""
    names = labels(base)
    users: dict[str, list[str]] = {}
    for role, actors in used.items():
        for actor, by_stage in actors.items():
            user = actor if role == COMMON else f"{actor}, {role}"
            for name in dict.fromkeys(name for ids in by_stage.values() for name in ids):
                users.setdefault(name, []).append(user)
    return [input_row(name, names[name], lookup.value(name), by) for name, by in users.items()]


def reach_rows(world: World) -> list[Record]:
    """Which leg reaches whom."""
    return [
        {
            "leg": f"{actor}.{name}",
            "name": leg.name,
            "actor": actor,
            "range_class": leg.range_class,
            "reaches": [world.names[index] for index in np.flatnonzero(row)],
        }
        for (actor, name, leg), row in zip(world.legs, world.actors.legs.reaches, strict=True)
    ]
