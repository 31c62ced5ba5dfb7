"""Which inputs stand behind the numbers of a study of stability, by actor and stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from equipoise.facts import Facts, Lookup
from equipoise.study.labels import labels
from equipoise.study.record import InputRow
from equipoise.study.reductions.recorded import input_row
from equipoise.study.stability.behind import ALL
from equipoise.study.stability.record.forces import ReachRow
from equipoise.study.stability.record.whole import Stages
from equipoise.study.world import World

STRUCK, STRIKING, COMMON = "struck", "striking", "common"


def stages(world: World) -> Stages:
    """The ids read for each actor as the side that is struck and as the side that strikes, and those read once for all."""
    return Stages(
        struck={name: _listed(inputs.used) for name, inputs in world.struck.items()},
        striking={name: _listed(inputs.used) for name, inputs in world.striking.items()},
        common={ALL: _listed(world.common.used)},
    )


def _listed(used: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {stage: tuple(ids) for stage, ids in used.items()}


def input_rows(used: Stages, lookup: Lookup, base: Facts) -> tuple[InputRow, ...]:
    """Every input that the study read, with its range and source, and the actors and roles that use it."""
    names = labels(base)
    users: dict[str, list[str]] = {}
    for role, actors in ((STRUCK, used.struck), (STRIKING, used.striking), (COMMON, used.common)):
        for actor, by_stage in actors.items():
            user = actor if role == COMMON else f"{actor}, {role}"
            for name in dict.fromkeys(name for ids in by_stage.values() for name in ids):
                users.setdefault(name, []).append(user)
    return tuple(input_row(name, names[name], lookup.value(name), by) for name, by in users.items())


def reach_rows(world: World) -> tuple[ReachRow, ...]:
    """Which leg reaches whom."""
    return tuple(
        ReachRow(
            leg=f"{actor}.{name}",
            name=leg.name,
            actor=actor,
            range_class=leg.range_class,
            reaches=tuple(world.names[index] for index in np.flatnonzero(row)),
        )
        for (actor, name, leg), row in zip(world.legs, world.actors.legs.reaches, strict=True)
    )
