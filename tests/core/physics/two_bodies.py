"""A reference for flight in a vacuum: the equation of motion by Taylor series in decimal numbers, without any formula of orbits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

import numpy as np
from numpy.typing import NDArray

ORDER, DIGITS = 24, 40
EXPONENT = Decimal(-3) / 2
Series = list[Decimal]


def reference_state(start: Sequence[float], time_s: float, gravity: float) -> NDArray[np.float64]:
    """Position and velocity after a time, from position and velocity."""
    with localcontext() as context:
        context.prec = DIGITS
        state, left = [Decimal(float(part)) for part in start], Decimal(time_s)
        while left:
            place, distance = motion(state, Decimal(gravity))
            last = max(abs(axis[-1]) for axis in place) / distance + Decimal(10) ** -300
            step = min(abs(left), (Decimal(10) ** -26 / last) ** (Decimal(1) / (ORDER + 1))).copy_sign(left)
            rates = [[k * term for k, term in enumerate(axis)][1:] for axis in place]
            state = [value(series, step) for series in (*place, *rates)]
            left -= step
        return np.array([float(part) for part in state])


def motion(state: Sequence[Decimal], gravity: Decimal) -> tuple[list[Series], Decimal]:
    """The series of the three coordinates in time, and the distance from the centre."""
    place = [[state[axis], state[axis + 3]] for axis in range(3)]
    square: Series = []
    pull: Series = []  # the distance to the power of -3
    for n in range(ORDER):
        square.append(sum((axis[k] * axis[n - k] for axis in place for k in range(n + 1)), Decimal(0)))
        earlier = sum(((EXPONENT * k - (n - k)) * square[k] * pull[n - k] for k in range(1, n + 1)), Decimal(0))
        pull.append(earlier / (n * square[0]) if n else 1 / (square[0] * square[0].sqrt()))
        for axis in place:
            axis.append(-gravity * sum((pull[k] * axis[n - k] for k in range(n + 1)), Decimal(0)) / ((n + 1) * (n + 2)))
    return place, square[0].sqrt()


def value(series: Series, step: Decimal) -> Decimal:
    """A series at a step."""
    total = Decimal(0)
    for term in reversed(series):
        total = total * step + term
    return total
