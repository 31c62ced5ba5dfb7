"""Random small worlds of several actors for the tests of dyads, coalitions and third parties."""

from __future__ import annotations

import numpy as np

from equipoise.core.exchange.actors import Actors, Capabilities, Conventional, Layers, Legs
from equipoise.core.exchange.posture import BOMBER, SILO, SUBMARINE


def world(seed: int, n: int = 3, draws: int = 2) -> Actors:
    """Actors with one to three legs each, and a layer or none."""
    generator = np.random.default_rng([61, seed])
    owner = np.repeat(np.arange(n), generator.integers(1, 4, n))
    basing = generator.integers(0, 4, owner.size)
    layers = np.flatnonzero(generator.random(n) < 0.6)
    return Actors(
        legs=_legs(generator, owner, basing, draws),
        conventional=_no_conventional(n, draws),
        capabilities=_capabilities(generator, np.random.default_rng([62, seed]), n, draws),
        layers=_layers(generator, layers, draws),
    )


def _legs(generator: np.random.Generator, owner: np.ndarray, basing: np.ndarray, draws: int) -> Legs:
    n, legs = int(owner.max()) + 1, owner.size
    platform = np.where(basing == SUBMARINE, 2.0, 1.0)
    day = generator.uniform(0.0, 0.6, (draws, legs))
    return Legs(
        owner=owner,
        basing=basing,
        reaches=(owner[:, None] != np.arange(n)).astype(np.int64),
        met=(basing != BOMBER)[:, None].repeat(n, axis=1).astype(np.int64),
        launchers=2.0 * generator.integers(2, 12, (draws, legs)),
        loading=np.tile(generator.integers(1, 4, legs).astype(float), (draws, 1)),
        per_platform=np.tile(platform, (draws, 1)),
        per_aimpoint=np.tile(np.where(basing == SILO, 1.0, 2.0 * platform), (draws, 1)),
        alert=np.stack([day, day + generator.uniform(0.0, 0.4, (draws, legs))], axis=1),
        reliability=generator.uniform(0.6, 1.0, (draws, legs)),
        apart=np.zeros(legs, dtype=np.int64),
        sspk=np.zeros((draws, legs)),
    )


def _capabilities(generator: np.random.Generator, of_warning: np.random.Generator, n: int, draws: int) -> Capabilities:
    """What each actor can do; what becomes of a first warning has a generator of its own."""

    def uniform(low: float, high: float, *shape: int) -> np.ndarray:
        return generator.uniform(low, high, (draws, *shape))

    return Capabilities(
        sspk_silo=uniform(0.3, 0.9, n),
        withheld=uniform(0.0, 0.4, n),
        withheld_third=np.zeros((draws, n)),
        warning=uniform(0.0, 0.9, n),
        confirmation=of_warning.uniform(0.0, 1.0, (draws, n)),
        leaves_under_attack=of_warning.uniform(0.0, 1.0, (draws, n)),
        detect=uniform(0.0, 0.5, n, 2),
        p_breakthrough=uniform(0.0, 0.3, n, 2),
        detect_after_breakthrough=uniform(0.6, 1.0),
        kill_if_found=uniform(0.5, 1.0),
        fratricide=uniform(0.0, 1.0),
        warning_common_failure=of_warning.uniform(0.0, 0.3, draws),
    )


def _layers(generator: np.random.Generator, owner: np.ndarray, draws: int) -> Layers:
    """A layer of each owner."""

    def uniform(low: float, high: float) -> np.ndarray:
        return generator.uniform(low, high, (draws, owner.size))

    return Layers(
        owner=owner,
        interceptors=np.tile(generator.integers(2, 12, owner.size).astype(float), (draws, 1)),
        salvo=np.full((draws, owner.size), 2.0),
        kill_probability=uniform(0.3, 0.8),
        p_track=uniform(0.6, 1.0),
        coverage=np.ones((draws, owner.size)),
        track_per_raid=generator.integers(0, 2, owner.size),
        coverage_forces=uniform(0.0, 1.0),
    )


def _no_conventional(n: int, draws: int) -> Conventional:
    none, column = np.zeros((0, n), dtype=np.int64), np.zeros((draws, 0))
    return Conventional(np.zeros(0, dtype=np.int64), none, none, column, column, column, column)


def changed(actors: Actors, **parts: dict[str, np.ndarray]) -> Actors:
    """The same actors with some arrays of some parts replaced."""
    return actors._replace(**{part: getattr(actors, part)._replace(**arrays) for part, arrays in parts.items()})


def permuted(actors: Actors, order: np.ndarray) -> Actors:
    """The same world with actor order[k] in place k; legs, classes and layers keep their places."""
    place = np.argsort(order)

    def turned(part: Legs | Conventional) -> dict[str, np.ndarray]:
        return {"owner": place[part.owner], "reaches": part.reaches[:, order], "met": part.met[:, order]}

    return changed(
        actors,
        legs=turned(actors.legs),
        conventional=turned(actors.conventional),
        capabilities={name: array[:, order] for name, array in actors.capabilities._asdict().items() if array.ndim > 1},
        layers={"owner": place[actors.layers.owner]},
    )


def armed(actors: Actors, seed: int) -> Actors:
    """The same world with a reserve against third parties, one leg that is a type of its own, and a class of conventional weapons each."""
    generator = np.random.default_rng([63, seed])
    draws, n = actors.capabilities.sspk_silo.shape
    apart = np.zeros(actors.legs.owner.size, dtype=np.int64)
    apart[int(generator.integers(apart.size))] = 1

    def uniform(low: float, high: float, size: int) -> np.ndarray:
        return generator.uniform(low, high, (draws, size))

    return Actors(
        legs=actors.legs._replace(apart=apart, sspk=uniform(0.2, 0.9, apart.size)),
        capabilities=actors.capabilities._replace(withheld_third=uniform(0.0, 0.3, n)),
        conventional=Conventional(
            owner=np.arange(n),
            reaches=(np.arange(n)[:, None] != np.arange(n)).astype(np.int64),
            met=generator.integers(0, 2, (n, n)),
            weapons=uniform(0.0, 20.0, n),
            works=uniform(0.6, 0.95, n),
            hard=uniform(0.0, 0.2, n),
            soft=uniform(0.2, 0.8, n),
        ),
        layers=actors.layers,
    )
