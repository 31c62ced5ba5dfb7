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
        (3.7, "launchers", "3.7 is impossible: launchers are whole numbers"),
        (44.5, "interceptors", "44.5 is impossible: interceptors are whole numbers"),
        (1.5, "launchers_per_platform", "1.5 is impossible: launchers_per_platform are whole numbers"),
        (2.5, "launchers_per_aimpoint", ""),
        (3e6, "km_per_s", "3,000,000 is impossible: km_per_s must be at most 100"),
        (0, "km_per_s", "0 is impossible: km_per_s must be at least 0.1"),
        (1e300, "km", "1e+300 is impossible: km must be at most 100,000"),
        (1e12, "s", "1e+12 is impossible: s must be at most 1,000,000"),
        (1e18, "warheads", "1e+18 is impossible: warheads must be at most 100,000"),
        (1, "furlongs", "unit 'furlongs' is not known"),
    ],
)
def test_fault_names_what_is_wrong(value: float, unit: str, says: str) -> None:
    assert fault(value, unit) == says


def test_units_are_listed_under_their_own_names() -> None:
    assert all(name == unit.name and unit.lowest < unit.highest for name, unit in UNITS.items())


def test_no_unit_has_an_infinite_bound() -> None:
    assert not [name for name, unit in UNITS.items() if not (math.isfinite(unit.lowest) and math.isfinite(unit.highest))]


def test_whole_things_are_counted_from_a_whole_number_on() -> None:
    whole = [unit for unit in UNITS.values() if unit.whole]
    assert len(whole) == 8
    assert all(unit.lowest == round(unit.lowest) and unit.highest == round(unit.highest) for unit in whole)


def test_a_number_may_have_bounds_of_its_own() -> None:
    cloud_top = UNITS["km"].within(0, 30)
    assert fault(30, cloud_top) == ""
    assert fault(1e6, cloud_top) == "1,000,000 is impossible: km must be at most 30"
    assert fault(0.6, UNITS["share"].within(0.334, 0.5)) == "0.6 is impossible: share must be between 0.334 and 0.5"
