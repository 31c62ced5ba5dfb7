"""Arguments that would take memory or time without end are refused at once, with the bound."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest

from equipoise.core.physics.flight.arc import Arc
from equipoise.core.physics.intercept.fly_out import FlyOut
from equipoise.errors import InputError
from equipoise.study.checks.call import function, result

LIMIT_S = 20  # far above what a refusal takes; the machine may be busy
HUGE = 10**9
LAYER = {"interceptors": 4, "salvo": 2, "kill_probability": 0.5, "p_track": 1.0, "coverage": 1.0, "track_per_raid": False}
BOX = {"south_deg": 0, "north_deg": 2, "west_deg": 0, "east_deg": 2}
FORCES = {"n_fixed": 1, "fixed_loading": 1, "n_survivable": 1, "survivable_loading": 1, "alert": 0.5, "p_kill": 0.5, "w80": 1}
WALKER = {"altitude_km": 500, "inclination_deg": 60, "n_planes": 3, "n_per_plane": 3}
ARC = dict.fromkeys(Arc._fields, 0)
TABLE = {**dict.fromkeys(FlyOut._fields, 1), "time_s": [[float("inf")]]}
ROSETTE = {"n_satellites": 5, "harmonic": 1}
ROUTE = {"from_latitude_deg": 0, "from_longitude_deg": 0, "to_latitude_deg": 0, "to_longitude_deg": 90}
SAMPLE = {"n_warheads": 3, "layers": [LAYER], "trials": 4, "generator": 1}
ENGAGED = {
    "raid": [{"warheads": 2}],
    "system": {"stocks": [8], "layers": [{"stock": 0, "salvos": [1, 1], "kill_probability": [0.5], "reach": [1]}]},
    "trials": 2,
    "generator": 1,
}
SET = {"values": [1, 2], "n_warheads": 1, "n_interceptors": 1, "p_shot": 0.5, "p_damage": 1}
CURVE = {"shots": [1], "kills": [1], "held": 2, "available": 2}


@pytest.fixture(autouse=True)
def limit() -> Iterator[None]:
    def late(_number: int, _frame: object) -> None:
        pytest.fail(f"no answer within {LIMIT_S} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(LIMIT_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("value", [HUGE, 2**63 - 1])
@pytest.mark.parametrize(
    ("name", "arguments", "hostile"),
    [
        ("stability.wars.n_wars", {}, "n_sides"),
        ("stability.wars.wars", {}, "n_sides"),
        ("stability.kent_thaler_1989.strike", {"striker": FORCES, "struck": FORCES}, "shots"),
        ("stability.kent_thaler_1989.first_strike_stability", {"a": FORCES, "b": FORCES}, "shots"),
        ("stability.drawdown.efficient_curve", CURVE, "n_steps"),
        ("physics.constellation.rosette.fewest_satellites", {}, "fold"),
        ("physics.flight.force.gravity_forces", {}, "n_flights"),
        ("physics.flight.rotation.regional_track", ROUTE, "n_samples"),
        ("physics.constellation.walker.satellite_directions", {"pattern": WALKER}, "pattern.n_planes"),
        ("physics.constellation.walker.satellite_directions", {"pattern": WALKER}, "pattern.n_per_plane"),
        ("physics.constellation.rosette.best_rosette", {"rosette": ROSETTE}, "rosette.n_satellites"),
        (
            "physics.constellation.rosette.worst_case_range_deg",
            {"rosette": ROSETTE, "inclination_deg": 40},
            "rosette.n_satellites",
        ),
        ("physics.region.grid", BOX, "north_deg"),
        ("physics.region.grid", BOX, "east_deg"),
        ("physics.region.grid", BOX, "step_deg"),
        ("physics.flight.lift_off.boost_samples", {"share": 0.5}, "n"),
        ("defence.salvo.montecarlo.arriving_sample", SAMPLE, "n_warheads"),
        ("defence.salvo.montecarlo.arriving_sample", SAMPLE, "trials"),
        ("defence.engagement.simulation.simulated_engagement", ENGAGED, "trials"),
        ("defence.preferential.value_set.value_set", SET, "n_warheads"),
        ("defence.preferential.value_set.value_set", SET, "n_interceptors"),
        ("exchange.force_defence.no_force_defence", {}, "n_draws"),
        ("exchange.sides.single", {"actor": 0}, "n"),
        ("exchange.sides.coalition", {"offence": [0]}, "n"),
    ],
)
def test_a_huge_number_is_refused_at_once(name: str, arguments: dict[str, Any], hostile: str, value: int) -> None:
    with pytest.raises(InputError) as caught:
        result(function(f"core.{name}"), changed(arguments, hostile, value))
    assert "cannot take these arguments" not in str(caught.value)
    assert caught.value.fix


def test_draws_are_bounded_together() -> None:
    layer = {**LAYER, "salvo": 1000}
    with pytest.raises(InputError, match="the simulation takes 10010000000000 draws; give fewer trials, warheads or shots"):
        result(
            function("core.defence.salvo.montecarlo.arriving_sample"),
            {**SAMPLE, "n_warheads": 1000, "trials": 10_000_000, "layers": [layer]},
        )
    many = {**ENGAGED, "raid": [{"warheads": 2000}], "trials": 10_000_000}
    with pytest.raises(InputError, match="20000000000 objects meet the layers in all trials; give fewer trials"):
        result(function("core.defence.engagement.simulation.simulated_engagement"), many)
    with pytest.raises(InputError, match="10000000000 satellites are too many; give a pattern of at most 100000"):
        result(
            function("core.physics.constellation.walker.n_satellites"), {"pattern": {**WALKER, "n_planes": 100_000, "n_per_plane": 100_000}}
        )


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        (
            "exchange.allocation.assignment.surviving_value",
            {"values": [1, 2], "p_kill": [[0.5, 0.5]], "targets": [2]},
            "a weapon goes to an unknown target; ",
        ),
        (
            "physics.constellation.harrison_2025.mass_kg",
            {"layer": {"speed_km_s": 1e30}},
            "a speed of 1e+30 km/s takes more fuel than there is; ",
        ),
        ("physics.intercept.fly_out.flight_time_s", {"table": TABLE, "ground_deg": 1, "altitude_km": 1}, "the table of times is empty, "),
        ("physics.flight.marks.marks", {"arc": ARC, "time_s": 1}, "an arc whose energy is not below 0 does not come down; "),
        ("physics.flight.lift_off.boost_samples", {"n": 20, "share": 2}, "share 2 is impossible; "),
    ],
)
def test_what_used_to_be_an_error_of_a_library_is_one_sentence(name: str, arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        result(function(f"core.{name}"), arguments)
    assert str(caught.value).startswith(sentence)


def changed(arguments: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Arguments with one value replaced, that of an argument or of a field of a record."""
    first, _, rest = path.partition(".")
    return {**arguments, first: changed(arguments[first], rest, value) if rest else value}
