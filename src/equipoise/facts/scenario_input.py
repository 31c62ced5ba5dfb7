"""The ids that a scenario reads: what its pairs put into the model, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from equipoise.facts.actor import Actor, Leg
from equipoise.facts.base import Facts
from equipoise.facts.scenario_record import Scenario

FORCE = ("launchers", "loading", "upload_ceiling", "alert_day_to_day", "alert_generated", "reliability")
MEASURES = ("yield_kt", "cep")
LAYER = ("interceptors", "salvo", "kill_probability", "p_track", "coverage")
STRIKE = ("sspk_silo", "withheld", "detect_mobile", "detect_submarine", "breakthrough_mobile", "breakthrough_submarine")
SEARCH = ("parameters.detect_after_breakthrough", "parameters.kill_if_found", "parameters.fratricide")
COSTS = ("cost_silo", "cost_road_mobile", "cost_submarine", "cost_bomber", "cost_interceptor", "cost_step")
STABILITY = tuple(f"parameters.{name}" for name in ("region_margin", "value_scale", *COSTS))
TOGETHER = {
    "road_mobile": "parameters.launchers_per_garrison",
    "submarine": "parameters.boats_per_port",
    "bomber": "parameters.bombers_per_base",
}


def ids_read(record: Scenario, base: Facts) -> list[str]:
    """The quantities behind the results of a scenario, each once.

    A retaliator gives its legs that reach another continent and its warning; an adversary those of its missiles,
    its capabilities and its layers. The upload ceilings of these legs are read to check their loading. A question of
    stability reads every leg of every actor with the yields and accuracies that it states, and the parameters of stability.
    """
    found: dict[str, None] = {}
    if record.stability is not None:
        for actor in record.actors:
            found |= dict.fromkeys((*_retaliating(base.actors[actor], theatre=True), *_striking(base.actors[actor], theatre=True)))
            found |= dict.fromkeys(_measured(base.actors[actor]))
        found |= dict.fromkeys(STABILITY)
    for pair in record.pairs:
        for member in record.members(pair.retaliator):
            found |= dict.fromkeys(_retaliating(base.actors[member]))
        for member in record.members(pair.adversary):
            found |= dict.fromkeys(_striking(base.actors[member]))
    return list(found)


def legs_read(actor: Actor) -> dict[str, Leg]:
    """The legs of an actor that reach another continent."""
    return {name: leg for name, leg in actor.legs.items() if leg.range_class == "intercontinental"}


def _retaliating(actor: Actor, *, theatre: bool = False) -> Iterator[str]:
    """What the side that is struck first gives."""
    for name, leg in (actor.legs if theatre else legs_read(actor)).items():
        if leg.range is not None:
            yield f"{actor.id}.{name}.range"
        yield from (f"{actor.id}.{name}.{part}" for part in FORCE)
        if leg.launchers_per_platform is not None:
            yield f"{actor.id}.{name}.launchers_per_platform"
        if leg.basing in TOGETHER:
            yield TOGETHER[leg.basing]
    yield f"{actor.id}.warning"


def _measured(actor: Actor) -> Iterator[str]:
    """The yields and accuracies of those legs that state them."""
    for name, leg in actor.legs.items():
        yield from (f"{actor.id}.{name}.{part}" for part in MEASURES if getattr(leg, part) is not None)


def _striking(actor: Actor, *, theatre: bool = False) -> Iterator[str]:
    """What the side that strikes and defends gives."""
    yield from SEARCH
    yield from (f"{actor.id}.{part}" for part in STRIKE)
    for name, leg in (actor.legs if theatre else legs_read(actor)).items():
        if leg.basing != "bomber":
            yield from (f"{actor.id}.{name}.{part}" for part in FORCE)
    for name in actor.layers:
        yield from (f"{actor.id}.{name}.{part}" for part in LAYER)
