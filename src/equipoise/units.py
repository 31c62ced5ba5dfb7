"""The vocabulary of units: each with the values it admits.

A highest value is far above anything that stood or was planned; it catches typing errors. A number that can be no more than part of
what its unit measures has narrower bounds where it is defined: see `Unit.within`.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of the fact base: how it reads, the bounds of what it measures, and whether it counts whole things."""

    name: str
    plural: str
    lowest: float
    highest: float
    whole: bool = False

    def within(self, lowest: float, highest: float) -> Unit:
        """The unit with bounds of its own, both admitted, for one number that is measured in it.

        >>> UNITS["km"].within(0, 30)[:4]
        ('km', 'kilometres', 0, 30)
        """
        return self._replace(lowest=lowest, highest=highest)


UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        Unit("probability", "", 0.0, 1.0),
        Unit("share", "", 0.0, 1.0),
        Unit("warheads", "warheads", 0.0, 100_000.0, whole=True),
        Unit("weapons", "weapons", 0.0, 100_000.0, whole=True),
        Unit("warheads_per_launcher", "warheads per launcher", 0.0, 50.0),  # a mean over a force, as are those per aimpoint
        Unit("launchers", "launchers", 0.0, 10_000.0, whole=True),
        Unit("launchers_per_platform", "launchers per platform", 1.0, 100.0, whole=True),
        Unit("launchers_per_aimpoint", "launchers per aimpoint", 1.0, 1_000.0),
        Unit("platforms_per_aimpoint", "platforms per aimpoint", 1.0, 1_000.0),
        Unit("interceptors", "interceptors", 0.0, 1_000_000.0, whole=True),
        Unit("interceptors_per_warhead", "interceptors per warhead", 1.0, 100.0, whole=True),
        Unit("fire_units", "fire units", 0.0, 100_000.0, whole=True),
        Unit("sensors", "sensors", 0.0, 100_000.0, whole=True),
        Unit("million_usd", "million US dollars", 0.0, 1e9),
        Unit("billion_usd", "billion US dollars", 0.0, 1e6),
        Unit("kilotons", "kilotons", 0.0, 100_000.0),
        Unit("m", "metres", 1.0, 100_000.0),
        Unit("km", "kilometres", 0.0, 100_000.0),
        Unit("km_per_s", "kilometres per second", 0.1, 100.0),
        Unit("s", "seconds", 0.0, 1_000_000.0),
        Unit("minutes", "minutes", 0.0, 100_000.0),
        Unit("degrees", "degrees", 0.0, 180.0),
        Unit("ratio", "to 1", 0.0, 1_000.0),
    )
}


def fault(value: float, unit: str | Unit) -> str:
    """What is wrong with a value in a unit, named or with bounds of its own, or an empty string."""
    if isinstance(unit, str) and unit not in UNITS:
        return f"unit {unit!r} is not known"
    if not math.isfinite(value):
        return f"{value} is not a number"
    bounds = UNITS[unit] if isinstance(unit, str) else unit
    if not bounds.lowest <= value <= bounds.highest:
        limit = f"at least {bounds.lowest:,.12g}" if value < bounds.lowest else f"at most {bounds.highest:,.12g}"
        if not bounds.plural:
            limit = f"between {bounds.lowest:g} and {bounds.highest:g}"
        return f"{value:,.12g} is impossible: {bounds.name} must be {limit}"
    if bounds.whole and value != round(value):
        return f"{value:,.12g} is impossible: {bounds.name} are whole numbers"
    return ""
