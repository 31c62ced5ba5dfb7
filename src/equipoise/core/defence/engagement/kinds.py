"""The kinds of objects of a class that a defence cannot treat alike: warheads, decoys judged anew, decoys judged once for all.

What a decoy judged once is taken for is one draw, which each layer compares with its own `p_decoy_misclassified`. So these decoys fall
into groups, between one value and the next: the group below the lowest fools every layer, the one above the highest none.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.defence.engagement.system import Layer, Threat
from equipoise.core.distribution import binomial_row
from equipoise.errors import InputError

MOST_STATES = 50_000


class Kinds(NamedTuple):
    """The kinds of a class: the state before the first layer, flattened, and the probability that each layer calls each a threat."""

    state: Float[np.ndarray, " states"]
    sizes: Int[np.ndarray, " kinds"]
    lows: Int[np.ndarray, " kinds"]
    called: Float[np.ndarray, "layers kinds"]


def kinds(threat: Threat, layers: tuple[Layer, ...], place: int = 0) -> Kinds:
    """The kinds of one class, warheads first.

    threat: the class; layers: those it meets; place: which class of the raid it is.

    Valid for: records that `refuse_impossible_system` admits.
    Raises: InputError for more kinds of decoys, and decoys of them, than their joint distribution has room for;
    its caller has checked its arguments.
    Source: definition
    """
    tracked = np.array([layer.reach[place] * layer.p_track for layer in layers])
    warhead = tracked * np.array([layer.p_warhead_classified for layer in layers])
    decoy = np.array([layer.p_decoy_misclassified for layer in layers])
    shares, fooled = _decoys(threat.decoy_correlation, decoy, keep=any(layer.p_kill_missed > 0.0 for layer in layers))
    called = np.column_stack([warhead, *(tracked * row for row in fooled)]) if shares else warhead[:, None]
    if threat.decoys == 0 or not shares:
        return Kinds(np.ones(1), np.array([1]), np.array([threat.warheads]), warhead[:, None])
    if (threat.decoys + 1.0) ** len(shares) > MOST_STATES and shares[0] < 1.0:
        raise InputError(
            f"{threat.decoys} decoys of {len(shares)} kinds have too many combinations",
            fix="give a decoy_correlation of 0 or 1, layers with one p_decoy_misclassified, or fewer decoys",
        )
    state, lows = _counts(threat.decoys, shares)
    sizes, first = np.array([1, *state.shape]), np.array([threat.warheads, *lows])
    return Kinds(state.ravel(), sizes, first, called)


def _decoys(
    correlation: float, decoy: Float[np.ndarray, " layers"], *, keep: bool
) -> tuple[list[float], list[Float[np.ndarray, " layers"]]]:
    """The share of each kind of decoy, and how often each layer calls a tracked one a threat; those that fool none only if asked for."""
    shares: list[float] = []
    fooled: list[Float[np.ndarray, " layers"]] = []
    if correlation < 1.0:
        shares.append(1.0 - correlation)
        fooled.append(decoy)
    below = 0.0
    for level in (*sorted(set(decoy.tolist())), 1.0):
        width = level - below
        fools = (decoy >= level - 1e-15) & (decoy > below)
        if correlation > 0.0 and width > 0.0 and (fools.any() or keep):
            shares.append(correlation * width)
            fooled.append(fools.astype(np.float64))
        below = max(below, level)
    return shares, fooled


def _counts(n: int, shares: list[float]) -> tuple[Float[np.ndarray, "..."], list[int]]:
    """The distribution of how many decoys are of each kind (a multinomial whose other kinds are left out), with the lowest counts."""
    if len(shares) == 1 and shares[0] >= 1.0:
        return np.ones(1), [n]
    state = np.zeros((n + 1,) * len(shares))
    rows = _parts(n, shares)
    for counts, p in rows:
        state[counts] = p
    return state, [0] * len(shares)


def _parts(n: int, shares: list[float]) -> list[tuple[tuple[int, ...], float]]:
    """All ways to part n decoys, with their probabilities: kind after kind, a binomial of what is left."""
    parts: list[tuple[tuple[int, ...], int, float]] = [((), n, 1.0)]
    rest = 1.0
    for share in shares:
        grown: list[tuple[tuple[int, ...], int, float]] = []
        p = min(1.0, share / rest) if rest > 0.0 else 0.0
        for counts, left, weight in parts:
            row = np.zeros(left + 1)
            binomial_row(left, p, 0, left, row)
            grown += [((*counts, k), left - k, weight * float(row[k])) for k in range(left + 1) if row[k] > 0.0]
        parts, rest = grown, rest - share
    return [(counts, weight) for counts, _, weight in parts]
