"""What a defence costs: purchase, replenishment, operations and launch, per unit and beside what it meets."""

from __future__ import annotations

import numpy as np

from equipoise.core.domain import Number, Numbers, Result, amount, refuse_unlike
from equipoise.core.whole import whole_above
from equipoise.errors import InputError


def total_cost(purchases: Numbers, yearly_cost: Numbers = 0.0, years: Numbers = 0.0) -> Result:
    """Everything paid for a programme over a period, in the money of its parts.

    purchases: what is paid once, last axis (development, first purchase, replenishment), 0 or more; yearly_cost: of
    operations, any shape, 0 or more; years: of operations, any shape, 0 or more.

    Valid for: one currency and one price level, without interest.
    Raises: InputError for a negative cost or period, or for shapes that do not fit each other.
    Source: harrison_2025; cbo26_det for purchase and operations alone.

    >>> float(total_cost(723, 1, 20))
    743.0
    """
    refuse_unlike(purchases=purchases, yearly_cost=yearly_cost, years=years)
    once = np.atleast_1d(amount("purchases", purchases)).sum(axis=-1)
    return (once + amount("yearly_cost", yearly_cost) * amount("years", years))[()]


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
    generations = whole_above(amount("horizon_years", horizon_years) / life)
    return float(amount("n_units", n_units) * amount("unit_cost", unit_cost) * generations)


def launch_cost(mass_kg: Numbers, price_per_kg: Numbers) -> Result:
    """Cost of bringing a mass into orbit, in the money of the price.

    mass_kg: in orbit, any shape, 0 or more; price_per_kg: any money, any shape, 0 or more.

    Valid for: a price that does not depend on how the mass is divided into launches.
    Raises: InputError for a negative mass or price, or for shapes that do not fit each other.
    Source: hitchens_2003.

    >>> float(launch_cost(2_000_000, 22_000)) / 1e9
    44.0
    """
    refuse_unlike(mass_kg=mass_kg, price_per_kg=price_per_kg)
    return amount("mass_kg", mass_kg) * amount("price_per_kg", price_per_kg)


def mean_cost(cost: Numbers, n_parts: Numbers) -> Result:
    """Cost of one of several equal parts, such as a unit of a purchase or a year of a period.

    cost: of all together, any shape, 0 or more; n_parts: any shape, above 0.

    Valid for: an average; the next unit may cost more or less.
    Raises: InputError for a negative cost or no parts, or for shapes that do not fit each other.
    Source: act_ngi_2021.

    >>> round(float(mean_cost(4800, 44)))
    109
    """
    refuse_unlike(cost=cost, n_parts=n_parts)
    parts = amount("n_parts", n_parts)
    if (parts <= 0.0).any():
        raise InputError("n_parts must be above 0", fix="give the number of units or years that share the cost")
    return amount("cost", cost) / parts


def cost_share(part: Number, whole: Number) -> float:
    """Share that one part has in a cost.

    part: 0 or more, at most the whole; whole: above 0, in the same money.

    Valid for: a part that the whole contains.
    Raises: InputError for a whole of nothing, a negative part, or one larger than the whole.
    Source: cbo26_det.

    >>> round(cost_share(743, 1191), 2)
    0.62
    """
    of, piece = float(amount("whole", whole)), float(amount("part", part))
    if of <= 0.0:
        raise InputError("whole must be above 0", fix="give the cost that the share is of")
    if piece > of:
        raise InputError(f"part {piece:g} is larger than the whole {of:g}", fix="give a part that the whole contains")
    return piece / of


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


def cost_exchange_ratio(interceptor_cost: Numbers, threat_cost: Numbers, shots: Numbers = 1.0) -> Result:
    """What the defence spends on interceptors at one threat for each unit of money that the threat costs.

    interceptor_cost: of one, any shape, 0 or more; threat_cost: of one, in the same money, any shape, above 0; shots:
    fired at each threat, any shape, 0 or more.

    Valid for: interceptors alone; not what the threat would destroy, nor sensors and launchers.
    Raises: InputError for a negative value or a threat that costs nothing, or for shapes that do not fit each other.
    Source: csis_cost_2024.

    >>> float(cost_exchange_ratio(2_000_000, 2_000))
    1000.0
    """
    refuse_unlike(interceptor_cost=interceptor_cost, threat_cost=threat_cost, shots=shots)
    threat = amount("threat_cost", threat_cost)
    if (threat <= 0.0).any():
        raise InputError("threat_cost must be above 0", fix="give what one threat costs its owner")
    return amount("interceptor_cost", interceptor_cost) * amount("shots", shots) / threat
