"""Fire: how many of the threats that a layer serves are killed, and what is left of its stock.

The threats are alike, so that all that counts is their number. A table has a row for each number of threats, from 0 on.
Served in turn, the row for one threat more follows from the row before it: the distribution over kills and stock passes through
one more engagement. Served all at once, each row is a chain of looks of its own; after a look that the stock did not fill it ends.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel
from equipoise.core.distribution import NEVER, binomial_row


@kernel
def p_killed(p_shot, shots):
    """The probability that a salvo kills."""
    return 1.0 - (1.0 - p_shot) ** shots


@kernel
def p_killed_in_all(salvos, p_shot, p_further):
    """The probability that a threat is killed in the course of all its looks, none of them short of shots."""
    p, reached = 0.0, 1.0
    for look in range(salvos.size):
        killed = p_killed(p_shot, salvos[look])
        p += reached * killed
        reached *= (1.0 - killed) * p_further
    return p


@kernel
def serve_one(here, out, n_kills, low, high, salvos, p_shot, p_further):
    """Pass a distribution over (kills, stock) through the engagement of one more threat; the window of stocks is returned."""
    most = 0
    for look in range(salvos.size):
        most += salvos[look]
    first = max(0, low - most)
    out[: n_kills + 2, first : high + 1] = 0.0
    for kills in range(n_kills + 1):
        for stock in range(low, high + 1):
            weight = here[kills, stock]
            if weight <= NEVER:
                continue
            left, look = stock, 0
            while look < salvos.size and left > 0:
                shots = min(salvos[look], left)
                left -= shots
                killed = p_killed(p_shot, shots)
                out[kills + 1, left] += weight * killed
                weight *= 1.0 - killed
                look += 1
                if look < salvos.size and left > 0:
                    out[kills, left] += weight * (1.0 - p_further)
                    weight *= p_further
            out[kills, left] += weight
    return first


@kernel
def fill_in_turn(most, stock, salvos, p_shot, p_further, capacity, table):
    """Fill table[threats, kills, stock left] for threats that are served one after the other."""
    table[0, 0, stock] = 1.0
    low = stock
    for n in range(1, most + 1):
        if n <= capacity:
            low = serve_one(table[n - 1], table[n], n - 1, low, stock, salvos, p_shot, p_further)
        else:
            table[n] = table[n - 1]


@kernel
def fill_in_turn_margins(first, most, stock, salvos, p_shot, p_further, capacity, kills, left):
    """Fill kills[threats, kills] and left[threats, stock left] for threats that are served one after the other."""
    here, there = np.zeros((most + 2, stock + 1)), np.zeros((most + 2, stock + 1))
    here[0, stock] = 1.0
    by_kills, by_stock = np.zeros(most + 2), np.zeros(stock + 1)
    low, high, bottom, top = stock, stock, 0, 0
    for n in range(most + 1):
        if 0 < n <= capacity:
            bottom_stock = serve_one(here[bottom:], there[bottom:], top - bottom, low, high, salvos, p_shot, p_further)
            here, there = there, here
            low, top = bottom_stock, top + 1
        by_kills[bottom : top + 1] = 0.0
        by_stock[low : high + 1] = 0.0
        for k in range(bottom, top + 1):
            for s in range(low, high + 1):
                by_kills[k] += here[k, s]
                by_stock[s] += here[k, s]
        while bottom < top and by_kills[bottom] <= NEVER:
            bottom += 1
        while top > bottom and by_kills[top] <= NEVER:
            top -= 1
        while low < high and by_stock[low] <= NEVER:
            low += 1
        while high > low and by_stock[high] <= NEVER:
            high -= 1
        if n >= first:
            kills[n - first, bottom : top + 1] = by_kills[bottom : top + 1]
            left[n - first, low : high + 1] = by_stock[low : high + 1]


@kernel
def spread_kills(served, stock, p_shot, out, a, b):
    """Fill `out` with the kills when a whole stock is spread over the threats served; their most is returned."""
    base = stock // served
    extra = stock - base * served
    binomial_row(extra, p_killed(p_shot, base + 1), 0, extra, a)
    binomial_row(served - extra, p_killed(p_shot, base), 0, served - extra, b)
    out[: served + 1] = 0.0
    for j in range(served - extra + 1):
        if b[j] > NEVER:
            for i in range(extra + 1):
                out[i + j] += a[i] * b[j]
    return served


@kernel
def look_at_all(here, box, out, salvo, p_shot, capacity, ended, work):
    """Pass a distribution over (alive, stock) in a box through one look at all; what the look does not fill goes to `ended`; new box."""
    out[: box[1] + 1, : box[3] + 1] = 0.0
    least, most, low, high = box[1] + 1, -1, box[3] + 1, -1
    for alive in range(box[0], box[1] + 1):
        served = min(alive, capacity)
        filled = False  # whether work[0] holds the kills of a filled look, which do not depend on the stock
        for stock in range(box[2], box[3] + 1):
            weight = here[alive, stock]
            if weight <= NEVER:
                continue
            if alive == 0 or stock == 0:
                ended[alive, stock] += weight
                continue
            enough = stock >= served * salvo
            if not enough:
                spread_kills(served, stock, p_shot, work[0], work[1], work[2])
            elif not filled:
                binomial_row(served, p_killed(p_shot, salvo), 0, served, work[0])
            filled = enough
            for k in range(served + 1):
                p = weight * work[0, k]
                if p <= NEVER:
                    continue
                if not enough:
                    ended[alive - k, 0] += p
                    continue
                left = stock - served * salvo
                out[alive - k, left] += p
                least, most, low, high = min(least, alive - k), max(most, alive - k), min(low, left), max(high, left)
    box[0], box[1], box[2], box[3] = least, most, low, high


@kernel
def fill_at_once(first, most, stock, salvos, p_shot, capacity, kills, left, joint):
    """Fill kills[threats, kills], left[threats, stock left] and, if it has room, joint[threats, kills, stock left], all served at once."""
    here, there, ended = np.zeros((most + 1, stock + 1)), np.zeros((most + 1, stock + 1)), np.zeros((most + 1, stock + 1))
    work = np.zeros((3, most + 2))
    for n in range(first, most + 1):
        ended[: n + 1] = 0.0
        here[n, stock] = 1.0
        box = np.array([n, n, stock, stock])
        for look in range(salvos.size):
            look_at_all(here, box, there, salvos[look], p_shot, capacity, ended, work)
            here, there = there, here
        for alive in range(box[0], box[1] + 1):
            for s in range(box[2], box[3] + 1):
                ended[alive, s] += here[alive, s]
        for alive in range(max(0, n + 1 - kills.shape[1]), n + 1):
            for s in range(stock + 1):
                p = ended[alive, s]
                kills[n - first, n - alive] += p
                left[n - first, s] += p
                if joint.shape[0] > n - first:
                    joint[n - first, n - alive, s] += p


@kernel
def fill_barrage(first, most, stock, salvo, p_shot, capacity, spread, kills, left):
    """Fill kills[threats, kills] and left[threats, stock left] for one look: full salvos, then what is left of the stock."""
    a, b = np.zeros(most + 2), np.zeros(most + 2)
    for n in range(first, most + 1):
        row = n - first
        served = min(n, capacity)
        if spread and stock < served * salvo:
            spread_kills(served, stock, p_shot, kills[row], a, b)
            left[row, 0] = 1.0
            continue
        full = min(served, stock // salvo)
        rest = stock - full * salvo if served > full else 0
        binomial_row(full, p_killed(p_shot, salvo), 0, full, a)
        p = p_killed(p_shot, rest)
        for k in range(full + 1):
            kills[row, k] += a[k] * (1.0 - p)
            kills[row, k + 1] += a[k] * p
        left[row, stock - full * salvo - rest] = 1.0


@kernel
def fire_table(first, most, stock, salvos, p_shot, p_further, capacity, at_once):
    """For `first` to `most` threats: the distributions kills[threats - first, kills] and left[threats - first, stock left].

    A stock larger than all looks could use counts as that large: `left` has no places beyond it. No more threats are killed than
    interceptors fired: `kills` has no places beyond that.
    """
    useful = 0
    for look in range(salvos.size):
        useful += salvos[look] * most
    held = min(stock, useful)  # more is never fired
    kills, left = np.zeros((most - first + 1, min(most, held) + 2)), np.zeros((most - first + 1, held + 1))
    if salvos.size == 1:
        fill_barrage(first, most, held, salvos[0], p_shot, capacity, at_once, kills, left)
    elif at_once:
        fill_at_once(first, most, held, salvos, p_shot, capacity, kills, left, np.zeros((0, 0, 0)))
    else:
        fill_in_turn_margins(first, most, held, salvos, p_shot, p_further, capacity, kills, left)
    return kills, left


@kernel
def joint_fire_table(most, stock, salvos, p_shot, p_further, capacity, at_once):
    """For 0 to `most` threats: the joint distribution table[threats, kills, stock left]."""
    table = np.zeros((most + 1, most + 2, stock + 1))
    if at_once:
        kills, left = np.zeros((most + 1, most + 2)), np.zeros((most + 1, stock + 1))
        fill_at_once(0, most, stock, salvos, p_shot, capacity, kills, left, table)
    else:
        fill_in_turn(most, stock, salvos, p_shot, p_further, capacity, table)
    return table
