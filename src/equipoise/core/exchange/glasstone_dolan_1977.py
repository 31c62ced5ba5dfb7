"""A reference: the textbook kill probability of a class of weapons against a class of hard aimpoints.

A lethal radius follows from yield and hardness by the cube-root law, and the
chance to land within it from the circular error. Named after the compilation
of effects from which the scaling comes; the constant is that of later open
work. The chain takes kill probabilities as inputs and does not call this.
"""

from __future__ import annotations

import numpy as np

from equipoise.core.defence.salvo.single_shot import salvo_kill_probability
from equipoise.core.domain import Numbers, Result, amount, probability, refuse_unlike
from equipoise.errors import InputError

METRES_PER_NAUTICAL_MILE = 1852.0
FACTOR = 2.62  # nautical miles for 1 megaton against 1 psi; some authors use 2.63


def lethal_radius_m(yield_mt: Numbers, hardness_psi: Numbers, factor: Numbers = FACTOR) -> Result:
    """The distance within which a class of weapons destroys a class of aimpoints, in metres.

    yield_mt: megatons, 0 or more; hardness_psi: overpressure that the class withstands, psi, above 0; factor: nautical miles, 0 or more.

    Valid for: classes, in the aggregate; the cube-root law is an approximation.
    Raises: InputError for a negative number or a hardness of 0, or for shapes that do not fit each other.
    Source: glasstone_dolan_1977

    >>> round(float(lethal_radius_m(1.0, 1000.0)))
    485
    """
    refuse_unlike(yield_mt=yield_mt, hardness_psi=hardness_psi, factor=factor)
    hardness = _above_zero("hardness_psi", hardness_psi)
    return amount("factor", factor) * METRES_PER_NAUTICAL_MILE * np.cbrt(amount("yield_mt", yield_mt) / hardness)


def kill_probability(
    yield_mt: Numbers, hardness_psi: Numbers, cep_m: Numbers, reliability: Numbers = 1.0, shots: Numbers = 1, factor: Numbers = FACTOR
) -> Result:
    """The probability that a number of independent weapons of a class destroys an aimpoint of a class.

    yield_mt: megatons, 0 or more; hardness_psi: psi, above 0; cep_m: circular error that half the weapons keep, metres, above 0;
    reliability: 0 to 1; shots: 0 or more; factor: nautical miles, 0 or more.

    Valid for: classes, in the aggregate; errors that are circular and normal, shots that fail independently.
    Raises: InputError for a negative number, a reliability outside 0 to 1, or a hardness or error of 0, or for shapes that do
    not fit each other.
    Source: glasstone_dolan_1977

    >>> round(float(kill_probability(0.75, 700, 900)), 5)
    0.19019
    """
    refuse_unlike(yield_mt=yield_mt, hardness_psi=hardness_psi, cep_m=cep_m, reliability=reliability, shots=shots, factor=factor)
    ratio = np.asarray(lethal_radius_m(yield_mt, hardness_psi, factor)) / _above_zero("cep_m", cep_m)
    single = probability("reliability", reliability) * (1.0 - 0.5 ** (ratio**2))
    return salvo_kill_probability(single, shots)


def _above_zero(name: str, value: Numbers) -> np.ndarray:
    array = amount(name, value)
    if bool((array <= 0.0).any()):
        raise InputError(f"{name} of 0 is impossible", fix="give a number above 0")
    return array
