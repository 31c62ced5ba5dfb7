"""Random small worlds of several actors for the tests of dyads, coalitions and third parties."""

from __future__ import annotations

import numpy as np

from equipoise.core.exchange.actors import Actors
from equipoise.core.exchange.posture import BOMBER, SILO, SUBMARINE


def world(seed: int, n: int = 3, draws: int = 2) -> Actors:
    """Actors with one to three legs each, and a layer or none."""
    generator = np.random.default_rng([61, seed])
    owner = np.repeat(np.arange(n), generator.integers(1, 4, n))
    basing = generator.integers(0, 4, legs := owner.size)
    layers = np.flatnonzero(generator.random(n) < 0.6)
    platform = np.where(basing == SUBMARINE, 2.0, 1.0)
    day = generator.uniform(0.0, 0.6, (draws, legs))

    def uniform(low: float, high: float, *shape: int) -> np.ndarray:
        return generator.uniform(low, high, (draws, *shape))

    return Actors(
        owner=owner,
        basing=basing,
        reaches=(owner[:, None] != np.arange(n)).astype(np.int64),
        met=(basing != BOMBER)[:, None].repeat(n, axis=1).astype(np.int64),
        launchers=2.0 * generator.integers(2, 12, (draws, legs)),
        loading=np.tile(generator.integers(1, 4, legs).astype(float), (draws, 1)),
        per_platform=np.tile(platform, (draws, 1)),
        per_aimpoint=np.tile(np.where(basing == SILO, 1.0, 2.0 * platform), (draws, 1)),
        alert=np.stack([day, day + uniform(0.0, 0.4, legs)], axis=1),
        reliability=uniform(0.6, 1.0, legs),
        apart=np.zeros(legs, dtype=np.int64),
        sspk_leg=np.zeros((draws, legs)),
        sspk_silo=uniform(0.3, 0.9, n),
        withheld=uniform(0.0, 0.4, n),
        withheld_third=np.zeros((draws, n)),
        **no_conventional(n, draws),
        warning=uniform(0.0, 0.9, n),
        detect=uniform(0.0, 0.5, n, 2),
        p_breakthrough=uniform(0.0, 0.3, n, 2),
        detect_after_breakthrough=uniform(0.6, 1.0),
        kill_if_found=uniform(0.5, 1.0),
        fratricide=uniform(0.0, 1.0),
        **after_a_warning(np.random.default_rng([62, seed]), n, draws),
        **_layers(generator, layers, draws),
    )


def after_a_warning(generator: np.random.Generator, n: int, draws: int) -> dict[str, np.ndarray]:
    """What becomes of a first warning, by actor, and what makes several fail at once."""
    by_actor = {name: generator.uniform(0.0, 1.0, (draws, n)) for name in ("confirmation", "leaves_under_attack")}
    return {**by_actor, "warning_common_failure": generator.uniform(0.0, 0.3, draws)}


def _layers(generator: np.random.Generator, owners: np.ndarray, draws: int) -> dict[str, np.ndarray]:
    """A layer of each owner."""

    def uniform(low: float, high: float) -> np.ndarray:
        return generator.uniform(low, high, (draws, owners.size))

    return {
        "layer_owner": owners,
        "interceptors": np.tile(generator.integers(2, 12, owners.size).astype(float), (draws, 1)),
        "salvo": np.full((draws, owners.size), 2.0),
        "kill_probability": uniform(0.3, 0.8),
        "p_track": uniform(0.6, 1.0),
        "coverage": np.ones((draws, owners.size)),
        "track_per_raid": generator.integers(0, 2, owners.size),
        "coverage_forces": uniform(0.0, 1.0),
    }


def permuted(actors: Actors, order: np.ndarray) -> Actors:
    """The same world with actor order[k] in place k; legs and layers keep their places."""
    place = np.argsort(order)
    by_actor = {name: getattr(actors, name)[:, order] for name in _BY_ACTOR}
    return actors._replace(
        owner=place[actors.owner],
        layer_owner=place[actors.layer_owner],
        reaches=actors.reaches[:, order],
        met=actors.met[:, order],
        conventional_owner=place[actors.conventional_owner],
        conventional_reaches=actors.conventional_reaches[:, order],
        conventional_met=actors.conventional_met[:, order],
        **by_actor,
    )


_BY_ACTOR = (
    *("sspk_silo", "withheld", "withheld_third", "warning", "confirmation", "leaves_under_attack"),
    *("detect", "p_breakthrough"),
)


def no_conventional(n: int, draws: int) -> dict[str, np.ndarray]:
    """No class of conventional weapons."""
    columns = ("conventional", "conventional_works", "conventional_hard", "conventional_soft")
    return {
        "conventional_owner": np.zeros(0, dtype=np.int64),
        "conventional_reaches": np.zeros((0, n), dtype=np.int64),
        "conventional_met": np.zeros((0, n), dtype=np.int64),
        **{name: np.zeros((draws, 0)) for name in columns},
    }


def armed(actors: Actors, seed: int) -> Actors:
    """The same world with a reserve against third parties, one leg that is a type of its own, and a class of conventional weapons each."""
    generator = np.random.default_rng([63, seed])
    draws, n = actors.sspk_silo.shape
    apart = np.zeros(actors.owner.size, dtype=np.int64)
    apart[int(generator.integers(apart.size))] = 1

    def uniform(low: float, high: float, size: int) -> np.ndarray:
        return generator.uniform(low, high, (draws, size))

    return actors._replace(
        apart=apart,
        sspk_leg=uniform(0.2, 0.9, apart.size),
        withheld_third=uniform(0.0, 0.3, n),
        conventional_owner=np.arange(n),
        conventional_reaches=(np.arange(n)[:, None] != np.arange(n)).astype(np.int64),
        conventional_met=generator.integers(0, 2, (n, n)),
        conventional=uniform(0.0, 20.0, n),
        conventional_works=uniform(0.6, 0.95, n),
        conventional_hard=uniform(0.0, 0.2, n),
        conventional_soft=uniform(0.2, 0.8, n),
    )
