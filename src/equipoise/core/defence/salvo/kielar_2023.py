"""A terminal defence that saturates: every further object lowers the chance of each intercept (Kielar 2023)."""

from __future__ import annotations

import math

import numpy as np
from jaxtyping import Float
from scipy.optimize import brentq

from equipoise.core.domain import Number, Numbers, Result, amount, probability
from equipoise.errors import InputError


def intercept_probability(n_objects: Numbers, p_first: Float[np.ndarray, "layers"] | Number, decay: Number) -> Result:
    """Probability that an object is stopped by one of the layers when so many come at once.

    n_objects: in the raid, any shape, 0 or more; p_first: of each layer against a lone object, 0 to 1; decay: factor
    on that probability for each further object, 0 to 1.

    Valid for: layers that fail independently and wear down alike.
    Raises: InputError for an impossible probability or a negative number of objects.
    Source: kielar_2023.

    >>> round(float(intercept_probability(0, 0.8, 0.999)), 2)
    0.8
    """
    worn = np.power(probability("decay", decay), amount("n_objects", n_objects))
    first = np.atleast_1d(probability("p_first", p_first))
    return 1.0 - np.prod(1.0 - first * np.asarray(worn)[..., np.newaxis], axis=-1)


def intercepts(n_objects: Numbers, p_first: Float[np.ndarray, "layers"] | Number, decay: Number) -> Result:
    """Objects stopped on average.

    n_objects: in the raid, any shape, 0 or more; p_first: of each layer against a lone object, 0 to 1; decay: factor
    on that probability for each further object, 0 to 1.

    Valid for: layers that fail independently and wear down alike.
    Raises: InputError for an impossible probability or a negative number of objects.
    Source: kielar_2023.
    """
    return amount("n_objects", n_objects) * intercept_probability(n_objects, p_first, decay)


def leaks(n_objects: Numbers, p_first: Float[np.ndarray, "layers"] | Number, decay: Number) -> Result:
    """Objects that pass on average.

    n_objects: in the raid, any shape, 0 or more; p_first: of each layer against a lone object, 0 to 1; decay: factor
    on that probability for each further object, 0 to 1.

    Valid for: layers that fail independently and wear down alike.
    Raises: InputError for an impossible probability or a negative number of objects.
    Source: kielar_2023.
    """
    return amount("n_objects", n_objects) - intercepts(n_objects, p_first, decay)


def crossing(p_first: Float[np.ndarray, "layers"] | Number, decay: Number) -> float:
    """Raid size at which as many objects pass as are stopped.

    p_first: of each layer against a lone object, 0 to 1; decay: factor for each further object, above 0 and below 1.

    Valid for: a defence that stops more than half of a small raid.
    Raises: InputError for a decay of 0 or 1, or a defence that stops at most half of the smallest raid.
    Source: kielar_2023.

    >>> round(crossing(0.8, 0.999), 2)
    469.77
    """
    factor, first = float(probability("decay", decay)), np.atleast_1d(probability("p_first", p_first))
    if factor in (0.0, 1.0):
        raise InputError(f"decay {factor:g} gives no crossing", fix="give a decay above 0 and below 1")

    def surplus(wear: float) -> float:
        return 0.5 - float(np.prod(1.0 - first * math.exp(-wear)))

    if surplus(0.0) <= 0.0:
        raise InputError("the defence stops at most half of the smallest raid", fix="give layers that together stop more than half")
    most = math.log(2.0 * float(first.sum())) + 1e-6  # half of a raid passes at least, since layers stop no more than their sum
    return brentq(surplus, 0.0, most, xtol=1e-300) / -math.log(factor)
