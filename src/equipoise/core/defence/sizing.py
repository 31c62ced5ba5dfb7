"""Sizing: how many interceptors, units or satellites a stated aim takes."""

from __future__ import annotations

import numpy as np
from scipy.special import bdtrc

from equipoise.core.defence.single_shot import ROUNDING, shots_needed, tracked_kill_probability, tracking_needed
from equipoise.core.domain import Number, Numbers, Result, amount, count, probability
from equipoise.errors import InputError, above

MOST_UNITS = 10_000_000
MOST_NEEDED = 1.0 - 1e-9  # tracking above which no rounded number is below certainty


def interceptors_needed(n_warheads: int, p_no_leak: Number, p_track: Number, kill_probability: Number, *, whole: bool = False) -> float:
    """Interceptors fired as one barrage that stop a whole raid with the wanted probability.

    n_warheads: 1 or more; p_no_leak: wanted, 0 to 1; p_track: one draw per warhead, 0 to 1; kill_probability: of one
    shot, 0 to 1; whole: whole shots at each warhead, otherwise fractions as in the published closed form.

    Valid for: the same number of shots at every warhead, no decoys, no second look.
    Raises: InputError for impossible values, or tracking too poor for any number of shots.
    Source: wilkening_2000.

    >>> round(interceptors_needed(20, 0.8, 0.99, 0.7), 2)
    113.07
    """
    return float(n_warheads * shots_needed(_kill_needed(n_warheads, p_no_leak, p_track), kill_probability, whole=whole))


def fewest_interceptors(n_warheads: int, p_no_leak: Number, p_track: Number, kill_probability: Number) -> int:
    """Fewest whole interceptors that stop a whole raid with the wanted probability when warheads may get unequal salvos.

    n_warheads: 1 or more; p_no_leak: wanted, 0 to 1; p_track: one draw per warhead, 0 to 1; kill_probability: of one
    shot, 0 to 1.

    Valid for: shots spread as evenly as whole shots allow, which is best against warheads that are alike; no decoys.
    Raises: InputError for impossible values, or tracking too poor for any number of shots.
    Source: definition (whole shots between the two readings of wilkening_2000).

    >>> fewest_interceptors(20, 0.8, 0.99, 0.7)
    116
    """
    wanted = _kill_needed(n_warheads, p_no_leak, p_track)
    shots = float(shots_needed(wanted, kill_probability, whole=False))
    fewer = round(shots) if abs(shots - round(shots)) <= ROUNDING * max(1.0, shots) else int(shots)
    if fewer >= shots * (1.0 - ROUNDING):
        return n_warheads * fewer
    if fewer == 0:
        return n_warheads
    few, more = (np.log(tracked_kill_probability(p_track, kill_probability, n)) for n in (fewer, fewer + 1))
    return n_warheads * fewer + int(np.ceil((np.log(p_no_leak) - n_warheads * few) / (more - few) - ROUNDING))


def _kill_needed(n_warheads: int, p_no_leak: Number, p_track: Number) -> float:
    """Kill probability of the shots at a tracked warhead that the aim takes."""
    needed, track = float(tracking_needed(p_no_leak, n_warheads)), float(probability("p_track", p_track))
    if needed >= track:
        raise InputError(
            f"no number of interceptors reaches p_no_leak {p_no_leak:g} against {n_warheads} warheads at p_track {track:g}",
            fix="lower p_no_leak" if needed > MOST_NEEDED else f"give p_track {above(needed)}",
        )
    return needed / track


def at_least_probability(p_unit: Numbers, n_units: Numbers, successes: Numbers) -> Result:
    """Probability that at least so many of several independent units succeed.

    p_unit: of one unit, any shape, 0 to 1; n_units: any shape, whole, 0 or more; successes: any shape, whole, 0 or more.

    Valid for: independent and alike units.
    Raises: InputError for an impossible probability or a number that is not whole or negative.
    Source: definition (binomial tail).

    >>> round(float(at_least_probability(0.9159, 3, 2)), 2)
    0.98
    """
    p, n, k = np.broadcast_arrays(probability("p_unit", p_unit), count("n_units", n_units), count("successes", successes))
    inside = (k > 0) & (k <= n)
    tail = bdtrc(np.where(inside, k - 1.0, 0.0), np.where(inside, n, 1), p)
    return np.where(k == 0, 1.0, np.where(k > n, 0.0, tail))[()]


def units_needed(p_unit: Number, successes: int, confidence: Number) -> int:
    """Fewest units of which at least so many succeed with the wanted confidence.

    p_unit: of one unit, above 0 to 1; successes: whole, 0 or more; confidence: wanted, 0 to 1.

    Valid for: independent and alike units; answers up to ten million.
    Raises: InputError for impossible values or an aim out of reach.
    Source: jee_2020.

    >>> units_needed(0.75, 3, 0.95)
    6
    """
    aim = float(probability("confidence", confidence))
    if float(at_least_probability(p_unit, 0, successes)) >= aim:
        return 0
    low, high = 0, max(1, successes)
    while float(at_least_probability(p_unit, high, successes)) < aim:
        low, high = high, high * 2
        if high > MOST_UNITS:
            raise InputError(
                f"p_unit {p_unit:g} does not give {successes} successes with confidence {confidence:g}",
                fix="give a higher p_unit or a confidence below 1",
            )
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if float(at_least_probability(p_unit, middle, successes)) >= aim else (middle, high)
    return high


def constellation_size(absentee_multiple: Number, n_targets: Number, shots: Number = 1) -> float:
    """Interceptors in orbit for a number of simultaneous targets.

    absentee_multiple: interceptors in orbit per interceptor that must be in reach, 1 or more; n_targets: 0 or more;
    shots: interceptors that must be in reach of each target, 0 or more.

    Valid for: targets launched together from one region, where the size is proportional to their number.
    Raises: InputError for a multiple below 1 or a negative number of targets or shots.
    Source: harrison_2025.

    >>> constellation_size(499, 5, shots=2)
    4990.0
    """
    in_reach = amount("n_targets", n_targets) * amount("shots", shots)
    return float(amount("absentee_multiple", absentee_multiple, 1.0) * in_reach)


def absentee_multiple(n_interceptors: Number, n_targets: Number) -> float:
    """Interceptors in orbit per simultaneous target that a stated constellation implies.

    n_interceptors: in orbit, 0 or more; n_targets: engaged at once, 1 or more.

    Valid for: targets launched together from one region.
    Raises: InputError for a negative number of interceptors or fewer targets than one.
    Source: cbo_2026.

    >>> absentee_multiple(7800, 10)
    780.0
    """
    return float(amount("n_interceptors", n_interceptors) / amount("n_targets", n_targets, 1.0))
