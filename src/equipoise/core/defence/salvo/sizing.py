"""Sizing: how many interceptors, units or satellites a stated aim takes."""

from __future__ import annotations

import numpy as np
from scipy.special import xlog1py

from equipoise.core.binomial import MOST_TRIALS, at_least_tails
from equipoise.core.defence.salvo.single_shot import shots_needed, shots_of_miss, tracking_needed
from equipoise.core.domain import Number, Numbers, Result, amount, count, probability, refuse_unlike
from equipoise.core.whole import ROUNDING
from equipoise.errors import InputError, above

MOST_UNITS = 10_000_000
MOST_WARHEADS = 10_000_000
CERTAIN = 1.0 - 1e-5  # tracking above which advice of six digits may be certainty itself


def interceptors_needed(n_warheads: int, p_no_leak: Number, p_track: Number, kill_probability: Number, *, whole: bool = False) -> float:
    """Interceptors fired as one barrage that stop a whole raid with the wanted probability.

    n_warheads: whole, 1 to ten million; p_no_leak: wanted, 0 to 1; p_track: one draw per warhead, 0 to 1; kill_probability: of one
    shot, 0 to 1; whole: whole shots at each warhead, otherwise fractions as in the published closed form.

    Valid for: the same number of shots at every warhead, no decoys, no second look.
    Raises: InputError for impossible values, or tracking too poor for any number of shots.
    Source: wilkening_2000.

    >>> round(interceptors_needed(20, 0.8, 0.99, 0.7), 2)
    113.07
    """
    _, depth = _room(n_warheads, p_no_leak, p_track)
    return float(n_warheads * _shots(depth, kill_probability, whole=whole))


def fewest_interceptors(n_warheads: int, p_no_leak: Number, p_track: Number, kill_probability: Number) -> int:
    """Fewest whole interceptors that stop a whole raid with the wanted probability when warheads may get unequal salvos.

    n_warheads: whole, 1 to ten million; p_no_leak: wanted, 0 to 1; p_track: one draw per warhead, 0 to 1; kill_probability: of one
    shot, 0 to 1.

    Valid for: shots spread as evenly as whole shots allow, which is best against warheads that are alike; no decoys.
    Raises: InputError for impossible values, or tracking too poor for any number of shots.
    Source: definition (whole shots between the two readings of wilkening_2000).

    >>> fewest_interceptors(20, 0.8, 0.99, 0.7)
    116
    """
    spare, depth = _room(n_warheads, p_no_leak, p_track)
    shots = float(_shots(depth, kill_probability, whole=False))
    fewer = round(shots) if abs(shots - round(shots)) <= ROUNDING * max(1.0, shots) else int(shots)
    if fewer >= shots * (1.0 - ROUNDING):
        return n_warheads * fewer
    if fewer == 0:
        return n_warheads
    miss = float(np.exp(xlog1py(fewer, -float(kill_probability))))
    gain = float(np.log1p(miss * kill_probability / (1.0 - miss)))  # of one shot more at one warhead, as a logarithm
    more = (spare - n_warheads * float(np.log1p(-miss))) / gain
    return n_warheads * fewer + int(np.ceil(more - ROUNDING * max(1.0, more)))


def _room(n_warheads: int, p_no_leak: Number, p_track: Number) -> tuple[float, float]:
    """What tracking leaves of the aim: as a logarithm for the whole raid, and how unlikely the shots at a warhead must all miss."""
    n = int(count("n_warheads", n_warheads, 1, MOST_WARHEADS))
    aim, track = float(probability("p_no_leak", p_no_leak)), float(probability("p_track", p_track))
    if aim == 0.0:
        return -np.inf, 0.0
    spare = float(np.log(aim)) - n * float(np.log(track)) if track > 0.0 else np.inf
    if spare >= 0.0 and not aim == track == 1.0:
        needed = float(tracking_needed(aim, n))
        fix = f"give p_track {above(needed)}" if needed < CERTAIN else "give p_track 1"
        raise InputError(f"no number of interceptors reaches p_no_leak {aim:g} against {n} warheads at p_track {track:g}", fix=fix)
    if spare == 0.0:
        return spare, np.inf
    return spare, -float(np.log(-np.expm1(spare / n)) if spare / n > -0.7 else np.log1p(-np.exp(spare / n)))


def _shots(depth: float, kill_probability: Number, *, whole: bool) -> Result:
    """Shots at a warhead; certainty takes shots that never miss."""
    if np.isinf(depth):
        return shots_needed(1.0, kill_probability, whole=whole)
    return shots_of_miss(depth, kill_probability, whole=whole)


def at_least_probability(p_unit: Numbers, n_units: Numbers, successes: Numbers) -> Result:
    """Probability that at least so many of several independent units succeed.

    p_unit: of one unit, any shape, 0 to 1; n_units: any shape, whole, 0 to ten billion; successes: any shape, whole, 0 or more.

    Valid for: independent and alike units.
    Raises: InputError for an impossible probability, or a number that is not whole, negative or too large, or for shapes that
    do not fit each other.
    Source: definition (binomial tail).

    >>> round(float(at_least_probability(0.9159, 3, 2)), 2)
    0.98
    """
    refuse_unlike(p_unit=p_unit, n_units=n_units, successes=successes)
    return at_least_tails(count("n_units", n_units, 0, MOST_TRIALS), count("successes", successes), probability("p_unit", p_unit))[0][()]


def units_needed(p_unit: Number, successes: int, confidence: Number) -> int:
    """Fewest units of which at least so many succeed with the wanted confidence.

    p_unit: of one unit, above 0 to 1; successes: whole, 0 to ten million; confidence: wanted, 0 to 1.

    Valid for: independent and alike units; answers up to ten million.
    Raises: InputError for impossible values or an aim out of reach.
    Source: jee_2020.

    >>> units_needed(0.75, 3, 0.95)
    6
    """
    aim, p, wanted = float(probability("confidence", confidence)), probability("p_unit", p_unit), int(count("successes", successes))

    def enough(units: int) -> bool:
        at_least, fewer = at_least_tails(units, wanted, p)
        return float(at_least) >= aim if aim <= 0.5 else float(fewer) <= 1.0 - aim

    if wanted == 0 or aim == 0.0:
        return 0
    low, high = wanted - 1, wanted
    while high <= MOST_UNITS and not enough(high):
        low, high = high, min(high * 2, max(MOST_UNITS, high + 1))
    if high > MOST_UNITS or (aim == 1.0 and p < 1.0):
        raise InputError(
            f"p_unit {p_unit:g} does not give {wanted} successes with confidence {aim:g} out of up to {MOST_UNITS:,} units",
            fix="give a higher p_unit, fewer successes or a confidence below 1",
        )
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
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
