"""Curves of the whole chain for chosen pairs: drawdown with its stop, and exceedance."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from equipoise.core.exchange.actors import Actors
from equipoise.core.exchange.doctrine import RIDE_OUT
from equipoise.core.exchange.encounter import Exchange
from equipoise.core.exchange.retaliation import width
from equipoise.core.stability.drawdown import Drawdown as Course
from equipoise.core.stability.drawdown import drawdown, stop_point
from equipoise.core.stability.exceedance import exceedance
from equipoise.core.stability.kent_thaler_1989 import costs_along
from equipoise.study.cell import cells, codes
from equipoise.study.ensemble import mapped
from equipoise.study.party import Dyad, requirement
from equipoise.study.sample import Sample
from equipoise.study.stability.first_strike import INDEX, SCALE, Pair
from equipoise.study.stability.record.numbers import Bands
from equipoise.study.stability.record.pairs import Drawdown, Exceedance
from equipoise.study.stability.spread import points
from equipoise.study.world import World
from equipoise.vocabulary import DOCTRINES, POSTURES

SHARES = np.linspace(0.0, 1.0, 9)
ONLY = np.array([RIDE_OUT])
N_NUMBERS = 60
NEGLIGIBLE = 1e-3
QUANTILES = {"q05": 0.05, "q50": 0.5, "q95": 0.95}
Advance = Callable[[int], None]
Dyads = dict[tuple[str, str], Dyad]


def drawdown_record(world: World, sample: Sample, pair: Pair, dyads: Dyads, advanced: Advance) -> tuple[Drawdown, ...]:
    """What the struck side has to send, what arrives, and whether it is enough, as the strike grows: both directions, riding out."""
    rows: list[Drawdown] = []
    for striker, struck in (pair, pair[::-1]):
        now = dyads[struck, striker].exchange
        if now is None:
            continue
        needed = requirement(sample, struck)
        parts = mapped(lambda part, now=now, needed=needed: drawdown(*now, needed, SHARES, part, ONLY), sample.draws + 1, advanced)
        curve = Course(*(np.concatenate(field) for field in zip(*parts, strict=True)))
        for p, posture in enumerate(POSTURES):
            rows.append(
                Drawdown(
                    striker=striker,
                    struck=struck,
                    posture=posture,
                    doctrine=DOCTRINES[RIDE_OUT],
                    spent=_bands(curve.spent[:, p]),
                    surviving=_bands(curve.surviving[:, p, 0]),
                    arriving=_bands(curve.arriving[:, p, 0]),
                    assured=_bands(curve.p_assured[:, p, 0]),
                    stop=_stop(world, (striker, struck), curve, p),
                )
            )
    return tuple(rows)


def _stop(world: World, pair: Pair, curve: Course, posture: int) -> int:
    """The point of the curve at best estimates where the striker's cost after Kent and Thaler is least."""
    striker, struck = (world.names.index(name) for name in pair)
    left = np.maximum(_held(world.actors, striker, struck) - curve.spent[0, posture], 0.0)
    scale = float(world.common.column(INDEX, SCALE)[0])
    own, other = costs_along(left, curve.arriving[0, posture, 0], scale, scale)
    return int(stop_point(own, other))


def _held(actors: Actors, own: int, other: int) -> float:
    """The striker's warheads that reach the other and are not withheld, at best estimates."""
    legs, capabilities = actors.legs, actors.capabilities
    taken = (legs.owner == own) & (legs.reaches[:, other] == 1)
    used = 1.0 - capabilities.withheld[0, own] - capabilities.withheld_third[0, own]
    return float((legs.launchers * legs.loading)[0, taken].sum() * used)


def exceedance_record(sample: Sample, pair: Pair, dyads: Dyads, advanced: Advance) -> tuple[Exceedance, ...]:
    """The chance of at least so many arriving warheads, in every cell, both directions of a pair."""
    rows: list[Exceedance] = []
    computed = codes(sample.lookup.scenario)
    for retaliator, adversary in (pair, pair[::-1]):
        now = dyads[retaliator, adversary].exchange
        if now is None:
            continue
        step = max(1, -(-_most(now[0].launchers, now[0].loading) // N_NUMBERS))
        numbers = np.arange(0, min(width(now[0]), step * N_NUMBERS) + 1, step, dtype=np.float64)

        def chances(part: tuple[int, int], now: Exchange = now, numbers: np.ndarray = numbers) -> np.ndarray:
            return exceedance(*now, numbers, part, computed)

        parts = mapped(chances, sample.draws + 1, advanced)
        exceeded = np.concatenate(parts)
        last = int(np.flatnonzero(np.quantile(exceeded, 0.95, axis=0).max(axis=(0, 1)) > NEGLIGIBLE).max(initial=0)) + 2
        for p, posture, d, doctrine in cells(sample.lookup.scenario):
            rows.append(
                Exceedance(
                    retaliator=retaliator,
                    adversary=adversary,
                    posture=posture,
                    doctrine=doctrine,
                    warheads=tuple(int(w) for w in numbers[:last]),
                    **_curves(exceeded[:, p, d, :last]),
                )
            )
    return tuple(rows)


def _most(launchers: np.ndarray, loading: np.ndarray) -> int:
    """The most warheads that a force carries in any draw."""
    return int(np.ceil((launchers * loading).sum(axis=1).max(initial=0.0)))


def _bands(values: np.ndarray) -> Bands:
    """Curves over the draws: best estimate, then quantiles point by point."""
    return Bands(**_curves(values))


def _curves(values: np.ndarray) -> dict[str, tuple[float | None, ...]]:
    drawn = {name: points(np.quantile(values[1:], p, axis=0, method="inverted_cdf")) for name, p in QUANTILES.items()}
    return {"best": points(values[0]), **drawn}
