"""The ids that a scenario reads: what its pairs put into the model, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from equipoise.facts.base import Facts
from equipoise.facts.records.actor import Actor, Leg
from equipoise.facts.scenarios.record import Scenario, StrikeQuestion

FORCE = ("launchers", "loading", "upload_ceiling", "alert_day_to_day", "alert_generated", "reliability")
MEASURES = ("yield_kt", "cep")
LAYER = ("interceptors", "salvo", "kill_probability", "p_track", "coverage")
SHIELD = ("interceptors", "salvo", "kill_probability", "p_track", "coverage_forces")
CONVENTIONAL = ("weapons", "reliability", "sspk_silo", "sspk_soft")
STRIKE = ("sspk_silo", "withheld", "detect_mobile", "detect_submarine", "breakthrough_mobile", "breakthrough_submarine")
SEARCH = ("parameters.detect_after_breakthrough", "parameters.kill_if_found", "parameters.fratricide")
UNDER_ATTACK = ("confirmation", "leaves_under_attack")
STABILITY = tuple(f"parameters.{name}" for name in ("value_scale", "cost_interceptor", "cost_step"))
MARGIN = "parameters.region_margin"  # of every theatre range
COMMON_FAILURE = "parameters.warning_common_failure"
TOGETHER = {  # what stands at one aimpoint while exposed: launchers, trains, boats, bombers
    "road_mobile": "parameters.launchers_per_garrison",
    "rail_mobile": "parameters.trains_per_garrison",
    "submarine": "parameters.boats_per_port",
    "bomber": "parameters.bombers_per_base",
}


def ids_read(record: Scenario, base: Facts) -> list[str]:
    """The quantities behind the results of a scenario, each once.

    A retaliator gives its legs that reach another continent, its warning, with what confirms it if the scenario launches under attack,
    and its layers, which meet the strike; an adversary those of its missiles, its capabilities and its layers, and what the scenario's
    strikes are made of beside them. The upload ceilings of these legs are read to check their loading. A question of stability reads
    every leg of every actor with the yields and accuracies that it states, the parameters of stability, and for coalitions what makes
    their warnings fail at once.
    """
    found: dict[str, None] = {}
    retaliators = set(record.actors if record.stability is not None else ())
    retaliators |= {member for pair in record.pairs for member in record.members(pair.retaliator)}
    if record.under_attack:
        found |= {f"{actor}.{name}": None for actor in record.actors if actor in retaliators for name in UNDER_ATTACK}
    if record.stability is not None:
        found |= {COMMON_FAILURE: None} if record.coalitions else {}
        for actor in record.actors:
            found |= dict.fromkeys(
                (*_retaliating(base.actors[actor], theatre=True), *_striking(base.actors[actor], record.strike, theatre=True))
            )
            found |= dict.fromkeys(_measured(base.actors[actor]))
            found |= {f"parameters.cost_{leg.basing}": None for leg in base.actors[actor].legs.values()}
        found |= dict.fromkeys(STABILITY)
    for pair in record.pairs:
        for member in record.members(pair.retaliator):
            found |= dict.fromkeys(_retaliating(base.actors[member]))
        for member in record.members(pair.adversary):
            found |= dict.fromkeys(_striking(base.actors[member], record.strike))
    return list(found)


def legs_read(actor: Actor) -> dict[str, Leg]:
    """The legs of an actor that reach another continent."""
    return {name: leg for name, leg in actor.legs.items() if leg.range_class == "intercontinental"}


def _retaliating(actor: Actor, *, theatre: bool = False) -> Iterator[str]:
    """What the side that is struck first gives."""
    for name, leg in (actor.legs if theatre else legs_read(actor)).items():
        if leg.range is not None:
            yield from (f"{actor.id}.{name}.range", MARGIN)
        yield from (f"{actor.id}.{name}.{part}" for part in FORCE)
        if leg.launchers_per_platform is not None:
            yield f"{actor.id}.{name}.launchers_per_platform"
        if leg.basing in TOGETHER:
            yield TOGETHER[leg.basing]
    yield f"{actor.id}.warning"
    for name in actor.layers:
        yield from (f"{actor.id}.{name}.{part}" for part in SHIELD)


def _measured(actor: Actor) -> Iterator[str]:
    """The yields and accuracies of those legs that state them."""
    for name, leg in actor.legs.items():
        yield from (f"{actor.id}.{name}.{part}" for part in MEASURES if getattr(leg, part) is not None)


def _striking(actor: Actor, strike: StrikeQuestion, *, theatre: bool = False) -> Iterator[str]:
    """What the side that strikes and defends gives."""
    yield from SEARCH
    yield from (f"{actor.id}.{part}" for part in STRIKE)
    for name, leg in (actor.legs if theatre else legs_read(actor)).items():
        if leg.basing != "bomber":
            yield from (f"{actor.id}.{name}.{part}" for part in FORCE)
            if leg.sspk_silo is not None:
                yield f"{actor.id}.{name}.sspk_silo"
    if strike.third_party_reserve:
        yield f"{actor.id}.withheld_third"
    for name, record in actor.conventional.items() if strike.conventional else ():
        if theatre or record.range_class == "intercontinental":
            yield from (f"{actor.id}.{name}.{part}" for part in CONVENTIONAL)
            if record.range is not None:
                yield from (f"{actor.id}.{name}.range", MARGIN)
    for name in actor.layers:
        yield from (f"{actor.id}.{name}.{part}" for part in LAYER)
