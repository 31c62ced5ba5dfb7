"""Levels of interceptors: which layer a study sweeps, and at which stocks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from equipoise.facts import Layer, Lookup
from equipoise.study.inputs import Inputs
from equipoise.study.sample import Sample


def swept_layer(layers: Sequence[tuple[str, Layer]]) -> int:
    """The place of the national layer whose interceptors a study sweeps, or -1 where a side has none."""
    return next((index for index, (_, layer) in enumerate(layers) if layer.scope == "national"), -1)


def levels(lookup: Lookup) -> tuple[int, ...]:
    """The levels of interceptors of a study: those of the scenario, and today's and the planned stocks of every layer that is swept."""
    scenario = lookup.scenario
    stocks = set(scenario.interceptors)
    inputs = Inputs(Sample(lookup))
    for pair in scenario.pairs:
        layers = inputs.layers(scenario.members(pair.adversary))
        swept = swept_layer(layers)
        if swept >= 0:
            name, layer = layers[swept]
            stocks.add(int(np.floor(lookup.value(f"{name}.interceptors").best + 0.5)))
            stocks |= {plan.interceptors for plan in layer.planned}
    return tuple(sorted(stocks))


def todays_level(levels: Sequence[int], stock: float | None) -> int:
    """The position of today's level: the last of the rising levels, from 0 up, that today's stock of the swept layer reaches.

    A side without a layer to sweep (None) has a stock of 0. Where a study sweeps a layer, its stock is itself a level (see `levels`).
    """
    return max(position for position, level in enumerate(levels) if level <= (stock or 0))
