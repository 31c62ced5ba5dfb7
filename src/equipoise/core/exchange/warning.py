"""Chains of warning: sensors or members of which one is enough, a failure that takes all of them out, and stages that follow one another.

Sensors seldom fail by themselves alone. An attack on satellites, on command posts or on the links that several share makes them fail
together, and then a second one adds less than two independent ones would.
"""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers, probability
from equipoise.errors import InputError


def any_works(p_each: Float[np.ndarray, "*shape chains"], common_failure: Numbers) -> Float[np.ndarray, "*shape"]:
    """The probability that at least one of several chains works, given how each does and a failure that takes out all of them.

    p_each: probability that a chain works, common failure included, 0 to 1; common_failure: probability of that failure, 0 to 1, one
    or so many as there are sets of chains. It counts only so far as the best chain leaves room for it: each chain keeps its own
    probability, and so does one chain alone.

    Valid for: failures that are independent of one another but for the common one.
    Raises: InputError for a value outside 0 to 1, or no chain.
    Source: model_note_many_actors

    >>> float(any_works(np.array([0.8, 0.8]), 0.0)), float(any_works(np.array([0.8, 0.8]), 0.2)), float(any_works(np.array([0.8]), 0.1))
    (0.96, 0.8, 0.8)
    """
    probability("a chain's probability", p_each)
    if p_each.shape[-1] == 0:
        raise InputError("there is no chain of warning", fix="give at least one")
    if p_each.shape[-1] == 1:
        return p_each[..., 0]
    room = 1.0 - np.minimum(probability("the common failure", common_failure), 1.0 - p_each.max(axis=-1))
    alone = p_each / np.where(room > 0.0, room, 1.0)[..., None]
    return np.asarray(room * (1.0 - np.prod(1.0 - alone, axis=-1)))


def in_series(p_stage: Float[np.ndarray, "*shape stages"]) -> Float[np.ndarray, "*shape stages"]:
    """The probability that each stage and all before it work.

    p_stage: probability that a stage works, given that those before it have, 0 to 1.

    Valid for: stages in the order in which they follow.
    Raises: InputError for a value outside 0 to 1.
    Source: definition

    >>> in_series(np.array([0.8, 0.5])).tolist()
    [0.8, 0.4]
    """
    return np.cumprod(probability("a stage's probability", p_stage), axis=-1)
