from __future__ import annotations

import math

import pytest

from equipoise.units import UNITS, fault


@pytest.mark.parametrize(
    ("value", "unit", "says"),
    [
        (0.5, "probability", ""),
        (0.0, "share", ""),
        (1.0, "share", ""),
        (0, "warheads", ""),
        (1.2, "probability", "1.2 is impossible: probability must be between 0 and 1"),
        (-0.1, "share", "-0.1 is impossible: share must be between 0 and 1"),
        (-3, "launchers", "-3 is impossible: launchers must be at least 0"),
        (0.5, "interceptors_per_warhead", "0.5 is impossible: interceptors_per_warhead must be at least 1"),
        (10_001, "launchers", "10,001 is impossible: launchers must be at most 10,000"),
        (50.5, "warheads_per_launcher", "50.5 is impossible: warheads_per_launcher must be at most 50"),
        (1e300, "interceptors", "1e+300 is impossible: interceptors must be at most 1,000,000"),
        (101, "interceptors_per_warhead", "101 is impossible: interceptors_per_warhead must be at most 100"),
        (100_000, "warheads", ""),
        (0, "m", "0 is impossible: m must be at least 1"),
        (1e9, "kilotons", "1,000,000,000 is impossible: kilotons must be at most 100,000"),
        (math.nan, "warheads", "nan is not a number"),
        (math.inf, "warheads", "inf is not a number"),
        (1, "furlongs", "unit 'furlongs' is not known"),
    ],
)
def test_fault_names_what_is_wrong(value: float, unit: str, says: str) -> None:
    assert fault(value, unit) == says


def test_units_are_listed_under_their_own_names() -> None:
    assert all(name == unit.name and unit.lowest < unit.highest for name, unit in UNITS.items())


def test_whatever_is_counted_in_arrays_has_a_highest_value() -> None:
    assert {name for name, unit in UNITS.items() if math.isinf(unit.highest)} == {
        "million_usd",
        "billion_usd",
        "km",
        "km_per_s",
        "s",
        "minutes",
    }
