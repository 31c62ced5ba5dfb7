"""Numerical integration of many flights: adaptive steps of order 8, to a time or down to an altitude.

Flights are stepped side by side in lanes, each with its own time and step; a flight that ends gives its lane to the next.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel
from equipoise.core.physics.flight.dop853 import END, FIFTH, N_FOURS, N_STAGES, NODE, SUMMANDS, THIRD, WEIGHTS
from equipoise.core.physics.flight.force import DRAG, GRAVITY, GROUND, HIGHEST_AIR_KM, LANES, N_FORCES, THRUST, U, V, W, X, Y, Z, rates

WIDTH = 6 * LANES
GRAIN_KM, GRAIN_KM_S = 10.0, 0.01  # errors are allowed in proportion to altitude and speed, each with this added
SAFETY, LEAST, MOST = 0.9, 0.2, 6.0
STRIDE_KM = 40.0  # longest step in the air, which the estimate of the error might else overlook
SHORT_S = 1e-3  # over so short a time the acceleration is constant
MOST_STEPS = 20_000
IDLE, FLYING, LANDING = 0, 1, 2
REACHED, FELL, FAILED = 0, 1, 2


@kernel
def combined(row, k, out):
    """Fill `out` with a weighted sum of stages, four of them in one pass."""
    for four in range(N_FOURS[row]):
        which, weight = SUMMANDS[row, four], WEIGHTS[row, four]
        a, b, c, d = k[which[0]], k[which[1]], k[which[2]], k[which[3]]
        p, q, r, s = weight[0], weight[1], weight[2], weight[3]
        if four == 0:
            for i in range(WIDTH):
                out[i] = p * a[i] + q * b[i] + (r * c[i] + s * d[i])
        else:
            for i in range(WIDTH):
                out[i] += p * a[i] + q * b[i] + (r * c[i] + s * d[i])


@kernel
def step(t, y, h, force, in_vacuum, k, wide, new):
    """Fill `new` with the states one step later and `k` with the stages; `wide` is room for the steps of all six numbers."""
    for i in range(WIDTH):
        wide[i] = h[i % LANES]
    rates(t, 0.0, h, y, force, in_vacuum, k[0])
    for stage in range(1, N_STAGES):
        combined(stage, k, new)
        for i in range(WIDTH):
            new[i] = y[i] + wide[i] * new[i]
        rates(t, NODE[stage], h, new, force, in_vacuum, k[stage])
    combined(END, k, new)
    for i in range(WIDTH):
        new[i] = y[i] + wide[i] * new[i]


@kernel
def mistakes(y, h, force, k, tolerance, sums, wrong, growth):
    """Fill `wrong` with the estimated error of each lane's step, in units of what is allowed, and `growth` with what it admits."""
    five, three = sums[0], sums[1]
    combined(FIFTH, k, five)
    combined(THIRD, k, three)
    for lane in range(h.size):
        r = np.sqrt(y[X + lane] ** 2 + y[Y + lane] ** 2 + y[Z + lane] ** 2)
        speed = np.sqrt(y[U + lane] ** 2 + y[V + lane] ** 2 + y[W + lane] ** 2)
        place, motion = 1.0 / (abs(r - force[GROUND, lane]) + GRAIN_KM) ** 2, 1.0 / (speed + GRAIN_KM_S) ** 2
        fifth = place * (five[X + lane] ** 2 + five[Y + lane] ** 2 + five[Z + lane] ** 2)
        fifth += motion * (five[U + lane] ** 2 + five[V + lane] ** 2 + five[W + lane] ** 2)
        third = place * (three[X + lane] ** 2 + three[Y + lane] ** 2 + three[Z + lane] ** 2)
        third += motion * (three[U + lane] ** 2 + three[V + lane] ** 2 + three[W + lane] ** 2)
        wrong[lane] = abs(h[lane]) * fifth / np.sqrt(6.0 * (fifth + 0.01 * third) + 1e-300) / tolerance
        growth[lane] = SAFETY / np.sqrt(np.sqrt(np.sqrt(max(wrong[lane], 1e-12))))


