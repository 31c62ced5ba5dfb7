"""The strike: how an attacker divides its warheads over classes of aimpoints.

One type of warhead is enough here, so that allocation by marginal return is
exact: each further shot at a class of aimpoints destroys less than the one
before, and the strike takes the shots in the order of what they destroy.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.compiled import kernel
from equipoise.core.domain import amount, count, probability
from equipoise.errors import InputError

SHOTS_BEFORE_FRATRICIDE = 2
MOST_SHOTS = 12


@kernel
def survival(p_kill, shots, fratricide):
    """The probability that an aimpoint survives its shots; a shot after the second is lost with probability `fratricide`."""
    clear = min(shots, SHOTS_BEFORE_FRATRICIDE)
    return (1.0 - p_kill) ** clear * (1.0 - p_kill * (1.0 - fratricide)) ** (shots - clear)


@kernel
def next_return(value, p_kill, shots, fratricide):
    """The expected value that one more shot on an aimpoint destroys."""
    if shots >= MOST_SHOTS:
        return 0.0
    return value * (survival(p_kill, shots, fratricide) - survival(p_kill, shots + 1, fratricide))


@kernel
def allocate(n_aimpoints, value, p_kill, fratricide, n_warheads, shots, extra):
    """Fill `shots` and `extra`: every aimpoint of class c gets shots[c], a share extra[c] of them one more."""
    shots[:] = 0
    extra[:] = 0.0
    returns = np.zeros(n_aimpoints.size)
    for c in range(n_aimpoints.size):
        returns[c] = next_return(value[c], p_kill[c], 0, fratricide) if n_aimpoints[c] > 0.0 else 0.0
    left = n_warheads
    while left > 0.0:
        best = 0
        for c in range(1, n_aimpoints.size):
            if returns[c] > returns[best]:
                best = c
        if returns.size == 0 or returns[best] <= 0.0:
            return
        if n_aimpoints[best] > left:
            extra[best] = left / n_aimpoints[best]
            return
        left -= n_aimpoints[best]
        shots[best] += 1
        returns[best] = next_return(value[best], p_kill[best], shots[best], fratricide)


def allocation(
    n_aimpoints: Float[np.ndarray, " classes"],
    value: Float[np.ndarray, " classes"],
    p_kill: Float[np.ndarray, " classes"],
    n_warheads: float,
    fratricide: float = 0.0,
) -> Float[np.ndarray, " classes"]:
    """The warheads per aimpoint of each class that destroy the most expected value.

    `value` is what one aimpoint holds (retaliatory warheads, say), `p_kill` the
    probability that one warhead kills it, in [0, 1]. A class that cannot be
    covered whole has a fractional answer: that share gets one warhead more.

    Valid for: one type of warhead; at most 12 warheads on an aimpoint.
    Raises: InputError for negative counts or values, a probability outside [0, 1], or columns of different length.
    Source: model_note_targeting

    >>> allocation(np.array([10.0, 10.0]), np.array([2.0, 1.0]), np.array([0.5, 0.5]), 25.0)
    array([2. , 0.5])
    """
    columns = amount("n_aimpoints", n_aimpoints), amount("value", value), probability("p_kill", p_kill)
    if len({column.shape for column in columns}) > 1:
        raise InputError("n_aimpoints, value and p_kill differ in length", fix="give each class all three")
    lost, warheads = float(probability("fratricide", fratricide)), float(amount("n_warheads", n_warheads))
    shots = np.zeros(n_aimpoints.size, dtype=np.int64)
    extra = np.zeros(n_aimpoints.size)
    allocate(*columns, lost, warheads, shots, extra)
    return shots + extra


def survival_probability(p_kill: float, shots: int, fratricide: float = 0.0) -> float:
    """The probability that an aimpoint survives `shots` warheads, each of which kills with `p_kill`.

    A shot after the second is lost with probability `fratricide`, in [0, 1]; this can only lower the kill.

    Valid for: independent shots.
    Raises: InputError for a probability outside [0, 1] or a negative number of shots.
    Source: lieber_press_2006

    >>> round(258 * survival_probability(0.7, 4), 2)
    2.09
    """
    fired = int(count("shots", shots))
    return float(survival(float(probability("p_kill", p_kill)), fired, float(probability("fratricide", fratricide))))


def exchange_ratio(warheads_per_launcher: float, shots: int, p_kill: float) -> float:
    """Warheads destroyed for each warhead spent, with `shots` on every launcher.

    Valid for: independent shots, one launcher to an aimpoint.
    Raises: InputError for a probability outside [0, 1] or no shots.
    Source: model_note_targeting

    >>> round(exchange_ratio(10, 2, 0.8), 2)
    4.8
    """
    fired, carried = int(count("shots", shots, 1)), float(amount("warheads_per_launcher", warheads_per_launcher))
    return carried * (1.0 - survival_probability(p_kill, fired)) / fired


def uniform_attack_survivors(n_launchers: float, n_attackers: float, p_kill: float) -> float:
    """Expected launchers that survive when attackers are spread evenly, fractions of a shot allowed.

    Valid for: many launchers and attackers, independent shots.
    Raises: InputError for a probability outside [0, 1], no launchers or negative attackers.
    Source: saaty_1968

    >>> round(uniform_attack_survivors(1000, 2000, 0.8), 6)
    40.0
    """
    launchers, attackers = float(amount("n_launchers", n_launchers)), float(amount("n_attackers", n_attackers))
    if launchers == 0.0:
        raise InputError("there is no launcher to spread the attack over", fix="give n_launchers above 0")
    return launchers * (1.0 - float(probability("p_kill", p_kill))) ** (attackers / launchers)
