"""A raid through the layers of a defence, exactly.

A layer meets the warheads that are left, in the order of the layers. The
retaliator aims a share `coverage` of them at the region that the layer
defends. Each of these gets a salvo while the stock lasts; a last short salvo
uses up the remainder. All shots at one warhead share one track, which exists
with probability `p_track`: for each warhead by itself or, if the layer says
so, for the whole raid at once. Later layers fire only at what is left: the
layers are coordinated.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.distribution import convolution, trimmed, whole_binomial
from equipoise.core.domain import MOST_EXACT, amount, count, probability
from equipoise.errors import InputError


class Layer(NamedTuple):
    """One layer: its stock, its salvo, and how well it tracks and kills."""

    interceptors: float
    salvo: float
    kill_probability: float
    p_track: float
    coverage: float
    track_per_raid: bool


@kernel
def saturated(n_full, n_rest, p_salvo, p_rest, out, a, b):
    """Fill `out` with the warheads left of those that a layer shoots at when it fires its whole stock; window and their number."""
    low, high = whole_binomial(n_full, 1.0 - p_salvo, a)
    if n_rest == 0:
        out[low : high + 1] = a[low : high + 1]
        return low, high, n_full
    rest_low, rest_high = whole_binomial(1, 1.0 - p_rest, b)
    low, high = convolution(a, low, high, b, rest_low, rest_high, out)
    return low, high, n_full + 1


@kernel
def one_more(a, low, high, p, out):
    """Fill `out` with the binomial of one trial more than `a`; the window is returned."""
    out[low] = a[low] * (1.0 - p)
    out[high + 1] = a[high] * p
    here = a[low + 1 : high + 1]
    before = a[low:high]
    target = out[low + 1 : high + 1]
    for i in range(target.size):
        target[i] = here[i] * (1.0 - p) + before[i] * p
    return trimmed(out, low, high + 1)


@kernel
def thinned(raid, low, high, p_left, coverage, out, a, b):
    """Add to `out` the part of a raid between `low` and `high` whose every covered warhead gets a full salvo."""
    covered = int(np.floor(coverage * low + 0.5))
    first, last = whole_binomial(covered, p_left, a)
    for w in range(low, high + 1):
        if int(np.floor(coverage * w + 0.5)) > covered:
            covered += 1
            first, last = one_more(a, first, last, p_left, b)
            a, b = b, a
        weight = raid[w]
        part = a[first : last + 1]
        target = out[w - covered + first : w - covered + last + 1]
        for i in range(part.size):
            target[i] += weight * part[i]


@kernel
def through_layer(raid, low, high, interceptors, salvo, p_shot, p_track, coverage, track_per_raid, out, a, b, c):
    """Fill `out` with the warheads left of a raid behind one layer; the window is returned."""
    shots = max(1, int(min(salvo, 1e6)))
    stock = int(min(np.floor(interceptors + 0.5), float(shots * (high + 1))))  # a step of spending buys parts; one salvo each is enough
    n_full = stock // shots
    n_rest = stock - n_full * shots
    p_seen = 1.0 if track_per_raid else p_track
    p_salvo = p_seen * (1.0 - (1.0 - p_shot) ** shots)
    p_rest = p_seen * (1.0 - (1.0 - p_shot) ** n_rest)
    out[: high + 1] = 0.0
    enough = high
    while enough >= low and int(np.floor(coverage * enough + 0.5)) > n_full:
        enough -= 1
    if enough < high:
        first, last, shot_at = saturated(n_full, n_rest, p_salvo, p_rest, c, a, b)
        convolution(raid[shot_at:], enough + 1 - shot_at, high - shot_at, c, first, last, out)
    if enough >= low:
        thinned(raid, low, enough, 1.0 - p_salvo, coverage, out, a, b)
    if track_per_raid:
        for w in range(high + 1):
            out[w] = p_track * out[w] + ((1.0 - p_track) * raid[w] if w >= low else 0.0)
    return trimmed(out, 0, high)


def arriving_distribution(raid: Float[np.ndarray, " most"], layers: tuple[Layer, ...]) -> Float[np.ndarray, " most"]:
    """The distribution of warheads that arrive behind all layers.

    `raid[w]` is the probability that w warheads reach the first layer; the
    result has the same shape. Interceptors and salvos are whole numbers.

    Valid for: raids of up to about 10,000 warheads of one class; coordinated layers.
    Raises: InputError for a raid that is not a distribution, or a layer outside its bounds or with parts of an interceptor.
    Source: wilkening_2000 for the shared track and the salvo.

    >>> one = arriving_distribution(np.array([0.0, 0.0, 0.0, 1.0]), (Layer(6, 2, 0.71, 1.0, 1.0, False),))
    >>> round(float(one[0] + one[1]), 4)
    0.98
    """
    if raid.ndim != 1 or raid.size == 0 or not np.all(np.isfinite(raid)) or np.any(raid < 0) or abs(raid.sum() - 1.0) > 1e-9:
        refusal = "the raid is not a distribution: its probabilities must be at least 0 and sum to 1"
        raise InputError(refusal, fix="give a distribution over 0, 1, 2, … warheads")
    most = raid.size - 1
    current = raid.astype(np.float64)
    low, high = 0, most
    for layer in layers:
        out, a, b, c = (np.zeros(most + 3) for _ in range(4))
        low, high = through_layer(current, low, high, *_checked(layer), out, a, b, c)
        current = np.zeros(most + 1)
        current[low : high + 1] = out[low : high + 1]
    return current


def _checked(layer: Layer) -> Layer:
    """The layer as numbers of the kind that kernels are compiled for."""
    chances = {name: float(probability(f"{name} of a layer", getattr(layer, name))) for name in ("kill_probability", "p_track", "coverage")}
    stock, salvo = amount("interceptors of a layer", layer.interceptors), count("salvo of a layer", layer.salvo, 1)
    held = count("interceptors of a layer", np.minimum(stock, MOST_EXACT))  # more is never used
    return Layer(float(held), float(salvo), **chances, track_per_raid=bool(layer.track_per_raid))
