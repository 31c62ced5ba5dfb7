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
        sspk_silo=uniform(0.3, 0.9, n),
        withheld=uniform(0.0, 0.4, n),
        warning=uniform(0.0, 0.9, n),
        detect=uniform(0.0, 0.5, n, 2),
        p_breakthrough=uniform(0.0, 0.3, n, 2),
        detect_after_breakthrough=uniform(0.6, 1.0),
        kill_if_found=uniform(0.5, 1.0),
        fratricide=uniform(0.0, 1.0),
        **after_a_warning(np.random.default_rng([62, seed]), n, draws),
        layer_owner=layers,
        interceptors=np.tile(generator.integers(2, 12, layers.size).astype(float), (draws, 1)),
        salvo=np.full((draws, layers.size), 2.0),
        kill_probability=uniform(0.3, 0.8, layers.size),
        p_track=uniform(0.6, 1.0, layers.size),
        coverage=np.ones((draws, layers.size)),
        track_per_raid=generator.integers(0, 2, layers.size),
    )


def after_a_warning(generator: np.random.Generator, n: int, draws: int) -> dict[str, np.ndarray]:
    """What becomes of a first warning, by actor, and what makes several fail at once."""
    by_actor = {name: generator.uniform(0.0, 1.0, (draws, n)) for name in ("confirmation", "leaves_under_attack")}
    return {**by_actor, "warning_common_failure": generator.uniform(0.0, 0.3, draws)}


def permuted(actors: Actors, order: np.ndarray) -> Actors:
    """The same world with actor order[k] in place k; legs and layers keep their places."""
    place = np.argsort(order)
    names = ("sspk_silo", "withheld", "warning", "confirmation", "leaves_under_attack", "detect", "p_breakthrough")
    by_actor = {name: getattr(actors, name)[:, order] for name in names}
    return actors._replace(
        owner=place[actors.owner],
        layer_owner=place[actors.layer_owner],
        reaches=actors.reaches[:, order],
        met=actors.met[:, order],
        **by_actor,
    )
