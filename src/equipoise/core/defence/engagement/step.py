"""One class of a raid behind one layer: the windows that bound the work, and the way that is shortest for this layer."""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel
from equipoise.core.defence.engagement.alive import alive_window, axis_moments, called, spread, thinned_axis, window
from equipoise.core.defence.engagement.fire import fire_table, p_killed_in_all
from equipoise.core.defence.engagement.ladder import gathered_alone
from equipoise.core.defence.engagement.passage import gathered, left_alone, marked_axis, marks_between, ratios, unfolded, with_dead
from equipoise.core.distribution import binomial_row


@kernel
def after_windows(state, sizes, lows, p_lost, z):
    """For each axis behind the layer: how many counts are kept, and the lowest of them."""
    new_sizes, new_lows = sizes.copy(), lows.copy()
    pre, post = 1, state.size
    for c in range(sizes.size):
        post //= sizes[c]
        mean, variance = axis_moments(state, pre, sizes[c], post, lows[c])
        top = lows[c] + sizes[c] - 1
        if p_lost[c] <= 0.0:
            low, high = lows[c], top
        else:
            far = spread(variance + mean * p_lost[c] * (1.0 - p_lost[c]), z)
            low = max(0, int(mean * (1.0 - p_lost[c]) - far))
            high = min(top, int(mean * (1.0 - p_lost[c]) + far) + 1)
        new_sizes[c], new_lows[c] = high - low + 1, low
        pre *= sizes[c]
    return new_sizes, new_lows


@kernel
def thinned(state, sizes, lows, new_sizes, new_lows, p_lost):
    """The state after each object has been lost by itself."""
    pre, post = 1, state.size
    for c in range(sizes.size):
        post //= sizes[c]
        if p_lost[c] > 0.0:
            state = thinned_axis(state, pre, sizes[c], post, lows[c], new_sizes[c], new_lows[c], p_lost[c])
        pre *= new_sizes[c]
    return state


@kernel
def drawn(state, sizes, lows, new_sizes, new_lows, p_called, p_dead, n_all, kills, first, last, fewest, most, x, z, outside):
    """The state after a random number of threats, uniformly chosen, is gone (heading of `passage`)."""
    axes = sizes.size
    p_left = p_called * (1.0 - x) / np.maximum(1.0 - p_called * x, 1e-300)
    far = 1.8 * z  # farther than z: those left alone lie off their mean under marks where x is not their own rate of kills
    table, bottom = ratios(kills, first, last, fewest, min(most, last), x, outside * 1e-2)
    marked, pre, post, fewest_marked = state.reshape((state.size, 1)), 1, state.size, 0
    for c in range(axes - 1):
        post //= sizes[c]
        marked, least = marked_axis(marked, pre, sizes[c], post, lows[c], new_sizes[c], new_lows[c], p_called[c] * x)
        fewest_marked += least
        pre *= new_sizes[c]
    c = axes - 1
    marks = marks_between(sizes[c], lows[c], new_sizes[c], new_lows[c], p_called[c] * x)
    source = (sizes[c], lows[c])
    if p_dead <= 0.0:
        return gathered_alone(marked, source, marks, table, bottom, new_sizes, new_lows, p_left, fewest_marked, fewest, far)
    alive_least, n_tables = new_lows.sum(), (new_sizes - 1).sum() + 1
    before = alive_window(state, sizes, lows, outside)
    tables = with_dead(unfolded(table, bottom, fewest, last + 1), alive_least, n_tables, n_all, p_dead, x)
    rows, ends = left_alone(new_sizes, new_lows, p_left, far)
    return gathered(marked, source, marks, tables, alive_least, rows, ends, new_sizes, new_lows, p_left, fewest_marked, before, far)


