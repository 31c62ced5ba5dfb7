"""Random raids and systems of the engagement engine, with every rule of its definition; the same number gives the same system."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from equipoise.core.defence.engagement.system import AT_ONCE, IN_TURN, UNLIMITED, Failure, Layer, System, Threat

Engagement = tuple[tuple[Threat, ...], System]


class Size(NamedTuple):
    """The most of everything in a random system."""

    layers: int
    classes: int
    warheads: int
    decoys: int
    objects: int
    stock: int
    looks: int
    salvo: int
    failures: int


SMALL = Size(layers=3, classes=2, warheads=6, decoys=5, objects=22, stock=16, looks=3, salvo=3, failures=2)
TINY = Size(layers=2, classes=2, warheads=3, decoys=2, objects=4, stock=6, looks=2, salvo=2, failures=1)


def small_system(number: int) -> Engagement:
    """A raid of up to two classes with up to 6 warheads and 5 decoys each, and a system of one to three layers."""
    return _engagement(np.random.default_rng([21, number]), SMALL)


def tiny_system(number: int) -> Engagement:
    """A raid of one to four objects and a system of one or two layers, for which every outcome can be written out."""
    return _engagement(np.random.default_rng([22, number]), TINY)


def _engagement(generator: np.random.Generator, size: Size) -> Engagement:
    n_layers, n_classes = _up_to(generator, size.layers, 1), _up_to(generator, size.classes, 1)
    raid = _raid(generator, size, n_classes)
    is_shared = generator.random() < 0.4
    n_stocks = 1 if is_shared else n_layers
    stocks = tuple(_up_to(generator, size.stock) for _ in range(n_stocks))
    places = [0] * n_layers if is_shared else [int(place) for place in generator.permutation(n_layers)]
    layers = tuple(_layer(generator, size, place, n_classes) for place in places)
    failures = tuple(_failure(generator, f"failure {k}", n_layers) for k in range(_up_to(generator, size.failures)))
    return raid, System(stocks, layers, failures)


def _raid(generator: np.random.Generator, size: Size, n_classes: int) -> tuple[Threat, ...]:
    while True:
        raid = tuple(
            Threat(
                warheads=_up_to(generator, size.warheads),
                decoys=_up_to(generator, size.decoys),
                decoy_correlation=float(generator.choice([0.0, generator.uniform(0.2, 0.9), 1.0])),
            )
            for _ in range(n_classes)
        )
        n_warheads, n_decoys = sum(threat.warheads for threat in raid), sum(threat.decoys for threat in raid)
        if n_warheads >= 1 and n_warheads + n_decoys <= size.objects:
            return raid


def _layer(generator: np.random.Generator, size: Size, stock: int, n_classes: int) -> Layer:
    plan = int(generator.choice([IN_TURN, AT_ONCE]))
    return Layer(
        stock=stock,
        salvos=tuple(_up_to(generator, size.salvo, 1) for _ in range(_up_to(generator, size.looks, 1))),
        kill_probability=tuple(float(generator.uniform(0.2, 0.95)) for _ in range(n_classes)),
        reach=tuple(_often_one(generator) for _ in range(n_classes)),
        p_track=_often_one(generator),
        p_raid_track=_often_one(generator),
        p_warhead_classified=_often_one(generator),
        p_decoy_misclassified=float(generator.choice([0.0, generator.uniform(0.1, 0.9), 1.0], p=[0.1, 0.8, 0.1])),
        p_kill_missed=float(generator.choice([0.0, generator.uniform(0.1, 0.9)])),
        reliability=_often_one(generator),
        p_further_look=_often_one(generator) if plan == IN_TURN else 1.0,
        capacity=int(generator.choice([UNLIMITED, _up_to(generator, 3, 1)])),
        plan=plan,
    )


def _failure(generator: np.random.Generator, name: str, n_layers: int) -> Failure:
    track, kill, discrimination = (
        tuple(float(generator.choice([1.0, generator.uniform(0.0, 1.0), 0.0], p=[0.4, 0.5, 0.1])) for _ in range(n_layers))
        for _ in range(3)
    )
    return Failure(name, float(generator.uniform(0.1, 0.6)), track, kill, discrimination)


def _often_one(generator: np.random.Generator) -> float:
    """A probability: certainty half of the time."""
    return float(generator.choice([1.0, generator.uniform(0.3, 1.0)]))


def _up_to(generator: np.random.Generator, most: int, least: int = 0) -> int:
    return int(generator.integers(least, most + 1))
