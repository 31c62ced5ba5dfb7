"""The factors H of a passage (heading of `passage`) as a ladder: each is two of the factors for one object less.

With one object more alive, one more threat is left alone with probability b, or not:

    H[K](n' + 1) = (1 - b) H[K](n') + b H+[K](n'),    H+ the same sum with one more threat left alone.

So the sums over those left alone are formed once, for the fewest alive and for 0, 1, 2, … more threats (the rungs); every other count of
every axis follows from them by steps of two terms, both positive. Rungs that a window does not reach are not kept. Dead objects, which make
the table of ratios depend on the number alive, do not climb: they take the way of `passage`.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import inner_kernel, kernel
from equipoise.core.defence.engagement.alive import spread
from equipoise.core.defence.engagement.passage import add_rows, matched
from equipoise.core.distribution import binomial_row


@kernel
def rungs_needed(n_steps, p, z):
    """For each step along an axis, the highest rung that later steps still reach; it falls by at most one a step."""
    found = np.zeros(n_steps + 1, dtype=np.int64)
    for done in range(n_steps):
        left = n_steps - done
        found[done] = min(left, int(left * p + spread(left * p * (1.0 - p), z)) + 1)
    return found


@kernel
def lowest_left(lows, p_left, z):
    """The distribution of the threats left alone where all counts are lowest, and its window."""
    out, other = np.zeros(lows.sum() + 2), np.zeros(lows.sum() + 2)
    out[0] = 1.0
    low, high = 0, 0
    row = np.zeros(lows.max() + 1)
    for c in range(lows.size):
        mean = lows[c] * p_left[c]
        far = spread(mean * (1.0 - p_left[c]), z)
        first, last = max(0, int(mean - far)), min(lows[c], int(mean + far) + 1)
        binomial_row(lows[c], p_left[c], first, last, row[first:])
        low, high = add_rows(out, low, high, row, first, last, other)
        out, other = other, out
    return out, low, high


@kernel
def first_rungs(table, bottom, lows, p_left, n_rungs, z):
    """The factors where all counts are lowest: a row for each rung, a column for each number of kills."""
    left, low, high = lowest_left(lows, p_left, z)
    ladder = np.zeros((n_rungs, table.shape[1]))
    for rung in range(n_rungs):
        target = ladder[rung]
        for n in range(max(low, bottom - rung), min(high, bottom + table.shape[0] - 1 - rung) + 1):
            line, weight = table[n + rung - bottom], left[n]
            for k in range(target.size):
                target[k] += weight * line[k]
    return ladder


@kernel
def climb(ladder, top, p):
    """Turn the factors into those with one object more alive, up to the rung `top`; what lies above it is left out from then on."""
    for rung in range(top + 1):
        here, above = ladder[rung], ladder[rung + 1]
        for k in range(here.size):
            here[k] = (1.0 - p) * here[k] + p * above[k]
    ladder[top + 1] = 0.0


@kernel
def climbed(ladders, heights, place, sizes, p_left, z):
    """Bring the ladder of the last axis to a combination of counts of the others, the next one after that of the last call.

    ladders[c] stands at the counts of the axes before c and at the lowest ones from c on; heights[c] is its highest rung needed there.
    """
    axes = sizes.size
    moved = axes - 1  # the first axis whose ladder is not up to date
    if place > 0:
        step, moved = place, axes - 1
        while step % sizes[moved - 1] == 0:
            step //= sizes[moved - 1]
            moved -= 1
        later = heights[moved] if moved < axes else 0
        reach = rungs_needed(sizes[moved - 1] - 1, p_left[moved - 1], z)
        climb(ladders[moved - 1], reach[step % sizes[moved - 1]] + later, p_left[moved - 1])
    else:
        moved = 1
    for c in range(moved, axes):
        ladders[c, : heights[c] + 2] = ladders[c - 1, : heights[c] + 2]


@inner_kernel
def gathered_alone(marked, source_axis, marks, table, bottom, sizes, lows, p_left, fewest_marked, fewest, z):
    """The state behind a layer that takes no dead object for a threat: what `passage.gathered` finds, by climbing.

    `source_axis` has the length and the lowest count of the last axis before the layer; `marks` is from `marks_between`; `table` and
    `bottom` are from `ratios` with kills from `fewest` on; `fewest_marked` is what marks on the other axes begin with.
    """
    axes, n_last = sizes.size, sizes[sizes.size - 1]
    n_in, low_in, depth = source_axis[0], source_axis[1], marked.shape[1]
    n_before = marked.shape[0] // n_in
    heights = np.zeros(axes + 1, dtype=np.int64)
    for c in range(axes - 1, -1, -1):
        heights[c] = heights[c + 1] + rungs_needed(sizes[c] - 1, p_left[c], z)[0]
    ladders = np.zeros((axes + 1, heights[0] + 2, table.shape[1]))
    ladders[0] = first_rungs(table, bottom, lows, p_left, heights[0] + 2, z)
    ladder, reach = ladders[axes], rungs_needed(n_last - 1, p_left[axes - 1], z)
    out = np.zeros(n_before * n_last)
    for p in range(n_before):
        climbed(ladders, heights, p, sizes, p_left, z)
        ladder[: heights[axes - 1] + 2] = ladders[axes - 1, : heights[axes - 1] + 2]
        for o in range(n_last):
            n = lows[axes - 1] + o
            if o > 0:
                climb(ladder, reach[o], p_left[axes - 1])
            start = max(0, n - low_in)  # the first place of the axis that can lose down to n
            if start >= n_in:
                continue
            base = fewest_marked + low_in + start - n
            near, far = max(0, fewest - base), min(depth + n_in - start - 1, fewest + table.shape[1] - base)
            if near < far:
                rows = marked[p * n_in + start : (p + 1) * n_in]
                out[p * n_last + o] = matched(rows, marks[o, start:], ladder[0], near, far, base - fewest)
    return out
