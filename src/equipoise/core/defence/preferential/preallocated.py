"""Preallocated preferential defence of a value set: interceptors committed to points in secret.

Interceptors of one point cannot serve another, and the attacker does not know
where they are: a game in which both sides mix their allocations. Equal points
can be exchanged, so each side mixes allocations up to exchange, with chance
deciding which of the equal points gets which part. A point of a class then
contributes sum over a, d of (share of points under a) (share of points with d)
times its survival: the payoff of two allocations needs only these shares.

Bounds for large sets: let a side keep its budget on average only. Relaxing the
attacker gives a linear programme whose value is at most that of the game;
relaxing the defender, at least. The other side must still keep its budget in
each play. It can, if it limits the weapons at one point to `cap` and gives up
`cap` for each class: order the points of a class by the shares and draw one at
each of the levels (k + u) / n, k = 0, …, n - 1, with one chance u for all. Every
point has the right shares, and the sum of a class rises with u by at most `cap`
in all, so it never exceeds its mean by more.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
from jaxtyping import Float
from scipy.optimize import linprog

from equipoise.core.defence.preferential.value_set import Bounds, ValueSet, point_survival, value_set
from equipoise.core.domain import Number
from equipoise.errors import InputError

MOST_PAIRS = 1_000_000  # pairs of allocations in the exact game
CAPS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48)  # weapons at one point to which a side limits itself
MOST_LEVELS = 120  # numbers of weapons at one point that the relaxed game tells apart


def preallocated_value(
    values: Float[np.ndarray, " points"], n_warheads: int, n_interceptors: int, p_shot: Number, p_damage: Number = 1.0
) -> float:
    """Expected value that survives when interceptors are committed to points in secret and both sides mix as well as they can.

    values: of each point, 0 or more; n_warheads, n_interceptors: whole, 0 or more; p_shot: one interceptor stops its
    warhead, 0 to 1; p_damage: one warhead destroys its point, 0 to 1.

    Valid for: sets whose allocations up to exchange can be listed; `preallocated_bounds` beyond.
    Raises: InputError for a set too large, no points, a negative value or number, or an impossible probability.
    Source: definition (heading of this module).

    >>> round(preallocated_value(np.ones(2), 1, 1, 1.0), 6)
    1.5
    """
    game, scale = _scaled(value_set(values, n_warheads, n_interceptors, p_shot, p_damage))
    if game.values.size == 0:
        return 0.0
    if _n_allocations(game, game.n_warheads) * _n_allocations(game, game.n_interceptors) > MOST_PAIRS:
        size = f"{game.n_points.sum()} points, {n_warheads} warheads and {n_interceptors} interceptors"
        raise InputError(f"{size} are too many for the exact preallocated value", fix="use preallocated_bounds")
    attacks, defences = _allocations(game, game.n_warheads), _allocations(game, game.n_interceptors)
    weight = game.values / game.n_points
    payoff = np.einsum("dcj,ij,aci,c->da", defences, game.survival(), attacks, weight, optimize=True)
    rows = np.hstack([-payoff.T, np.ones((payoff.shape[1], 1))])
    goal = np.append(np.zeros(len(payoff)), -1.0)
    solution = linprog(goal, rows, np.zeros(len(rows)), np.append(np.ones(len(payoff)), 0.0)[np.newaxis], [1.0])
    mixture = np.clip(np.asarray(solution.x)[:-1], 0.0, None)
    return scale * float((mixture / mixture.sum() @ payoff).min())


def preallocated_bounds(
    values: Float[np.ndarray, " points"], n_warheads: int, n_interceptors: int, p_shot: Number, p_damage: Number = 1.0
) -> Bounds:
    """Lower and upper bound of the value that survives when interceptors are committed to points in secret.

    values: of each point, 0 or more; n_warheads, n_interceptors: whole, 0 or more; p_shot: one interceptor stops its
    warhead, 0 to 1; p_damage: one warhead destroys its point, 0 to 1.

    Valid for: every size; near each other when points of a class are many and weapons per point few.
    Raises: InputError for no points, a negative value or number, or an impossible probability.
    Source: definition (heading of this module, with the proof).

    Attacked evenly by 1, 2 or 3 warheads, a point is saved by each of up to 3 perfect interceptors with probability 1/3:

    >>> low, high = preallocated_bounds(np.ones(1000), 2000, 1000, 1.0)
    >>> low <= 1000 / 3 <= high, high - low < 2.0
    (True, True)
    """
    game, scale = _scaled(value_set(values, n_warheads, n_interceptors, p_shot, p_damage))
    if game.values.size == 0 or game.n_warheads == 0:
        return Bounds(scale * float(game.points().sum()), scale * float(game.points().sum()))
    low, high = 0.0, float(game.points().sum())
    for cap in CAPS:
        spare = cap * game.values.size
        if spare <= game.n_interceptors:
            low = max(low, _relaxed(game, _levels(game.n_warheads), range(cap + 1), game.n_warheads, game.n_interceptors - spare).low)
        if spare <= game.n_warheads:
            high = min(
                high, _relaxed(game, range(cap + 1), _levels(game.n_interceptors), game.n_warheads - spare, game.n_interceptors).high
            )
    return Bounds(scale * low, scale * high)


def _scaled(game: ValueSet) -> tuple[ValueSet, float]:
    """The set in units of its greatest value, since a linear programme is solved to an absolute tolerance, and that unit."""
    unit = float(game.values[0]) if game.values.size else 1.0
    return game._replace(values=game.values / unit), unit


def _levels(most: int) -> range:
    return range(min(most, MOST_LEVELS) + 1)


def _relaxed(game: ValueSet, attack: range, defence: range, n_warheads: int, n_interceptors: int) -> Bounds:
    """The value when each side keeps its budget on average: what a mixed defence found guarantees, and a mixed attack.

    Levels above the last of `MOST_LEVELS` are worth as much as all weapons and cost as little as the last: for the relaxed side only.
    """
    a, d = np.asarray(attack, dtype=np.float64), np.asarray(defence, dtype=np.float64)
    worth = a.copy(), d.copy()
    for levels, most in ((worth[0], game.n_warheads), (worth[1], game.n_interceptors)):
        if levels[-1] == MOST_LEVELS:
            levels[-1] = most
    table = np.asarray(point_survival(worth[0][:, np.newaxis], worth[1], game.p_shot, game.p_damage))
    classes, n = np.eye(game.values.size), game.n_points.astype(np.float64)
    # unknowns: defence shares y[class, d], the attacker's loss u[class] and price of a warhead
    rows = np.hstack([np.kron(np.diag(-game.values), table), np.kron(classes, np.ones((a.size, 1))), -np.tile(a, n.size)[:, np.newaxis]])
    budget = np.concatenate([np.kron(n, d), np.zeros(n.size + 1)])
    shares = np.hstack([np.kron(classes, np.ones(d.size)), np.zeros((n.size, n.size + 1))])
    goal = np.concatenate([np.zeros(d.size * n.size), -n, [n_warheads]])
    free = [(0.0, None)] * (d.size * n.size) + [(None, None)] * n.size + [(0.0, None)]
    limit = np.append(np.zeros(len(rows)), n_interceptors)
    solution = linprog(goal, np.vstack([rows, budget]), limit, shares, np.ones(n.size), free)
    found, duals = np.asarray(solution.x), -np.asarray(solution.ineqlin.marginals, dtype=np.float64)
    y = _feasible(found[: d.size * n.size].reshape(n.size, -1), n, d, n_interceptors)
    x = _feasible(duals[:-1].reshape(n.size, -1), n, a, n_warheads)
    price, worth_d = max(0.0, float(found[-1])), max(0.0, float(duals[-1]))
    low = n @ (game.values[:, np.newaxis] * (y @ table.T) + price * a).min(axis=1) - price * n_warheads
    high = n @ (game.values[:, np.newaxis] * (x @ table) - worth_d * d).max(axis=1) + worth_d * n_interceptors
    return Bounds(float(low), float(high))


def _feasible(
    shares: Float[np.ndarray, "classes levels"], n: Float[np.ndarray, " classes"], cost: Float[np.ndarray, " levels"], budget: int
) -> Float[np.ndarray, "classes levels"]:
    """Shares that sum to 1 in each class and keep the budget, next to those of the linear programme."""
    clipped = np.clip(shares, 0.0, None)
    clipped /= clipped.sum(axis=1, keepdims=True)
    spent = float(n @ clipped @ cost)
    clipped *= min(1.0, budget / spent) if spent > 0.0 else 1.0
    clipped[:, 0] += 1.0 - clipped.sum(axis=1)
    return clipped


def _n_allocations(game: ValueSet, total: int) -> float:
    """The number of ways to divide weapons over the points, up to exchange of equal points."""
    ways = np.eye(1, total + 1)[0]
    for n in game.n_points:
        parts = np.eye(1, total + 1)[0]  # parts of at most n: as many as divisions into at most n parts
        for size in range(1, min(int(n), total) + 1):
            for t in range(size, total + 1):
                parts[t] += parts[t - size]
        ways = np.convolve(ways, parts)[: total + 1]
    return float(ways[total])


def _allocations(game: ValueSet, total: int) -> Float[np.ndarray, "allocations classes weapons"]:
    """For each allocation up to exchange, how many points of each class have each number of weapons."""
    sizes = [int(n) for n in game.n_points]
    found: list[list[Float[np.ndarray, " weapons"]]] = []
    for bars in combinations(range(total + len(sizes) - 1), len(sizes) - 1):  # how many weapons each class gets
        split = np.diff([-1, *bars, total + len(sizes) - 1]) - 1
        choices = [
            [np.bincount(parts, minlength=total + 1) * 1.0 for parts in _partitions(int(t), n, int(t))]
            for t, n in zip(split, sizes, strict=True)
        ]
        found += [list(choice) for choice in product(*choices)]
    return np.array(found)


def _partitions(total: int, n_parts: int, largest: int) -> Iterator[list[int]]:
    """The ways to write a total as so many parts, none above `largest`, in falling order."""
    if n_parts == 0 or total == 0:
        yield from [[0] * n_parts] if total == 0 else []
        return
    for part in range(min(total, largest), -(-total // n_parts) - 1, -1):
        yield from ([part, *rest] for rest in _partitions(total - part, n_parts - 1, part))
