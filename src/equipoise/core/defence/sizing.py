"""Sizing: how many interceptors or units a stated aim takes, and what a constellation costs."""

from __future__ import annotations

import numpy as np
from scipy.special import bdtrc

from equipoise.core.defence.single_shot import shots_needed, tracking_needed
from equipoise.core.domain import Number, Numbers, Result, amount, count, probability
from equipoise.errors import InputError

MOST_UNITS = 10_000_000


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
    needed, track = float(tracking_needed(p_no_leak, n_warheads)), float(probability("p_track", p_track))
    if needed >= track:
        raise InputError(
            f"no number of interceptors reaches p_no_leak {p_no_leak:g} against {n_warheads} warheads at p_track {track:g}",
            fix=f"give p_track above {needed:.4f}",
        )
    return float(n_warheads * shots_needed(needed / track, kill_probability, whole=whole))


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


def constellation_size(absentee_multiple: Number, n_targets: Number) -> float:
    """Interceptors in orbit for a number of simultaneous targets.

    absentee_multiple: interceptors in orbit per target that one of them must reach, 1 or more; n_targets: 0 or more.

    Valid for: targets launched together from one region, where the size is proportional to their number.
    Raises: InputError for a multiple below 1 or a negative number of targets.
    Source: harrison_2025.

    >>> constellation_size(950, 10)
    9500.0
    """
    return float(amount("absentee_multiple", absentee_multiple, 1.0) * amount("n_targets", n_targets))


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


def acquisition_cost(n_units: Number, unit_cost: Number, service_years: Number, horizon_years: Number) -> float:
    """Cost of buying a constellation and replacing it whenever it wears out, in the unit of `unit_cost`.

    n_units: kept in orbit, 0 or more; unit_cost: any money, 0 or more; service_years: life of a unit, above 0;
    horizon_years: period paid for, 0 or more.

    Valid for: the purchase alone: no launch, development, ground segment, or fall of cost with numbers.
    Raises: InputError for a negative value or a life of no length.
    Source: cbo_2026.

    >>> acquisition_cost(7800, 0.022, 5, 20)
    686.4
    """
    life = float(amount("service_years", service_years))
    if life <= 0.0:
        raise InputError("service_years must be above 0", fix="give the life of a unit in years")
    generations = np.ceil(amount("horizon_years", horizon_years) / life - 1e-9)
    return float(amount("n_units", n_units) * amount("unit_cost", unit_cost) * generations)


def relative_saving(cost_before: Number, cost_after: Number) -> float:
    """Share of a cost that is saved; negative when the cost rises.

    cost_before: above 0; cost_after: 0 or more, in the same money.

    Valid for: two costs of the same thing.
    Raises: InputError for a first cost of nothing or a negative one.
    Source: cbo_2025.

    >>> round(relative_saving(264, 161), 2)
    0.39
    """
    before = float(amount("cost_before", cost_before))
    if before <= 0.0:
        raise InputError("cost_before must be above 0", fix="give the cost that the saving is a share of")
    return float(1.0 - amount("cost_after", cost_after) / before)
