"""A raid of one class through layers that each have a stock of their own: windows about where the probability lies."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.defence.engagement.kinds import Kinds, kinds
from equipoise.core.defence.engagement.step import behind_layer
from equipoise.core.defence.engagement.system import AT_ONCE, Layer, Threat

Spent = tuple[Float[np.ndarray, " stock"], ...]
CLOSE = 1.5  # nodes are joined where their common box is at most so much larger than the two


class Node(NamedTuple):
    """A part of the probability: its state, flattened, with the sizes of its axes and their lowest counts."""

    state: Float[np.ndarray, " states"]
    sizes: Int[np.ndarray, " axes"]
    lows: Int[np.ndarray, " axes"]


def single_branch(
    raid: tuple[Threat, ...], layers: tuple[Layer, ...], stocks: tuple[int, ...], z: float, outside: float
) -> tuple[Float[np.ndarray, " most"], Spent]:
    """The distributions of leakers and of interceptors fired by each layer, in one branch of the failures.

    raid: its one class; layers: as the branch leaves them; stocks: one for each layer; z, outside: the reach of windows.

    Valid for: one class, no stock shared.
    Raises: nothing; its caller has checked its arguments (`refuse_impossible_system`).
    Source: definition (heading of `system`)
    """
    threat = raid[0]
    sorts = kinds(threat, layers)
    nodes = [Node(sorts.state, sorts.sizes, sorts.lows)]
    spent: list[Float[np.ndarray, " stock"]] = []
    for place, layer in enumerate(layers):
        nodes, fired = _behind(nodes, sorts, layer, place, stocks[layer.stock], threat, z, outside)
        spent.append(fired)
    leakers = np.zeros(threat.warheads + 1)
    for node in nodes:
        by_warheads = node.state.reshape(node.sizes[0], -1).sum(axis=1)
        leakers[node.lows[0] : node.lows[0] + node.sizes[0]] += by_warheads
    return leakers, tuple(spent)


def _behind(
    nodes: list[Node], sorts: Kinds, layer: Layer, place: int, stock: int, threat: Threat, z: float, outside: float
) -> tuple[list[Node], Float[np.ndarray, " stock"]]:
    """All nodes behind one layer, and what it fired."""
    fired = np.zeros(stock + 1)
    after: list[Node] = []
    seen = layer.p_raid_track
    p_dead = layer.reach[0] * layer.p_track * layer.p_kill_missed
    arguments = (np.array(layer.salvos), layer.kill_probability[0] * layer.reliability, float(layer.p_further_look), layer.capacity)
    for node in nodes:
        if seen > 0.0:
            n_all = threat.warheads + threat.decoys
            *parts, left = behind_layer(*node, sorts.called[place], p_dead, n_all, stock, *arguments, layer.plan == AT_ONCE, z, outside)
            out = Node(*parts)
            after.append(Node(seen * out.state, out.sizes, out.lows))
            fired[: left.size] += seen * left[::-1]
        if seen < 1.0:
            after.append(Node((1.0 - seen) * node.state, node.sizes, node.lows))
            fired[0] += (1.0 - seen) * float(node.state.sum())
    return joined(after), fired


def joined(nodes: list[Node]) -> list[Node]:
    """The nodes, any two of which that lie close together made one.

    nodes: with axes for the same types of objects.

    Valid for: any number of nodes.
    Raises: nothing.
    Source: definition
    """
    kept: list[Node] = []
    for node in nodes:
        here = node
        for other in list(kept):
            low = np.minimum(here.lows, other.lows)
            size = np.maximum(here.lows + here.sizes, other.lows + other.sizes) - low
            if np.prod(size.astype(float)) <= CLOSE * (here.state.size + other.state.size):
                box = np.zeros(size)
                for part in (here, other):
                    first = part.lows - low
                    box[tuple(slice(f, f + n) for f, n in zip(first, part.sizes, strict=True))] += part.state.reshape(part.sizes)
                here = Node(box.ravel(), size, low)
                kept = [one for one in kept if one is not other]
        kept.append(here)
    return kept
