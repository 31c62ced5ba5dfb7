"""Classes of missiles, interceptors and radars: generic, whole, and each number with a reason or a fact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.facts.records.weapon_class import UNITS, InterceptorClass, MissileClass, RadarClass, numbers

MISSILES, INTERCEPTORS, RADARS = "missiles/generic.yaml", "interceptors/generic.yaml", "radars/generic.yaml"


def test_every_number_of_a_shipped_class_has_a_reason_or_is_a_fact(base: facts.Facts) -> None:
    everything = (*base.missiles.items(), *base.interceptors.items(), *base.radars.items())
    assert len(everything) == 13
    for name, item in everything:
        for key, given in numbers(item).items():
            assert given.fact or given.reason, f"{name}.{key}"


def test_every_number_has_a_unit() -> None:
    plain = {"title", "form", "basing", "reason"}
    fields = {key for model in (MissileClass, InterceptorClass, RadarClass) for key in model.model_fields}
    assert fields - plain == set(UNITS)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (MISSILES, "burn_time: parameters.burn_time_solid", "burn_time: -5", "-5 is impossible: s must be at least 1; give a value"),
        (MISSILES, "form: ballistic", "form: orbital", "'form': input should be 'ballistic' or 'glide', not 'orbital'; correct the value"),
        (MISSILES, "form: ballistic", "form: glide", "the key 'lift_to_drag' is missing for 'glide'; add 'lift_to_drag: …'"),
        (MISSILES, "form: ballistic", "form: ballistic\n  end_speed: 2", "'end_speed' is not used for 'ballistic'; remove it"),
        (MISSILES, "form: ballistic", "form: ballistic\n  yield: 2", "unknown key 'yield'; "),
        (MISSILES, "high: 0.5, reason", "high: 1.5, reason", "1.5 is impossible: share must be between 0.334 and 0.5; give a value"),
        (MISSILES, "parameters.burn_time_solid", "parameters.burn_time", "unknown quantity 'parameters.burn_time'; did you mean"),
        (
            MISSILES,
            "parameters.burn_time_solid",
            "USA.gmd.interceptors",
            "USA.gmd.interceptors is given in 'interceptors'; name a fact in s",
        ),
        (INTERCEPTORS, "basing: ground", "basing: space", "'altitude_lowest' is not used for 'space'; remove it"),
        (INTERCEPTORS, "  longest_flight: {low: 900, ", "  longest_flight: {low: 9000, ", "the range 9000, 1500, 1800 is not in order; "),
        (INTERCEPTORS, "defences.gmd.burnout_speed", "defences.gmd.unit_cost", "defences.gmd.unit_cost is given in 'million_usd'; name a"),
        (RADARS, "lowest_elevation: {low: 1", "lowest_elevation: {low: -1", "-1 is impossible: degrees must be at least 0; give a value"),
        (RADARS, 'title: "early-warning radar"', 'title: ""', "'title' is empty; write a text"),
        (RADARS, "sensors.tpy2.range", "sensors.tpy2.count", "sensors.tpy2.count is given in 'sensors'; name a fact in km"),
    ],
)
def test_what_is_no_class_is_refused(file: str, old: str, new: str, says: str, laid: Callable[..., str]) -> None:
    sentence = laid(file, old, new)
    assert sentence.startswith(f"{file}:"), sentence
    assert f": {says}" in sentence, sentence
