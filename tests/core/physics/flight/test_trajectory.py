"""What the samples of a flight may hold."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.physics.flight.rotation import Track, regional_track
from equipoise.core.physics.flight.trajectory import ground_directions, off_degrees
from equipoise.errors import InputError

FLIGHT = regional_track(40, 50, 30, 90, 5)


def test_directions_are_those_of_the_ground_below() -> None:
    found = ground_directions(FLIGHT)
    assert np.abs(np.degrees(np.arcsin(found[:, 2])) - FLIGHT.latitude_deg).max() < 1e-9
    assert np.abs(np.linalg.norm(found, axis=1) - 1.0).max() < 1e-15


def test_an_end_above_the_ground_need_not_be_a_whole_degree() -> None:
    cut = Track(*(column[:4] for column in FLIGHT))
    assert ground_directions(cut).shape == (4, 3)


def test_at_a_pole_every_longitude_is_whole() -> None:
    assert ground_directions(regional_track(58, 62, 90, 0, 5))[-1] == pytest.approx([0.0, 0.0, 1.0], abs=1e-9)
    assert off_degrees(np.array([90.0, -90.0, 89.0, 40.2]), np.array([48.97, 0.5, 48.97, 3.0])) == pytest.approx([0.0, 0.0, 0.03, 0.2])


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"time_s": np.zeros(3)},
            "the columns of the trajectory differ in length or hold fewer than two samples; give each the same times",
        ),
        (
            {"time_s": np.array([0.0, 1.0, 1.0, 2.0, 3.0])},
            "time_s of the trajectory does not rise; give the samples in the order of the flight, each once",
        ),
        (
            {"altitude_km": np.array([0.0, 1.0, -2.0, 1.0, 0.0])},
            "altitude_km -2 of the trajectory is below ground; end the trajectory at altitude 0",
        ),
        ({"altitude_km": np.full(5, np.nan)}, "altitude_km is not a finite number; give a number"),
        (
            {"latitude_deg": FLIGHT.latitude_deg + 0.5},
            "the trajectory starts at 40.5, 50, a site and not a region; let it start and end on whole degrees, or above 1 km",
        ),
        (
            {"longitude_deg": np.append(FLIGHT.longitude_deg[:-1], 90.3)},
            "the trajectory ends at 30, 90.3, a site and not a region; let it start and end on whole degrees, or above 1 km",
        ),
    ],
)
def test_what_is_no_flight_is_refused(changed: dict[str, np.ndarray], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        ground_directions(FLIGHT._replace(**changed))
    assert str(caught.value) == sentence
