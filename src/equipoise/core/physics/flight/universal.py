"""Arcs near escape: states in universal variables, which stay exact where the axis of the ellipse grows beyond all bounds.

The unit of length is the distance at the start, and the unit of time that in which gravity turns a circular orbit of that radius by one
radian. With `bound` = 2 less the square of the speed, and c_k the functions of Stumpff, the functions G_k are u^k c_k(bound u^2) of the
universal anomaly u. The equation of Kepler is G_1 + slope G_2 + G_3 = time; its left side rises with the distance as slope.
"""

from __future__ import annotations

import numpy as np

from equipoise.compiled import kernel

WEAK = 0.1  # distance at the start by half the axis, up to which the formulas of the ellipse lose more than a digit
N_TERMS = 12  # of the series, exact up to SERIES_END
SERIES_END = 2.0
MOST_ROUNDS = 200  # each halves the bracket or the step
SETTLED = 2.0**-52  # of the anomaly


@kernel
def powers(anomaly, bound):
    """G_0 to G_3: for an anomaly of 0 or more, and a bound of 0 (a parabola) or more."""
    angle = bound * anomaly * anomaly
    if angle <= SERIES_END:
        second, third = 1.0, 1.0
        for k in range(N_TERMS, 0, -1):
            second = 1.0 - second * angle / ((2.0 * k + 1.0) * (2.0 * k + 2.0))
            third = 1.0 - third * angle / ((2.0 * k + 2.0) * (2.0 * k + 3.0))
        second *= 0.5 * anomaly * anomaly
        third *= anomaly * anomaly * anomaly / 6.0
        return 1.0 - bound * second, anomaly - bound * third, second, third
    root = np.sqrt(bound)
    turn = root * anomaly
    half = np.sin(0.5 * turn)
    return np.cos(turn), np.sin(turn) / root, 2.0 * half * half / bound, (turn - np.sin(turn)) / (bound * root)


@kernel
def anomaly_after(time, slope, bound):
    """The universal anomaly after a time of 0 or more, by steps of third order that are kept in a bracket and halve, or bisect it."""
    if time == 0.0:
        return 0.0
    low, high = 0.0, min(time, np.cbrt(6.0 * time))
    for _ in range(MOST_ROUNDS):
        _, first, second, third = powers(high, bound)
        if first + slope * second + third >= time:
            break
        low, high = high, 2.0 * high
    u = high
    before = last = high - low  # the last two steps
    for _ in range(MOST_ROUNDS):
        zeroth, first, second, third = powers(u, bound)
        value = first + slope * second + third - time
        low, high = (u, high) if value < 0.0 else (low, u)
        rise = zeroth + slope * first + second
        newton = -value / rise
        step = newton / max(0.5, 1.0 + 0.5 * newton * (slope * zeroth + (1.0 - bound) * first) / rise)
        if not (low < u + step < high and abs(step) <= 0.5 * before):
            step = 0.5 * (low + high) - u
        if value == 0.0 or abs(step) <= SETTLED * u:
            break
        before, last = last, abs(step)
        u += step
    return u


@kernel
def fill(position, velocity, times, gravity, out):
    """Fill `out` with the states of each arc, not above escape, at its times."""
    for arc in range(position.shape[0]):
        p, v = position[arc], velocity[arc]
        r = np.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2])
        unit_s = r * np.sqrt(r / gravity)
        slope = (p[0] * v[0] + p[1] * v[1] + p[2] * v[2]) / np.sqrt(gravity * r)
        bound = max(2.0 - (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) * r / gravity, 0.0)
        period = 2.0 * np.pi / (bound * np.sqrt(bound))
        for sample in range(times.shape[1]):
            time = times[arc, sample] / unit_s
            if abs(time) > 0.5 * period:
                time -= period * np.round(time / period)
            sign = -1.0 if time < 0.0 else 1.0  # before the start, the arc is that of the velocity turned round
            u = anomaly_after(sign * time, sign * slope, bound)
            zeroth, first, second, _ = powers(u, bound)
            first *= sign
            distance = zeroth + slope * first + second
            f, g = 1.0 - second, unit_s * (first + slope * second)
            f_rate, g_rate = -first / (unit_s * distance), 1.0 - second / distance
            for c in range(3):
                out[arc, sample, c] = f * p[c] + g * v[c]
                out[arc, sample, c + 3] = f_rate * p[c] + g_rate * v[c]