@kernel
def descents(new, goal, above, rate):
    """Fill `above` with the altitudes of all lanes above their floors, and `rate` with the rates at which they grow."""
    for lane in range(above.size):
        x, y, z = new[X + lane], new[Y + lane], new[Z + lane]
        r = np.sqrt(x * x + y * y + z * z)
        above[lane], rate[lane] = r - goal[1, lane], (x * new[U + lane] + y * new[V + lane] + z * new[W + lane]) / r


@kernel
def sink(y, lane, floor):
    """The altitude above a floor (a distance from the centre) and the rate at which it grows."""
    r = np.sqrt(y[X + lane] ** 2 + y[Y + lane] ** 2 + y[Z + lane] ** 2)
    return r - floor, (y[X + lane] * y[U + lane] + y[Y + lane] * y[V + lane] + y[Z + lane] * y[W + lane]) / r


@kernel
def crossing(before, rate, after, late, h):
    """The share of a step of length `h` after which an altitude, given with its rate at both ends, is 0; by a cubic."""
    rate, late = rate * h, late * h
    bend, twist = 3.0 * (after - before) - 2.0 * rate - late, rate + late - 2.0 * (after - before)
    low, high = 0.0, 1.0
    share = before / (before - after)
    for _ in range(60):
        value = before + share * (rate + share * (bend + share * twist))
        low, high = (share, high) if value > 0.0 else (low, share)
        slope = rate + share * (2.0 * bend + share * 3.0 * twist)
        closer = share - value / slope if slope != 0.0 else -1.0
        closer = closer if low < closer < high else 0.5 * (low + high)
        if abs(closer - share) < 1e-9:
            break
        share = closer
    return share


@kernel
def landed(t, y, h, rest, lane, k, new):
    """Move a lane past its step by a rest of time too short for its acceleration, that of the last stage, to change."""
    for c in range(3):
        i, rate = c * LANES + lane, (c + 3) * LANES + lane
        y[i] = new[i] + rest * (new[rate] + 0.5 * rest * k[N_STAGES - 1, rate])
        y[rate] = new[rate] + rest * k[N_STAGES - 1, rate]
    t[lane] += h[lane] + rest


@kernel
def stride(y, lane, force, wanted, left):
    """The wanted step, but not beyond the time left, nor far through the air at once."""
    size = min(abs(wanted), abs(left))
    if force[DRAG, lane] > 0.0:
        above, _ = sink(y, lane, force[GROUND, lane] + HIGHEST_AIR_KM)
        speed = np.sqrt(y[U + lane] ** 2 + y[V + lane] ** 2 + y[W + lane] ** 2)
        size = min(size, max(STRIDE_KM, above) / (speed + GRAIN_KM_S))
    return size if left > 0.0 else -size


@kernel
def accepted(t, y, h, goal, mode, force, found, new):
    """Move on the lanes in a vacuum whose step was good and met neither goal; row 4 of `found` says which were."""
    for lane in range(LANES):
        left = goal[0, lane] - t[lane] - h[lane]
        good = mode[lane] == FLYING and force[DRAG, lane] == 0.0 and found[0, lane] <= 1.0 and found[2, lane] >= 0.0
        good = good and left * h[lane] > 0.0 and abs(left) > 1e-9 * (abs(goal[0, lane]) + abs(t[lane]))
        found[4, lane] = 1.0 if good else 0.0
        if good:
            t[lane] += h[lane]
            size = min(abs(h[lane]) * min(MOST, found[1, lane]), abs(left))
            h[lane] = size if left > 0.0 else -size
            for c in range(6):
                y[c * LANES + lane] = new[c * LANES + lane]