@kernel
def drawn_from_one(state, low_in, n_out, low_out, p_called, kills, first, last, negligible):
    """The state of a single kind after a random number of threats is gone: any of them may be, so that their number is enough."""
    out = np.zeros(n_out)
    ends = np.zeros((last - first + 1, 2), dtype=np.int64)
    for row in range(last - first + 1):
        ends[row] = window(kills[row, : min(first + row + 1, kills.shape[1])], negligible)
    threats, gone = np.empty(last - first + 1), np.empty(max(last + 1, kills.shape[1]))
    for i in range(state.size):
        n = low_in + i
        binomial_row(n, p_called, first, last, threats)
        gone[:] = 0.0
        for row in range(last - first + 1):
            weight = threats[row] * state[i]
            if weight > 0.0:
                source = kills[row, ends[row, 0] : ends[row, 1] + 1]
                target = gone[ends[row, 0] : ends[row, 1] + 1]
                for k in range(source.size):
                    target[k] += weight * source[k]
        for k in range(max(0, n - low_out - n_out + 1), min(last, n - low_out) + 1):
            out[n - k - low_out] += gone[k]
    return out


@kernel
def cropped(state, sizes, lows, outside):
    """The state without the ends of its axes that hold at most `outside` each, with its sizes and lowest counts."""
    sizes, lows = sizes.copy(), lows.copy()
    pre, post = 1, state.size
    for c in range(sizes.size):
        n = sizes[c]
        post //= n
        margin = np.zeros(n)
        for p in range(pre):
            for i in range(n):
                for q in range(post):
                    margin[i] += state[(p * n + i) * post + q]
        first, last = window(margin, outside)
        if first > 0 or last < n - 1:
            kept = last - first + 1
            smaller = np.empty(pre * kept * post)
            for p in range(pre):
                for i in range(kept):
                    for q in range(post):
                        smaller[(p * kept + i) * post + q] = state[(p * n + first + i) * post + q]
            state = smaller
            sizes[c], lows[c] = kept, lows[c] + first
        pre *= sizes[c]
    return state, sizes, lows


@kernel
def behind_layer(state, sizes, lows, p_called, p_dead, n_all, stock, salvos, p_shot, p_further, capacity, at_once, z, outside):
    """One class behind one layer that fires from a stock of its own: state, sizes, lowest counts, and the stock left.

    state: flattened, an axis for each type of object; p_called: of each type; p_dead: that an object destroyed earlier is taken for a
    threat; z, outside: how far windows reach, and the mass that they may leave out at each end of an axis.
    """
    p_threats = called(state, sizes, lows, p_called, p_dead, n_all, outside * 1e-2)
    first, last = window(p_threats, outside)
    kills, left = fire_table(first, last, stock, salvos, p_shot, p_further, capacity, at_once)
    after = np.zeros(left.shape[1])
    mean_threats, mean_kills, killed = 0.0, 0.0, np.zeros(last + 1)
    for n in range(first, last + 1):
        mean_threats += p_threats[n] * n
        for k in range(min(n, kills.shape[1] - 1) + 1):
            killed[k] += p_threats[n] * kills[n - first, k]
            mean_kills += p_threats[n] * kills[n - first, k] * k
        for s in range(after.size):
            after[s] += p_threats[n] * left[n - first, s]
    if mean_kills <= 0.0:
        return state, sizes, lows, after
    longest = 0
    for look in range(salvos.size):
        longest += salvos[look]
    plenty = last * longest <= stock and last <= capacity
    rate = p_killed_in_all(salvos, p_shot, p_further) if plenty else mean_kills / mean_threats
    new_sizes, new_lows = after_windows(state, sizes, lows, p_called * rate, z)
    if plenty:
        out = thinned(state, sizes, lows, new_sizes, new_lows, p_called * rate)
    elif sizes.size == 1 and p_dead <= 0.0:
        out = drawn_from_one(state, lows[0], new_sizes[0], new_lows[0], p_called[0], kills, first, last, outside * 1e-2)
    else:
        fewest, most = window(killed, outside)
        x = min(max(rate, 0.02), 0.98)
        out = drawn(state, sizes, lows, new_sizes, new_lows, p_called, p_dead, n_all, kills, first, last, fewest, most, x, z, outside)
    out, new_sizes, new_lows = cropped(out, new_sizes, new_lows, outside)
    return out, new_sizes, new_lows, after
