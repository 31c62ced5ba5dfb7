"""The vocabulary of units: each with the values it admits.

A highest value is far above anything that stood or was planned; it catches typing errors.
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of the fact base: how it reads, and the bounds of what it measures."""

    name: str
    plural: str
    lowest: float
    highest: float


UNITS: dict[str, Unit] = {
    unit.name: unit
    for unit in (
        Unit("probability", "", 0.0, 1.0),
        Unit("share", "", 0.0, 1.0),
        Unit("warheads", "warheads", 0.0, 100_000.0),
        Unit("weapons", "weapons", 0.0, 100_000.0),
        Unit("warheads_per_launcher", "warheads per launcher", 0.0, 50.0),
        Unit("launchers", "launchers", 0.0, 10_000.0),
        Unit("launchers_per_platform", "launchers per platform", 1.0, 100.0),
        Unit("launchers_per_aimpoint", "launchers per aimpoint", 1.0, 1_000.0),
        Unit("platforms_per_aimpoint", "platforms per aimpoint", 1.0, 1_000.0),
        Unit("interceptors", "interceptors", 0.0, 1_000_000.0),
        Unit("interceptors_per_warhead", "interceptors per warhead", 1.0, 100.0),
        Unit("fire_units", "fire units", 0.0, 100_000.0),
        Unit("sensors", "sensors", 0.0, 100_000.0),
        Unit("million_usd", "million US dollars", 0.0, math.inf),
        Unit("billion_usd", "billion US dollars", 0.0, math.inf),
        Unit("kilotons", "kilotons", 0.0, 100_000.0),
        Unit("m", "metres", 1.0, 100_000.0),
        Unit("km", "kilometres", 0.0, math.inf),
        Unit("km_per_s", "kilometres per second", 0.0, math.inf),
        Unit("s", "seconds", 0.0, math.inf),
        Unit("minutes", "minutes", 0.0, math.inf),
        Unit("degrees", "degrees", 0.0, 180.0),
        Unit("ratio", "to 1", 0.0, 1_000.0),
    )
}


def fault(value: float, unit: str) -> str:
    """What is wrong with a value in a unit, or an empty string."""
    if unit not in UNITS:
        return f"unit {unit!r} is not known"
    if not math.isfinite(value):
        return f"{value} is not a number"
    bounds = UNITS[unit]
    if bounds.lowest <= value <= bounds.highest:
        return ""
    limit = f"at least {bounds.lowest:g}" if value < bounds.lowest else f"at most {bounds.highest:,.0f}"
    if not bounds.plural:
        limit = f"between {bounds.lowest:g} and {bounds.highest:g}"
    return f"{value:,.12g} is impossible: {unit} must be {limit}"