@kernel
def judged(t, y, h, goal, mode, found, lane, force, k, new):
    """Accept or refuse a lane's step, and choose the next; the mode is returned, and why the flight ends if it does."""
    wrong, growth, above, rate = found[0, lane], found[1, lane], found[2, lane], found[3, lane]
    if mode == LANDING:
        rest = -above / rate
        if not abs(rest) < SHORT_S:
            h[lane] += rest
            return LANDING, FAILED
        landed(t, y, h, rest, lane, k, new)
        return IDLE, FELL
    if not wrong <= 1.0:
        h[lane] *= max(LEAST, growth) if wrong > 1.0 else LEAST
        return FLYING, FAILED
    if above < 0.0:
        before, early = sink(y, lane, goal[1, lane])
        if before > 0.0:
            h[lane] *= crossing(before, early, above, rate, h[lane])
            return LANDING, FAILED
    t[lane] += h[lane]
    for c in range(6):
        y[c * LANES + lane] = new[c * LANES + lane]
    end = goal[0, lane]
    left = end - t[lane]
    if abs(left) <= 1e-12 * (abs(end) + abs(t[lane])) or left * h[lane] < 0.0:
        return IDLE, REACHED
    h[lane] = stride(y, lane, force, h[lane] * min(MOST, growth), left)
    return FLYING, FAILED


@kernel
def loaded(row, lane, flights, goals, forces, share, t, y, h, goal, force):
    """Put a flight into a lane, with a first step of a share of the time in which it would circle the Earth by one radian."""
    t[lane], goal[0, lane], goal[1, lane] = flights[row, 6], goals[row, 0], goals[row, 1]
    for c in range(6):
        y[c * LANES + lane] = flights[row, c]
    for c in range(N_FORCES):
        force[c, lane] = forces[row, c]
    r = np.sqrt(y[X + lane] ** 2 + y[Y + lane] ** 2 + y[Z + lane] ** 2)
    first = share * np.sqrt(r * r * r / force[GRAVITY, lane])
    h[lane] = stride(y, lane, force, first, goal[0, lane] - t[lane])


@kernel
def stored(row, lane, t, y, flights):
    """Write a lane back to the row of its flight."""
    for c in range(6):
        flights[row, c] = y[c * LANES + lane]
    flights[row, 6] = t[lane]


@kernel
def flown(flights, goals, forces, tolerance):
    """Move each flight, a row of state and time, to its goal, a row of end time and floor; why each ended is returned."""
    n, reasons, upcoming, done, share = flights.shape[0], np.full(flights.shape[0], FAILED), 0, 0, tolerance**0.125
    in_vacuum = not (np.any(forces[:, DRAG] > 0.0) or np.any(forces[:, THRUST] > 0.0))
    t, h, found, goal, force = np.zeros(LANES), np.zeros(LANES), np.zeros((5, LANES)), np.ones((2, LANES)), np.zeros((N_FORCES, LANES))
    k, sums, new, y = np.zeros((N_STAGES, WIDTH)), np.zeros((2, WIDTH)), np.zeros(WIDTH), np.ones(WIDTH)
    mode, rows, steps = np.full(LANES, IDLE), np.zeros(LANES, np.int64), np.zeros(LANES, np.int64)
    while done < n:
        for lane in range(LANES):
            if mode[lane] == IDLE and upcoming < n:
                loaded(upcoming, lane, flights, goals, forces, share, t, y, h, goal, force)
                mode[lane], rows[lane], steps[lane] = FLYING, upcoming, 0
                upcoming += 1
        step(t, y, h, force, in_vacuum, k, sums[0], new)
        mistakes(y, h, force, k, tolerance, sums, found[0], found[1])
        descents(new, goal, found[2], found[3])
        accepted(t, y, h, goal, mode, force, found, new)
        for lane in range(LANES):
            steps[lane] += 1
            if mode[lane] != IDLE and found[4, lane] == 0.0:
                mode[lane], reason = judged(t, y, h, goal, mode[lane], found, lane, force, k, new)
                if mode[lane] == IDLE or steps[lane] >= MOST_STEPS:
                    stored(rows[lane], lane, t, y, flights)
                    mode[lane], reasons[rows[lane]], h[lane] = IDLE, reason, 0.0
                    done += 1
    return reasons
