"""Random small forces, attacks and defences for the tests of the chain: whole platforms, aimpoints and rounds of shots."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from equipoise.core.exchange.force_defence import no_force_defence
from equipoise.core.exchange.posture import BOMBER, FIXED, KIND, RAIL_MOBILE, SILO, SUBMARINE, Force
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.exchange.survivors import Attack
from equipoise.vocabulary import BASINGS


class Leg(NamedTuple):
    """One leg by its counts: launchers, how many of them are alert in each posture, and how they are grouped."""

    basing: int
    launchers: int
    alert: tuple[int, int]
    per_platform: int = 1
    per_aimpoint: int = 1
    loading: float = 1.0
    reliability: float = 1.0
    met: int = 1
    leaves_under_attack: float = 0.0


class System(NamedTuple):
    """A force, the attack on it and the defence against it: one draw."""

    force: Force
    attack: Attack
    defence: Defence


def force_of(legs: tuple[Leg, ...]) -> Force:
    """The force of so many legs, in one draw."""

    def row(name: str) -> np.ndarray:
        return np.array([[float(getattr(leg, name)) for leg in legs]])

    alert = np.array([[[leg.alert[posture] / leg.launchers if leg.launchers else 0.0 for leg in legs] for posture in range(2)]])
    return Force(
        basing=np.array([leg.basing for leg in legs]),
        met=np.array([leg.met for leg in legs]),
        launchers=row("launchers"),
        loading=row("loading"),
        per_platform=row("per_platform"),
        per_aimpoint=row("per_aimpoint"),
        alert=alert,
        reliability=row("reliability"),
        leaves_under_attack=row("leaves_under_attack"),
    )


def attack_of(
    warheads: tuple[float, float] = (0.0, 0.0),
    p_hard: float = 0.6,
    p_soft: float = 0.8,
    fratricide: float = 0.0,
    p_breakthrough: tuple[float, float] = (0.0, 0.0),
    p_found_killed: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (0.0, 0.0)),
    p_warning: float = 0.0,
    p_confirmed: float = 0.0,
) -> Attack:
    """An attack with so many warheads in each posture, all of one type, in one draw, on a force without layers."""
    return Attack(
        warheads=np.array([[[warheads[0]], [warheads[1]]]]),
        p_hard=np.array([[p_hard]]),
        p_soft=np.array([[p_soft]]),
        works=np.array([[p_soft]]),
        met=np.zeros((1, 2, 1)),
        scheduled=np.zeros(1, dtype=np.int64),
        nuclear=np.ones(1, dtype=np.int64),
        fratricide=np.array([fratricide]),
        p_breakthrough=np.array([p_breakthrough]),
        p_found_killed=np.array([p_found_killed]),
        p_warning=np.array([p_warning]),
        p_confirmed=np.array([p_confirmed]),
        force_defence=no_force_defence(1),
    )


def defence_of(*layers: tuple[float, float, float, float, float, int]) -> Defence:
    """Layers of (interceptors, salvo, kill probability, p_track, coverage, whether the track is common to the raid), in one draw."""
    table = np.array(layers, dtype=np.float64).reshape(len(layers), 6)
    return Defence(*(table[None, :, column] for column in range(5)), track_per_raid=table[:, 5].astype(np.int64))


def random_leg(generator: np.random.Generator) -> Leg:
    """A leg whose hidden, gone and exposed launchers are whole groups in both postures and doctrines."""
    basing = int(generator.integers(len(BASINGS)))
    loading = float(generator.choice([1.0, 1.0, 2.0, 3.0, 1.5, 2.4, 0.75]))
    reliability = float(generator.choice([1.0, generator.uniform(0.5, 1.0)]))
    met = int(generator.random() < 0.7)
    platform = int(generator.integers(1, 4)) if basing in (SUBMARINE, RAIL_MOBILE) else 1
    aimpoint = 1 if basing == SILO else platform * int(generator.integers(1, 4))
    places = int(generator.integers(1, 5))
    if basing == SILO:
        launchers = 5 * places
        alert = tuple(sorted(int(n) for n in generator.integers(0, launchers + 1, 2)))
    elif basing == BOMBER:
        launchers = places * aimpoint
        alert = tuple(sorted(places * int(n) for n in generator.integers(0, aimpoint + 1, 2)))
    else:
        hidden = platform * int(generator.integers(0, 4))
        launchers = hidden + places * aimpoint
        alert = (hidden, hidden + aimpoint * int(generator.integers(0, places + 1)))
    leaves = float(generator.choice([0.0, 0.5, 1.0, generator.uniform()]))
    return Leg(basing, launchers, (alert[0], alert[1]), platform, aimpoint, loading, reliability, met, leaves)


def n_aimpoints(leg: Leg, posture: int) -> int:
    """The aimpoints that a leg offers in a posture."""
    exposed = leg.launchers - leg.alert[posture] if KIND[leg.basing] != FIXED else leg.launchers
    return exposed // leg.per_aimpoint


def random_system(generator: np.random.Generator) -> System:
    """A force of one to five legs, an attack whose shots are whole on every leg, and up to three layers."""
    legs = tuple(random_leg(generator) for _ in range(int(generator.integers(1, 6))))
    p_hard, p_soft = (float(p) for p in generator.uniform(0.2, 0.95, 2))
    fratricide = float(generator.choice([0.0, generator.uniform(0.1, 1.0)]))
    warheads = tuple(whole_strike(legs, posture, p_hard, p_soft, fratricide, generator) for posture in range(2))
    low = generator.uniform(0.0, 0.5, 2)
    high = generator.uniform(low, 1.0)
    p_warning = float(generator.uniform(0.1, 0.9))
    attack = attack_of(
        (warheads[0], warheads[1]),
        p_hard,
        p_soft,
        fratricide,
        (float(generator.uniform(0.0, 0.6)), float(generator.uniform(0.0, 0.6))),
        ((float(low[0]), float(low[1])), (float(high[0]), float(high[1]))),
        p_warning,
        p_warning * float(generator.choice([0.0, 1.0, generator.uniform()])),
    )
    return System(force_of(legs), attack, defence_of(*(random_layer(generator) for _ in range(int(generator.integers(0, 4))))))


def random_layer(generator: np.random.Generator) -> tuple[float, float, float, float, float, int]:
    """A layer, its stock from none to more than enough."""
    coverage = float(generator.choice([1.0, generator.uniform(0.2, 1.0)]))
    stock, salvo = float(generator.integers(0, 50)), float(generator.integers(1, 4))
    return stock, salvo, float(generator.uniform(0.2, 0.9)), float(generator.uniform(0.5, 1.0)), coverage, int(generator.integers(2))


def whole_strike(
    legs: tuple[Leg, ...], posture: int, p_hard: float, p_soft: float, fratricide: float, generator: np.random.Generator
) -> float:
    """A number of warheads that is used up by whole rounds of shots, or stops in a round where every share of a leg is whole."""
    rounds: list[tuple[float, int]] = []
    for index, leg in enumerate(legs):
        p, alive = (p_hard if leg.basing == SILO else p_soft), 1.0
        for shot in range(12):
            kill = p if shot < 2 else p * (1.0 - fratricide)
            rounds.append((leg.per_aimpoint * leg.loading * leg.reliability * alive * kill, index))
            alive *= 1.0 - kill
    ranked = [legs[index] for gain, index in sorted(rounds, key=lambda item: -item[0]) if gain > 0.0]
    stop = int(generator.integers(0, min(len(ranked), 4 * len(legs)) + 1))
    total = sum(n_aimpoints(leg, posture) for leg in ranked[:stop])
    following = ranked[stop] if stop < len(ranked) else None
    if following is None:
        return float(total)
    number = n_aimpoints(following, posture)
    shares = [n for n in range(number) if following.basing != SILO or (following.launchers - following.alert[posture]) * n % number == 0]
    return float(total + int(generator.choice(shares or [0])))
