"""What a strike may use: stocks less what is kept back, against the victim and against third parties."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.domain import Numbers, amount, count, probability, refuse_unlike
from equipoise.errors import InputError

ROUNDING = 1e-9  # of a weapon: shares such as a tenth of 30 are whole numbers


def available(n_weapons: Numbers, withheld: Numbers = 0.0, withheld_share: Numbers = 0.0) -> Int[np.ndarray, " types"]:
    """Whole weapons of each type that are left when reserves are taken off.

    n_weapons: of each type, whole, 0 or more; withheld: amounts kept back, for the victim or against third parties, one row
    a reserve or one row for all, 0 or more; withheld_share: shares of the stock kept back, of the same form, 0 to 1.

    Valid for: reserves that add up; amounts and shares are both of the whole stock. A part of a weapon stays.
    Raises: InputError for reserves greater than the stock, and impossible numbers.
    Source: definition.

    A reserve against the victim of 100 of the first type, and one against third parties of a fifth of both:

    >>> available(np.array([450, 60]), np.array([100, 0]), 0.2)
    array([260,  48])
    """
    stocks = count("n_weapons", n_weapons)
    amounts, shares = amount("withheld", withheld), probability("withheld_share", withheld_share)
    for name, array in (("withheld", amounts), ("withheld_share", shares)):
        if stocks.ndim != 1 or array.ndim > 2 or (array.ndim > 0 and array.shape[-1] not in (1, stocks.size)):
            raise InputError(
                f"{name} has the shape {array.shape} for {stocks.size} types", fix="give one number, or one for each type, a row a reserve"
            )
    taken = np.zeros(stocks.size)
    for array, unit in ((amounts, 1.0), (shares, stocks)):
        taken = taken + unit * np.broadcast_to(np.atleast_2d(array).sum(axis=0), stocks.size)
    slack = ROUNDING + 2.0 * np.spacing(stocks.astype(np.float64))  # shares of large stocks are rounded more
    if np.any(taken > stocks + slack):
        i = int(np.argmax(taken - stocks))
        raise InputError(f"reserves of {taken[i]:g} exceed the {stocks[i]} weapons of type {i}", fix="withhold less")
    return np.minimum(np.floor(stocks - taken + slack).astype(np.int64), stocks)


def struck_share(withheld: Numbers, withheld_third: Numbers) -> Float[np.ndarray, "..."]:
    """The share of an arsenal that a strike may use when shares are kept back against the victim and against third parties.

    withheld, withheld_third: shares of the whole arsenal, 0 to 1, of shapes that fit.

    Valid for: shares that add up, as in `available`.
    Raises: InputError for a share outside 0 to 1, or two that together exceed the arsenal.
    Source: definition.

    >>> float(struck_share(0.25, 0.125))
    0.625
    """
    refuse_unlike(withheld=withheld, withheld_third=withheld_third)
    taken = probability("withheld", withheld) + probability("withheld_third", withheld_third)
    if np.any(taken > 1.0 + ROUNDING):
        raise InputError(
            f"reserves of {np.max(taken):g} of an arsenal are impossible", fix="lower withheld or withheld_third: together at most 1"
        )
    return np.asarray(np.maximum(1.0 - taken, 0.0))
