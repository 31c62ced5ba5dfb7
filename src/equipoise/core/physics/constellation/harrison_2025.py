"""Number and cost of space-based interceptors by the calculator of the American Enterprise Institute (Harrison 2025).

A rival of `absentee` in its own terms: satellites spread evenly over the sphere, reach measured on a flat disc, the
Earth's radius at the equator, one value of gravity for the fly-out and a rounded one in the rocket equations. Its order
of steps is kept; its defaults are those of `Layer`.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from equipoise.core.domain import Number, amount, numbers
from equipoise.core.physics.earth import STANDARD_GRAVITY_KM_S2
from equipoise.core.whole import whole_above, whole_below
from equipoise.errors import InputError

ROCKET_GRAVITY_KM_S2 = 9.81e-3  # in the rocket equations, unlike the fly-out
RADIUS_KM = 6378.1
MOST_EXHAUST_SPEEDS = 20  # the full mass is then some 500 million times the empty one


class Layer(NamedTuple):
    """What the calculator is told: geometry, kill probability and aim, masses in kg, money in million US dollars, learning in per cent."""

    altitude_km: float = 300.0
    intercept_km: float = 200.0
    acceleration_g: float = 15.0
    speed_km_s: float = 6.0
    time_s: float = 120.0
    kill_probability: float = 0.8
    p_stopped: float = 0.96
    salvo: float = 1.0
    latitude_deg: float = 90.0
    divert_km_s: float = 2.5
    specific_impulse_s: float = 240.0
    kill_vehicle_kg: float = 25.0
    body_kg: float = 25.0
    support_kg: float = 50.0
    life_years: float = 5.0
    period_years: float = 20.0
    development: float = 7000.0
    first_unit: float = 70.0
    unit_learning: float = 85.0
    operations_per_year: float = 450.0
    payload_kg: float = 45000.0
    first_launch: float = 150.0
    launch_learning: float = 95.0


class Chain(NamedTuple):
    """What the calculator works out, step by step: kilometres, numbers, kilograms, million US dollars."""

    fly_out_km: float
    reach_km: float
    ratio: float
    shots: int
    n_interceptors: int
    mass_kg: float
    n_per_launch: int
    n_launches: int
    unit_cost: float
    launch_cost: float
    total_cost: float


def chain(layer: Layer = Layer()) -> Chain:  # noqa: B008 (a tuple cannot be changed)
    """All steps of the calculator, from fly-out to total cost.

    layer: distances in km, time in s, acceleration in g, probabilities above 0 and below 1, masses in kg, learning above
    50 to 100 per cent.

    Valid for: one layer against missiles launched together; the cost holds whole generations only.
    Raises: InputError for an invalid value, or an interceptor that does not get down to its target or fits no launch.
    Source: harrison_tool_2025.

    >>> steps = chain()
    >>> round(steps.fly_out_km, 2), round(steps.reach_km, 2), steps.n_interceptors, round(steps.total_cost / 1000, 1)
    (597.63, 589.21, 998, 104.4)
    """
    _refuse_impossible(layer)
    flown = fly_out_km(layer)
    drop = abs(layer.altitude_km - layer.intercept_km)
    if flown <= drop:
        raise InputError(
            f"a fly-out of {flown:.0f} km does not cover {drop:g} km of altitude", fix="give more time or speed, or a lower orbit"
        )
    reach = math.sqrt(flown**2 - drop**2)
    ratio = 4.0 * (RADIUS_KM + layer.intercept_km) ** 2 * math.sin(math.radians(layer.latitude_deg)) / reach**2
    shots = int(whole_above(math.log1p(-layer.p_stopped) / math.log1p(-layer.kill_probability)))
    number = int(whole_above(ratio * layer.salvo * shots))
    mass = mass_kg(layer)
    per_launch = math.floor(layer.payload_kg / mass)
    if per_launch == 0:
        raise InputError(
            f"an interceptor of {mass:.0f} kg fits no launch of {layer.payload_kg:g} kg", fix="give more payload or less speed"
        )
    launches = math.ceil(number / per_launch)
    unit, launch = (
        average_cost(layer.first_unit, layer.unit_learning, number),
        average_cost(layer.first_launch, layer.launch_learning, launches),
    )
    generations = int(whole_below(layer.period_years / layer.life_years))
    total = generations * (number * unit + launches * launch) + layer.operations_per_year * layer.period_years + layer.development
    return Chain(flown, reach, ratio, shots, number, mass, per_launch, launches, unit, launch, total)


def fly_out_km(layer: Layer) -> float:
    """Kilometres flown in the time: constant acceleration to burnout, then constant speed.

    layer: see chain.

    Valid for: what the calculator assumes, no gravity.
    Raises: InputError for an invalid value.
    Source: harrison_tool_2025.
    """
    _refuse_impossible(layer)
    acceleration = layer.acceleration_g * STANDARD_GRAVITY_KM_S2
    burn = min(layer.time_s, layer.speed_km_s / acceleration)
    return 0.5 * acceleration * burn**2 + layer.speed_km_s * (layer.time_s - burn)


def mass_kg(layer: Layer) -> float:
    """Kilograms of one interceptor with its carrier, by two rocket equations: divert and fly-out.

    layer: see chain.

    Valid for: one specific impulse for both motors.
    Raises: InputError for an invalid value.
    Source: harrison_tool_2025.

    >>> round(mass_kg(Layer()), 2)
    1294.07
    """
    _refuse_impossible(layer)
    exhaust = ROCKET_GRAVITY_KM_S2 * layer.specific_impulse_s
    fastest = max(layer.divert_km_s, layer.speed_km_s)
    if fastest > MOST_EXHAUST_SPEEDS * exhaust:
        fix = f"give at most {MOST_EXHAUST_SPEEDS} times the speed of the exhaust, or more specific impulse"
        raise InputError(f"a speed of {fastest:g} km/s takes more fuel than there is", fix=fix)
    moved = layer.kill_vehicle_kg * math.exp(layer.divert_km_s / exhaust) + layer.body_kg
    return moved * math.exp(layer.speed_km_s / exhaust) + layer.support_kg


def average_cost(first: Number, learning: Number, number: Number) -> float:
    """Average cost of so many units on a learning curve, in the money of the first.

    first: cost of the first unit, 0 or more; learning: per cent of cost left at each doubling, above 50 to 100; number: 1 or more.

    Valid for: the calculator's approximation of the sum by an integral.
    Raises: InputError for an invalid value.
    Source: harrison_tool_2025.

    >>> round(average_cost(70, 85, 998), 2)
    18.2
    """
    cost, units, rate = float(amount("first", first)), float(amount("number", number, 1.0)), float(numbers("learning", learning))
    if not 50.0 < rate <= 100.0:
        raise InputError(f"learning {rate:g} is impossible", fix="give per cent above 50 to 100")
    slope = 1.0 + math.log2(rate / 100.0)
    return cost * (units**slope + 1.0) / (units * slope)


def _refuse_impossible(layer: Layer) -> None:
    for name, value in zip(layer._fields, layer, strict=True):
        number = float(amount(name, value))
        if name in ("kill_probability", "p_stopped") and not 0.0 < number < 1.0:
            raise InputError(f"{name} {number:g} gives no number of shots", fix="give a probability above 0 and below 1")
        if name == "latitude_deg" and not 0.0 < number <= 90.0:
            raise InputError(f"latitude_deg {number:g} is impossible", fix="give degrees above 0 to 90")
        if number == 0.0 and name in (
            "acceleration_g",
            "speed_km_s",
            "time_s",
            "salvo",
            "specific_impulse_s",
            "kill_vehicle_kg",
            "life_years",
        ):
            raise InputError(f"{name} 0 is impossible", fix="give a number above 0")
