"""Counts alive: windows, the number of threats, and objects that are lost each by itself.

A state is a distribution over the numbers alive, flattened, with an axis for each kind of object: `sizes` says how many counts
an axis holds, `lows` which is the lowest.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel
from equipoise.core.distribution import binomial_row


@kernel
def spread(variance, z):
    """How far from its mean a count is looked for: z standard deviations, and more where the tail is skewed (Bernstein)."""
    return z * np.sqrt(variance) + z * z / 3.0 + 1.0


@kernel
def axis_moments(state, pre, n, post, low):
    """The mean and variance of the count on one axis of the state."""
    mean, square, total = 0.0, 0.0, 0.0
    for p in range(pre):
        for i in range(n):
            weight = 0.0
            for q in range(post):
                weight += state[(p * n + i) * post + q]
            total += weight
            mean += weight * (low + i)
            square += weight * (low + i) * (low + i)
    mean /= max(total, 1e-300)
    return mean, max(0.0, square / max(total, 1e-300) - mean * mean)


@kernel
def window(p, outside):
    """The first and last place of a distribution, beyond each of which it holds at most `outside`."""
    first, last, below, above = 0, p.size - 1, 0.0, 0.0
    while first < last and below + p[first] <= outside:
        below += p[first]
        first += 1
    while last > first and above + p[last] <= outside:
        above += p[last]
        last -= 1
    return first, last


@kernel
def add_outer(a, b, target):
    """Add to `target` the distribution of a sum; the longer one is the inner loop."""
    if b.size > a.size:
        a, b = b, a
    for j in range(b.size):
        weight, shifted = b[j], target[j : j + a.size]
        for i in range(a.size):
            shifted[i] += weight * a[i]


@kernel
def add_called(rows, n_here, n, shift, row, low, high, first, last, wider):
    """Add to `wider` the threats of one more kind, n of which are alive in each of the rows given."""
    for p in range(wider.shape[0]):
        for a in range(rows.shape[1]):
            add_outer(rows[p * n_here + n, a, first : last + 1], row[low : high + 1], wider[p, a + shift, first + low : last + high + 1])


@kernel
def with_dead_called(rows, first, last, n_dead, p_dead):
    """The distribution of the number of threats where row a has n_dead - a dead objects, each of which is taken for one by itself."""
    out = np.zeros(rows.shape[1] + n_dead + 1)
    row = np.zeros(n_dead + 1)
    for a in range(rows.shape[0]):
        binomial_row(n_dead - a, p_dead, 0, n_dead - a, row)
        for k in range(n_dead - a + 1):
            for t in range(first, last + 1):
                out[t + k] += row[k] * rows[a, t]
    return out


@kernel
def called(state, sizes, lows, p_called, p_dead, n_all, negligible):
    """The distribution of the number of threats in a state; `n_all` objects were there before the first layer."""
    n_rows, reach, alive, first, last = state.size, 0, 0, 0, 0
    rows = state.copy().reshape((state.size, 1, 1))  # kinds not yet counted, number alive of those counted, threats among them
    for c in range(sizes.size - 1, -1, -1):
        top = lows[c] + sizes[c] - 1
        n_rows //= sizes[c]
        more = sizes[c] - 1 if p_dead > 0.0 else 0
        wider = np.zeros((n_rows, rows.shape[1] + more, reach + top + 1))
        row = np.zeros(top + 1)
        fewest, most = reach + top, 0
        for i in range(sizes[c]):
            binomial_row(lows[c] + i, p_called[c], 0, lows[c] + i, row)
            low, high = window(row[: lows[c] + i + 1], negligible)
            fewest, most = min(fewest, low + first), max(most, high + last)
            add_called(rows, sizes[c], i, i if p_dead > 0.0 else 0, row, low, high, first, last, wider)
        rows, reach, alive, first, last = wider, reach + top, alive + lows[c], fewest, most
    if p_dead <= 0.0:
        return rows[0, 0]
    return with_dead_called(rows[0], first, last, n_all - alive, p_dead)


@kernel
def thinned_axis(state, pre, n_in, post, low_in, n_out, low_out, p_lost):
    """The state after each object of one axis has been lost by itself with probability `p_lost`."""
    out = np.zeros(pre * n_out * post)
    row = np.zeros(low_in + n_in)
    for i in range(n_in):
        n = low_in + i
        binomial_row(n, 1.0 - p_lost, 0, n, row)
        for p in range(pre):
            source = state[(p * n_in + i) * post : (p * n_in + i + 1) * post]
            for o in range(max(0, min(n_out, n - low_out + 1))):
                weight = row[low_out + o]
                target = out[(p * n_out + o) * post : (p * n_out + o + 1) * post]
                for q in range(post):
                    target[q] += weight * source[q]
    return out


@kernel
def alive_window(state, sizes, lows, outside):
    """The fewest and the most objects alive in a state, all types together, but for `outside` at either end."""
    spans, least = 1, 0
    for c in range(sizes.size):
        spans += sizes[c] - 1
        least += lows[c]
    total = np.zeros(spans)
    for p in range(state.size):
        place, alive = p, 0
        for c in range(sizes.size - 1, -1, -1):
            alive += place % sizes[c]
            place //= sizes[c]
        total[alive] += state[p]
    first, last = window(total, outside)
    return least + first, least + last
