"""Several classes, or stocks that layers share: the joint distribution of all counts alive and all stocks left.

The state has an axis for each stock and for each kind of object. A class that meets a layer changes the axes of its own kinds and of
the layer's stock; all others stand by. Nothing is left out, so that this serves raids of dozens of objects, not of hundreds.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.defence.engagement.fire import joint_fire_table
from equipoise.core.defence.engagement.kinds import Kinds, kinds
from equipoise.core.defence.engagement.step import drawn
from equipoise.core.defence.engagement.system import AT_ONCE, Layer, Threat
from equipoise.errors import InputError

MOST_STATES = 20_000_000
EVERYWHERE = 60.0  # standard deviations: windows that leave nothing out
State = Float[np.ndarray, "..."]


@kernel
def served_rows(rows, sizes, p_called, p_dead, n_all, salvos, p_shot, p_further, capacity, at_once):
    """rows[others, stock, kinds] after one class has met one layer."""
    out = np.zeros_like(rows)
    lows = np.zeros(sizes.size, dtype=np.int64)
    most = n_all if p_dead > 0.0 else 0
    for c in range(sizes.size):
        most = most if p_dead > 0.0 else most + sizes[c] - 1
    for stock in range(rows.shape[1]):
        if rows[:, stock].sum() <= 0.0:
            continue
        table = joint_fire_table(most, stock, salvos, p_shot, p_further, capacity, at_once)
        for left in range(stock + 1):
            kills = np.ascontiguousarray(table[:, :, left])
            if kills.sum() <= 0.0:
                continue
            x = mean_rate(kills)
            for other in range(rows.shape[0]):
                state = rows[other, stock]
                if state.sum() > 0.0:
                    out[other, left] += drawn(
                        state, sizes, lows, sizes, lows, p_called, p_dead, n_all, kills, 0, most, 0, most, x, EVERYWHERE, 0.0
                    )
    return out


@kernel
def mean_rate(kills):
    """The share of threats that are killed, over all rows of a table, kept away from 0 and 1."""
    threats, killed = 0.0, 0.0
    for n in range(kills.shape[0]):
        for k in range(kills.shape[1]):
            threats += n * kills[n, k]
            killed += k * kills[n, k]
    return min(max(killed / max(threats, 1e-300), 0.05), 0.95)


def joint_branch(
    raid: tuple[Threat, ...], layers: tuple[Layer, ...], stocks: tuple[int, ...], z: float, outside: float
) -> tuple[State, tuple[Float[np.ndarray, " stock"], ...]]:
    """The distributions of leakers by class and of interceptors fired by each layer, in one branch of the failures.

    raid, layers, stocks: as in `system`; z, outside: taken by all branches, not used here, where nothing is left out.

    Valid for: joint distributions of up to 20 million states.
    Raises: InputError for one that is larger; its caller has checked its arguments.
    Source: definition (heading of `system`)
    """
    del z, outside
    sorts = [kinds(threat, layers, place) for place, threat in enumerate(raid)]
    uses = [layer.stock for layer in layers]
    shared = [stock for stock in range(len(stocks)) if uses.count(stock) > 1]
    state = _start(
        sorts, tuple(stocks[stock] for stock in shared), max((stocks[stock] for stock in uses if stock not in shared), default=0)
    )
    spent: list[Float[np.ndarray, " stock"]] = []
    for place, layer in enumerate(layers):
        if layer.stock in shared:
            state, fired = _behind(state, shared.index(layer.stock), raid, sorts, layer, place)
        else:  # a stock that no other layer draws on has an axis here only
            held = np.zeros((stocks[layer.stock] + 1, *state.shape))
            held[-1] = state
            after, fired = _behind(held, 0, raid, sorts, layer, place)
            state = after.sum(axis=0)
        spent.append(fired)
    return _leakers(state, sorts), tuple(spent)


def _behind(
    state: State, axis: int, raid: tuple[Threat, ...], sorts: list[Kinds], layer: Layer, place: int
) -> tuple[State, Float[np.ndarray, " stock"]]:
    """The state behind one layer, the stock of which has an axis, and what the layer fired."""
    held = np.moveaxis(state, axis, 0)
    fired, after = np.zeros(held.shape[0]), np.zeros_like(state)
    for stock in np.flatnonzero(held.reshape(held.shape[0], -1).any(axis=1)):
        part = np.zeros_like(state)
        np.moveaxis(part, axis, 0)[stock] = held[stock]
        for number, threat in enumerate(raid):
            part = _served(part, axis, sorts, number, layer, place, threat)
        left = np.moveaxis(part, axis, 0).reshape(held.shape[0], -1).sum(axis=1)
        fired[: stock + 1] += left[stock::-1]
        after += part
    fired *= layer.p_raid_track
    fired[0] += (1.0 - layer.p_raid_track) * float(state.sum())
    return layer.p_raid_track * after + (1.0 - layer.p_raid_track) * state, fired


def _start(sorts: list[Kinds], stocks: tuple[int, ...], largest: int) -> State:
    """The state before the first layer: all shared stocks full, all objects alive; `largest` is the largest stock of one layer alone."""
    shape = [stock + 1 for stock in stocks] + [int(n) for sort in sorts for n in sort.lows + sort.sizes]
    states = float(np.prod(np.array(shape, dtype=float))) * (largest + 1)
    if states > MOST_STATES:
        raise InputError(
            f"the joint distribution of all classes and stocks has {states:.2g} states, too many",
            fix="give one class and each layer a stock of its own, or fewer objects and interceptors",
        )
    state = np.zeros(shape)
    counts = np.ones(1)
    for sort in sorts:
        one = np.zeros(sort.lows + sort.sizes)
        one[tuple(slice(low, low + n) for low, n in zip(sort.lows, sort.sizes, strict=True))] = sort.state.reshape(sort.sizes)
        counts = np.multiply.outer(counts, one)
    state[tuple(stocks)] = counts[0]
    return state


def _served(state: State, axis: int, sorts: list[Kinds], number: int, layer: Layer, place: int, threat: Threat) -> State:
    """The state after one class has met one layer."""
    first = state.ndim - sum(sort.lows.size for sort in sorts[number:])
    own = list(range(first, first + sorts[number].lows.size))
    others = [other for other in range(state.ndim) if other != axis and other not in own]
    order = [*others, axis, *own]
    moved = np.ascontiguousarray(np.transpose(state, order))
    sizes = np.array([state.shape[kind] for kind in own])
    rows = moved.reshape(-1, state.shape[axis], int(np.prod(sizes)))
    p_dead = layer.reach[number] * layer.p_track * layer.p_kill_missed
    out = served_rows(
        rows,
        sizes,
        sorts[number].called[place],
        p_dead,
        threat.warheads + threat.decoys,
        np.array(layer.salvos),
        layer.kill_probability[number] * layer.reliability,
        float(layer.p_further_look),
        layer.capacity,
        layer.plan == AT_ONCE,
    )
    return np.transpose(out.reshape(moved.shape), np.argsort(order))


def _leakers(state: State, sorts: list[Kinds]) -> State:
    """The joint distribution of the warheads left of each class."""
    warheads = [state.ndim - sum(sort.lows.size for sort in sorts[number:]) for number in range(len(sorts))]
    return state.sum(axis=tuple(axis for axis in range(state.ndim) if axis not in warheads))
