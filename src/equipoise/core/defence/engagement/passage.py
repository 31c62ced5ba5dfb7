"""Passage: what is left of one class of a raid behind one layer, exactly.

The state is the distribution over the numbers alive, an axis for each type of object (warheads, decoys). Each object alive
is called a threat with the probability of its type; of T threats a random number K is killed, and these are a uniformly random
choice of the T. That choice ties the types together: summed as it stands, it costs a hypergeometric for every pair of states.

Let every object that is called a threat be marked with some probability x, by itself. Given that K are marked, the marked ones are a
uniformly random choice: the wanted one. So the chance of a loss of k objects by type is the chance that just these are marked, times
P(K | T) / P(K marked of T), summed over the number N = T - K of threats left alone:

    out[n'] = sum over k of  state[n' + k] * product over types of B(k_c; n'_c + k_c, a_c x) * H[|k|](n')
    H[K](n') = sum over N of  P(sum over types of Bin(n'_c, b_c) = N) * P(K | N + K) / B(K; N + K, x),   b_c = a_c (1 - x) / (1 - a_c x)

All terms are positive, so nothing cancels; any x serves, and the mean of K / T keeps the factors near one. Objects destroyed
earlier and taken for threats are one more type that only takes up shots: P(K | T) / B becomes a table M with a further index, how many
dead there are, and each dead one is a step of a recurrence. What lies outside the windows is missing from the sum of the result.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel, summing_kernel
from equipoise.core.defence.engagement.alive import spread
from equipoise.core.distribution import binomial_row


@kernel
def marked_axis(marked, pre, n_in, post, low_in, n_out, low_out, p_marked):
    """The state by number marked (last index, from the least possible one on) after the marked objects of one axis are gone."""
    depth = marked.shape[1]
    least = max(0, low_in - low_out - n_out + 1)
    most = low_in + n_in - 1 - low_out
    out = np.zeros((pre * n_out * post, depth + most - least))
    row = np.zeros(low_in + n_in + 1)
    for i in range(n_in):
        n = low_in + i
        binomial_row(n, p_marked, 0, n, row)
        for o in range(max(0, min(n_out, n - low_out + 1))):
            k = n - low_out - o
            weight = row[k]
            for p in range(pre):
                for q in range(post):
                    source = marked[(p * n_in + i) * post + q]
                    target = out[(p * n_out + o) * post + q, k - least : k - least + depth]
                    for j in range(depth):
                        target[j] += weight * source[j]
    return out, least


@kernel
def marks_between(n_in, low_in, n_out, low_out, p_marked):
    """marks[o, i]: the chance that of low_in + i objects just so many are marked that low_out + o are left."""
    marks = np.zeros((n_out, n_in))
    row = np.zeros(n_in + n_out)
    for i in range(n_in):
        n = low_in + i
        low, high = max(0, n - low_out - n_out + 1), n - low_out
        if high < low:
            continue
        binomial_row(n, p_marked, low, high, row)
        for k in range(low, high + 1):
            marks[n - k - low_out, i] = row[k - low]
    return marks


@kernel
def ratios(kills, first, last, fewest, most, x, negligible):
    """table[N - bottom, K - fewest] = P(K | N + K) / B(K; N + K, x), and bottom.

    Threats lie between `first` and `last`, kills between `fewest` and `most`.
    """
    bottom = max(0, first - most)
    table = np.zeros((max(1, last - fewest - bottom + 1), most - fewest + 1))
    row = np.zeros(most - fewest + 1)
    for n in range(first, last + 1):
        binomial_row(n, x, fewest, most, row)
        for k in range(fewest, min(n, most) + 1):
            if kills[n - first, k] > negligible and row[k - fewest] > 1e-280:
                table[n - k - bottom, k - fewest] = kills[n - first, k] / row[k - fewest]
    return table, bottom


@kernel
def unfolded(table, bottom, fewest, size):
    """The ratios by N and K from 0 on."""
    full = np.zeros((size, size))
    for n in range(min(table.shape[0], size - bottom)):
        for k in range(min(table.shape[1], size - fewest)):
            full[bottom + n, fewest + k] = table[n, k]
    return full


@kernel
def with_dead(table, least, n_tables, n_all, p_dead, x):
    """A table for each number alive from `least` on: the ratios when the dead, n_all - alive - K of them, may take up shots too."""
    size = table.shape[0]
    tables = np.zeros((n_tables, size, size))
    here = table.copy()
    for dead in range(n_all - least + 1):
        for a in range(n_tables):
            k = n_all - least - a - dead
            if 0 <= k < size:
                for n in range(size):
                    tables[a, n, k] = here[n, k]
        for n in range(size):
            for k in range(size):
                more_killed = here[n, k + 1] if k + 1 < size else 0.0
                more_left = here[n + 1, k] if n + 1 < size else 0.0
                here[n, k] = (1.0 - p_dead) * here[n, k] + p_dead * (x * more_killed + (1.0 - x) * more_left)
    return tables


@kernel
def add_rows(a, a_low, a_high, b, b_low, b_high, out):
    """Fill `out` with the distribution of a sum; its window is returned."""
    low, high = a_low + b_low, a_high + b_high
    out[low : high + 1] = 0.0
    longer = a[a_low : a_high + 1]
    for j in range(b_low, b_high + 1):
        weight, target = b[j], out[a_low + j : a_high + j + 1]
        for i in range(longer.size):
            target[i] += weight * longer[i]
    return low, high


@kernel
def one_more(a, low, high, p, out):
    """Fill `out` with the count of one trial more than `a` has; its window is returned."""
    out[low] = a[low] * (1.0 - p)
    out[high + 1] = a[high] * p
    here, before, target = a[low + 1 : high + 1], a[low:high], out[low + 1 : high + 1]
    for i in range(target.size):
        target[i] = here[i] * (1.0 - p) + before[i] * p
    return low, high + 1


@kernel
def left_alone(sizes, lows, p_left, z):
    """For each axis and count: the distribution of threats left alone, and its window."""
    widest, tallest = 0, 0
    for c in range(sizes.size):
        widest, tallest = max(widest, lows[c] + sizes[c]), max(tallest, sizes[c])
    rows = np.zeros((sizes.size, tallest, widest))
    ends = np.zeros((sizes.size, tallest, 2), dtype=np.int64)
    for c in range(sizes.size):
        for o in range(sizes[c]):
            n = lows[c] + o
            far = spread(n * p_left[c] * (1.0 - p_left[c]), z)
            low, high = max(0, int(n * p_left[c] - far)), min(n, int(n * p_left[c] + far) + 1)
            binomial_row(n, p_left[c], low, high, rows[c, o, low : high + 1])
            ends[c, o, 0], ends[c, o, 1] = low, high
    return rows, ends


@kernel
def bands(tables):
    """For each table and row, the first and one after the last number of kills that has a factor."""
    found = np.zeros((tables.shape[0], tables.shape[1], 2), dtype=np.int64)
    for a in range(tables.shape[0]):
        for n in range(tables.shape[1]):
            for k in range(tables.shape[2]):
                if tables[a, n, k] > 0.0:
                    if found[a, n, 1] == 0:
                        found[a, n, 0] = k
                    found[a, n, 1] = k + 1
    return found


@kernel
def add_factors(table, band, left, low, high, base, fewer, more, factor):
    """Fill factor[K - base] with H, K - base from `fewer` to below `more`, for `low` to `high` left alone; the window that is not 0."""
    if more <= fewer:
        return 0, 0
    factor[fewer:more] = 0.0
    first, last, high = more, 0, min(high, table.shape[0] - 1)
    for n in range(low, high + 1, 4):
        start, end, after = base + more, base + fewer, min(n + 4, high + 1)
        for m in range(n, after):  # a row without kills has the empty band (0, 0)
            if band[m, 1] > 0:
                start, end = min(start, band[m, 0]), max(end, band[m, 1])
        start, end = max(start, base + fewer), min(end, base + more)
        if start >= end:
            continue
        target = factor[start - base : end - base]
        if after == n + 4:
            a0, a1, a2, a3 = table[n, start:end], table[n + 1, start:end], table[n + 2, start:end], table[n + 3, start:end]
            w0, w1, w2, w3 = left[n], left[n + 1], left[n + 2], left[n + 3]
            for k in range(target.size):
                target[k] += (w0 * a0[k] + w1 * a1[k]) + (w2 * a2[k] + w3 * a3[k])
        else:
            for m in range(n, after):
                line, weight = table[m, start:end], left[m]
                for k in range(target.size):
                    target[k] += weight * line[k]
        first, last = min(first, start - base), max(last, end - base)
    return first, last


@summing_kernel
def matched(marked, marks, factor, first, last, shift):
    """The sum over marked objects of the last axis (row i has i of them more than the least) and of the others, times the factor H.

    The factor of the m-th number marked stands in factor[m + shift]; those from `first` to below `last` count.
    """
    total = 0.0
    depth = marked.shape[1]
    for i in range(max(0, first - depth + 1), min(marked.shape[0], last)):
        low, high = max(0, first - i), min(depth, last - i)
        source = marked[i, low:high]
        near = factor[shift + i + low : shift + i + high]
        part = 0.0
        for j in range(source.size):
            part += source[j] * near[j]
        total += marks[i] * part
    return total


@kernel
def trimmed_to(mean, variance, z, low, high):
    """The part of a window that lies within reach of a mean."""
    far = spread(variance, z)
    return max(low, int(mean - far)), min(high, int(mean + far) + 1)


@kernel
def left_before(p, rows, ends, sizes, lows, p_left, out, work):
    """Fill `out` with the threats left alone on all axes but the last, for their p-th combination of counts.

    Its window, the number alive, and mean and variance of those left alone are returned.
    """
    out[0] = 1.0
    low, high, alive, place, mean, variance = 0, 0, 0, p, 0.0, 0.0
    for c in range(sizes.size - 2, -1, -1):
        o = place % sizes[c]
        place //= sizes[c]
        alive += lows[c] + o
        mean += (lows[c] + o) * p_left[c]
        variance += (lows[c] + o) * p_left[c] * (1.0 - p_left[c])
        low, high = add_rows(out, low, high, rows[c, o], ends[c, o, 0], ends[c, o, 1], work)
        out[low : high + 1] = work[low : high + 1]
    return low, high, alive, mean, variance


@kernel
def gathered(marked, source_axis, marks, tables, alive_least, rows, ends, sizes, lows, p_left, fewest, alive_before, z):
    """The state behind the layer: the last axis is marked, and each number marked gets its factor H.

    `source_axis` has the length and the lowest count of the last axis before the layer; `marks` is from `marks_between`;
    `alive_before` the fewest and the most objects alive before it, which bound how many can have been killed.
    """
    axes, n_last = sizes.size, sizes[sizes.size - 1]
    n_in, low_in, depth = source_axis[0], source_axis[1], marked.shape[1]
    n_before = marked.shape[0] // n_in
    out = np.zeros(n_before * n_last)
    found = bands(tables)
    room = tables.shape[1] + rows.shape[2] * axes
    before, behind, other, factor = np.zeros(room), np.zeros(room), np.zeros(room), np.zeros(depth + n_in + 1)
    for p in range(n_before):
        low, high, alive, mean, variance = left_before(p, rows, ends, sizes, lows, p_left, before, other)
        last = p_left[axes - 1]
        first, final = add_rows(before, low, high, rows[axes - 1, 0], ends[axes - 1, 0, 0], ends[axes - 1, 0, 1], behind)
        for o in range(n_last):
            n = lows[axes - 1] + o
            if o > 0:
                first, final = one_more(behind, first, final, last, other)
                behind, other = other, behind
                first, final = trimmed_to(mean + n * last, variance + n * last * (1.0 - last), z, first, final)
            start = max(0, n - low_in)  # the first place of the axis that can lose down to n
            if start >= n_in:
                continue
            a = alive + n - alive_least if tables.shape[0] > 1 else 0
            base, reach = fewest + low_in + start - n, depth + n_in - start - 1
            fewer, more = max(0, alive_before[0] - alive - n - base), min(reach, alive_before[1] - alive - n + 1 - base)
            near, far = add_factors(tables[a], found[a], behind, first, final, base, fewer, more, factor)
            if near >= far:
                continue
            out[p * n_last + o] = matched(marked[p * n_in + start : (p + 1) * n_in], marks[o, start:], factor, near, far, 0)
    return out
