"""How the strikes of chosen pairs are allocated: what goes to what, what survives, and how much better any other strike could be."""

from __future__ import annotations

import numpy as np

from equipoise.core.exchange.encounter import Exchange, Kind, kinds_of_weapon
from equipoise.core.exchange.review import Review, gaps, in_whole_numbers, review
from equipoise.core.exchange.sides import legs_facing
from equipoise.core.exchange.survivors import Plan
from equipoise.study.ensemble import mapped
from equipoise.study.party import Dyad
from equipoise.study.record import finite
from equipoise.study.stability.first_strike import Pair
from equipoise.study.stability.record.pairs import Allocation, StrikeClass, StrikeType, WholeNumbers
from equipoise.study.stability.spread import number, spread
from equipoise.study.world import World
from equipoise.vocabulary import POSTURES

EXACT, BY_PRICES = "marginal return, exact", "marginal return, bounded by prices"
AVERAGE = "average nuclear warhead"


def allocation_record(world: World, draws: int, pair: Pair, dyads: dict[Pair, Dyad]) -> tuple[Allocation, ...]:
    """The strikes of either side of a pair on the other in both postures, at best estimates; the gap over the draws as well."""
    rows: list[Allocation] = []
    for striker, struck in (pair, pair[::-1]):
        dyad = dyads[struck, striker]
        if dyad.exchange is None:
            continue
        kinds = kinds_of_weapon(world.actors, dyad.adversary.side, dyad.retaliator.side)
        gap = _gaps(dyad.exchange, draws)
        for p, posture in enumerate(POSTURES):
            planned = review(dyad.exchange.force, dyad.exchange.attack, 0, p)
            rows.append(_strike(world, dyad, kinds, planned, posture, gap[:, p]))
    return tuple(rows)


def _gaps(exchange: Exchange, draws: int) -> np.ndarray:
    """The gap at best estimates and in the draws, in both postures."""
    return np.concatenate(mapped(lambda part: gaps(exchange.force, exchange.attack, part), draws + 1, lambda _done: None))


def _strike(world: World, dyad: Dyad, kinds: list[Kind], planned: Review, posture: str, gap: np.ndarray) -> Allocation:
    """One strike: its types, the legs that it falls on, and its value with the bound."""
    fired, plan = planned.fired(), planned.plan
    whole = in_whole_numbers(_with_whole_aimpoints(plan))
    return Allocation(
        striker=dyad.adversary.id,
        struck=dyad.retaliator.id,
        posture=posture,
        method=EXACT if len(kinds) == 1 else BY_PRICES,
        types=tuple(_type(world, kind, plan.ready[i], fired[i].sum()) for i, kind in enumerate(kinds)),
        classes=_classes(world, dyad, planned, len(kinds)),
        value=number(float(plan.number @ plan.value)),
        destroyed=number(planned.value),
        bound=finite(planned.bound),
        columns=WholeNumbers(destroyed=finite(whole.value), bound=finite(whole.bound), gap=finite(whole.gap)),
        gap=spread(gap),
    )


def _classes(world: World, dyad: Dyad, planned: Review, n_kinds: int) -> tuple[StrikeClass, ...]:
    """The legs that a strike falls on."""
    fired, left, plan = planned.fired(), planned.left(), planned.plan
    return tuple(
        StrikeClass(
            leg=f"{world.legs[index][0]}.{world.legs[index][1]}",
            name=world.legs[index][2].name,
            aimpoints=number(plan.number[k]),
            survive=number(left[k]),
            value=number(plan.number[k] * plan.value[k]),
            destroyed=number((plan.number[k] - left[k]) * plan.value[k]),
            fired=tuple(number(fired[i, k]) for i in range(n_kinds)),
            p_kill=tuple(number(plan.p_kill[i, k]) for i in range(n_kinds)),
        )
        for k, index in enumerate(legs_facing(world.actors, dyad.retaliator.side, dyad.adversary.side))
    )


def _with_whole_aimpoints(plan: Plan) -> Plan:
    """The same plan with whole aimpoints, at least one where there is any, that hold the same value in all."""
    number = np.where(plan.number > 0.0, np.maximum(np.floor(plan.number + 0.5), 1.0), 0.0)
    return plan._replace(number=number, value=plan.value * plan.number / np.maximum(number, 1.0))


def _type(world: World, kind: Kind, ready: float, fired: float) -> StrikeType:
    """A type of weapon with how many are ready and fired."""
    name, words, nuclear = _named(world, kind)
    return StrikeType(type=name, name=words, nuclear=nuclear, ready=number(ready), fired=number(fired))


def _named(world: World, kind: Kind) -> tuple[str, str, bool]:
    """What a type is called, by its id and in words, and whether it is nuclear."""
    actor = world.names[kind.actor]
    if kind.place >= 0:
        _, name, record = world.conventional[kind.place]
        return f"{actor}.{name}", record.name, False
    if kind.legs.size == 1 and world.actors.legs.apart[kind.legs[0]] == 1:
        _, name, leg = world.legs[kind.legs[0]]
        return f"{actor}.{name}", leg.name, True
    return f"{actor}.nuclear", AVERAGE, True
