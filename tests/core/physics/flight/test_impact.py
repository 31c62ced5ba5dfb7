"""Impacts: against the closed form, within the error that is promised, and each refusal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.flight.ballistic import minimum_energy_arc
from equipoise.core.physics.flight.impact import impacts
from equipoise.core.physics.flight.marks import passage
from equipoise.errors import InputError
from tests.core.physics.flight.test_propagation import starts

UP, OUT = np.array([[RADIUS_KM + 200.0, 0.0, 0.0]]), np.array([[1.0, 5.0, 0.0]])


def test_without_oblateness_it_is_the_closed_form() -> None:
    arc = minimum_energy_arc(8000.0, 200.0)
    slope = np.radians(float(arc.elevation_deg))
    found = impacts(UP, float(arc.speed_km_s) * np.array([[np.sin(slope), np.cos(slope), 0.0]]), oblate=False, tolerance=1e-12)
    ground = passage(arc, 0.0)
    assert abs(found.time_s[0] / float(ground.time_s) - 1.0) < 1e-8
    angle = np.arctan2(found.position_km[0, 1], found.position_km[0, 0])
    assert abs(RADIUS_KM * angle / float(ground.range_km) - 1.0) < 1e-8


def test_the_error_is_the_one_promised() -> None:
    rows = starts(500)
    quick, exact = impacts(rows[:, :3], rows[:, 3:6]), impacts(rows[:, :3], rows[:, 3:6], tolerance=1e-13)
    assert np.abs(quick.position_km - exact.position_km).max() < 5e-5
    assert np.allclose(np.linalg.norm(quick.position_km, axis=1), RADIUS_KM, rtol=1e-11)


def test_oblateness_moves_an_impact_by_kilometres() -> None:
    rows = starts(200)
    apart = impacts(rows[:, :3], rows[:, 3:6]).position_km - impacts(rows[:, :3], rows[:, 3:6], oblate=False).position_km
    assert 5.0 < np.median(np.linalg.norm(apart, axis=1)) < 40.0


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: impacts(UP, np.zeros((2, 3))), "position_km and velocity_km_s differ in their rows; give one row for each arc"),
        (lambda: impacts(0.5 * UP, OUT), "an arc starts below ground; give positions above the ground"),
        (
            lambda: impacts(UP, np.array([[0.0, 7.8, 0.0]])),
            "an arc does not come down; give a velocity below that of an orbit, or less far up",
        ),
        (lambda: impacts(UP, np.array([[0.0, 12.0, 0.0]])), "an arc does not come down; give a velocity below that of an orbit"),
        (lambda: impacts(UP, OUT, tolerance=1.0), "tolerance 1 is impossible; give a number between 1e-13 and 1e-3"),
        (lambda: impacts(UP, np.array([[np.nan, 1.0, 0.0]])), "velocity_km_s is not a finite number; give a number"),
    ],
)
def test_bad_starts_get_one_sentence(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as error:
        call()
    assert str(error.value).startswith(sentence)
