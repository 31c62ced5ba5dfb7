"""Exact distributions of counts: binomial, compound, convolution, mixture.

A distribution is an array of probabilities indexed by the count, with the
window `[low, high]` outside which it holds nothing. Windows end where a probability
falls below 1e-14; what lies beyond is moved to the edge, never lost, so that
the total stays 1 and a chain of a hundred windows displaces less than 1e-11.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel

NEGLIGIBLE = 1e-14
NEVER = 1e-21  # what is less likely is left out where the mass that is missing is reported with each answer
RECIPROCALS = 1.0 / np.maximum(np.arange(8192.0), 1.0)


@kernel
def reciprocal(k):
    """1 / k, from a table where there is one: a division costs more than the rest of a step of the recurrence."""
    return RECIPROCALS[k] if k < RECIPROCALS.size else 1.0 / k


@kernel
def whole_binomial(n, p, out):
    """Fill `out` with Binomial(n, p) for whole n; the window is returned, and outside it `out` is not touched."""
    if n == 0 or p <= 0.0:
        out[0] = 1.0
        return 0, 0
    if p >= 1.0:
        out[n] = 1.0
        return n, n
    mode = min(n, int((n + 1) * p))
    odds = p / (1.0 - p)
    against = (1.0 - p) / p
    out[mode] = 1.0
    total = 1.0
    low, high = mode, mode
    value = 1.0
    while low > 0:
        value *= low * against * reciprocal(n - low + 1)
        if value < NEGLIGIBLE:
            break
        low -= 1
        out[low] = value
        total += value
    value = 1.0
    while high < n:
        value *= (n - high) * odds * reciprocal(high + 1)
        if value < NEGLIGIBLE:
            break
        high += 1
        out[high] = value
        total += value
    scale = 1.0 / total
    for count in range(low, high + 1):
        out[count] *= scale
    return low, high


@kernel
def binomial_row(n, p, low, high, out):
    """Fill out[k - low] with the probability of k successes among n, for k from `low` to `high`, however unlikely.

    Apart from `whole_binomial`, whose window follows the law: one loop for both is a quarter slower there, where the chain spends its time.
    """
    out[: high - low + 1] = 0.0
    if p <= 0.0 or p >= 1.0 or n == 0:
        only = n if p >= 1.0 else 0
        if low <= only <= high:
            out[only - low] = 1.0
        return
    mode = min(n, int((n + 1) * p))
    odds, against = p / (1.0 - p), (1.0 - p) / p
    total, value = 1.0, 1.0
    if low <= mode <= high:
        out[mode - low] = 1.0
    k = mode
    while k > 0 and (value > NEVER or k > low):
        value *= k * against / (n - k + 1)
        k -= 1
        total += value
        if low <= k <= high:
            out[k - low] = value
    value, k = 1.0, mode
    while k < n and (value > NEVER or k < high):
        value *= (n - k) * odds / (k + 1)
        k += 1
        total += value
        if low <= k <= high:
            out[k - low] = value
    scale = 1.0 / total
    for k in range(high - low + 1):
        out[k] *= scale


@kernel
def binomial(n, p, out):
    """Fill `out` with the count of successes among `n` units, the last of which is there with probability frac(n).

    A share of a scaled force is seldom a whole number of launchers. The whole
    ones are certain, and one more is present with the probability of the
    remainder: the mean is n p, and more units never mean fewer successes.
    """
    whole = int(np.floor(n + 1e-9))
    rest = (n - whole) * p
    low, high = whole_binomial(whole, p, out)
    if rest <= 1e-9:
        return low, high
    out[high + 1] = 0.0
    for count in range(high + 1, low, -1):
        out[count] = out[count] * (1.0 - rest) + out[count - 1] * rest
    out[low] *= 1.0 - rest
    return low, high + 1


@kernel
def compound(n_groups, size, p_group, p_unit, out, groups, units):
    """Fill `out` with the units that work: groups of `size` survive or die whole, then each unit of a survivor works by itself."""
    if size == 1.0:
        return binomial(n_groups, p_group * p_unit, out)
    low, high = binomial(n_groups, p_group, groups)
    top = int(np.ceil(size * high)) + 1
    out[: top + 1] = 0.0
    first, last = top, 0
    for group in range(low, high + 1):
        unit_low, unit_high = binomial(size * group, p_unit, units)
        for unit in range(unit_low, unit_high + 1):
            out[unit] += groups[group] * units[unit]
        first = min(first, unit_low)
        last = max(last, unit_high)
    return first, last


@kernel
def add_shifted(a, first, n, weights, place, out):
    """Add to `out` the n probabilities of `a` from `first` on, shifted by `place` and three places more, with four weights.

    Four at once read and write `out` a quarter as often; the three places at either end, where not all four reach, stand apart.
    """
    w0, w1, w2, w3 = weights[place], weights[place + 1], weights[place + 2], weights[place + 3]
    start, end, last = first + place, first + place + n, first + n - 1
    out[start] += w0 * a[first]
    out[start + 1] += w0 * a[first + 1] + w1 * a[first]
    out[start + 2] += w0 * a[first + 2] + w1 * a[first + 1] + w2 * a[first]
    a0, a1, a2, a3 = a[first + 3 : first + n], a[first + 2 : first + n - 1], a[first + 1 : first + n - 2], a[first : first + n - 3]
    target = out[start + 3 : end]
    for i in range(target.size):
        target[i] += (w0 * a0[i] + w1 * a1[i]) + (w2 * a2[i] + w3 * a3[i])
    out[end] += w1 * a[last] + w2 * a[last - 1] + w3 * a[last - 2]
    out[end + 1] += w2 * a[last] + w3 * a[last - 1]
    out[end + 2] += w3 * a[last]


@kernel
def convolution(a, a_low, a_high, b, b_low, b_high, out):
    """Fill `out` with the distribution of the sum of two independent counts."""
    if a_high - a_low < b_high - b_low:
        a, a_low, a_high, b, b_low, b_high = b, b_low, b_high, a, a_low, a_high
    low, high = a_low + b_low, a_high + b_high
    out[low : high + 1] = 0.0
    n = a_high - a_low + 1
    j = b_low
    while j <= b_high:
        if n >= 4 and j + 3 <= b_high and b[j] > 0.0 and b[j + 1] > 0.0:
            add_shifted(a, a_low, n, b, j, out)
            j += 4
            continue
        weight = b[j]
        if weight > 0.0:
            longer = a[a_low : a_high + 1]
            shifted = out[a_low + j : a_high + j + 1]
            for i in range(longer.size):
                shifted[i] += weight * longer[i]
        j += 1
    return low, high


@kernel
def trimmed(a, low, high):
    """The window without its negligible ends, whose probability is moved to the new edges."""
    first, last = low, high
    below = 0.0
    while first < last and a[first] < NEGLIGIBLE:
        below += a[first]
        first += 1
    above = 0.0
    while last > first and a[last] < NEGLIGIBLE:
        above += a[last]
        last -= 1
    a[first] += below
    a[last] += above
    return first, last
