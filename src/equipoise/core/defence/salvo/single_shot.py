"""Closed forms of the engagement of one warhead: shots, tracking, layers in sequence."""

from __future__ import annotations

import numpy as np
from scipy.special import xlog1py, xlogy

from equipoise.core.domain import Numbers, Result, amount, numbers, probability, refuse_unlike
from equipoise.core.whole import whole_above
from equipoise.errors import InputError

BELOW_ONE = 1.0 - 2.0**-53


def salvo_kill_probability(kill_probability: Numbers, shots: Numbers) -> Result:
    """Probability that at least one of several independent shots kills.

    kill_probability: of one shot, any shape, 0 to 1; shots: at one warhead, any shape, 0 or more, fractions allowed.

    Valid for: shots that are independent of each other given the track. A fraction of a shot is read as the published
    sizing reads it (5.65 shots per warhead, so 113 interceptors for 20): the exponent of the miss, not a mixture of whole salvos.
    Raises: InputError for a probability outside 0 to 1 or fewer shots than none, or for shapes that do not fit each other.
    Source: wilkening_2000.

    >>> round(float(salvo_kill_probability(0.56, 4)), 4)
    0.9625
    """
    refuse_unlike(kill_probability=kill_probability, shots=shots)
    return -np.expm1(xlog1py(amount("shots", shots), -probability("kill_probability", kill_probability)))


def tracked_kill_probability(p_track: Numbers, kill_probability: Numbers, shots: Numbers) -> Result:
    """Probability that a warhead is tracked and then killed by its salvo.

    p_track: one draw common to all shots at the warhead, any shape, 0 to 1; kill_probability: of one shot at a tracked
    warhead, any shape, 0 to 1; shots: at one warhead, any shape, 0 or more, fractions allowed.

    Valid for: tracking that fails for all shots at a warhead together.
    Raises: InputError for a probability outside 0 to 1 or fewer shots than none, or for shapes that do not fit each other.
    Source: wilkening_2000.

    >>> round(float(tracked_kill_probability(0.95, 0.56, 4)), 4)
    0.9144
    """
    refuse_unlike(p_track=p_track, kill_probability=kill_probability, shots=shots)
    return probability("p_track", p_track) * salvo_kill_probability(kill_probability, shots)


def implied_kill_probability(p_salvo: Numbers, shots: Numbers) -> Result:
    """Single-shot kill probability that a stated salvo kill probability implies.

    p_salvo: of the whole salvo, any shape, 0 to 1; shots: in the salvo, any shape, above 0.

    Valid for: independent shots.
    Raises: InputError for a probability outside 0 to 1 or a salvo without shots, or for shapes that do not fit each other.
    Source: kessler_2017.

    >>> round(float(implied_kill_probability(0.97, 4)), 3)
    0.584
    """
    refuse_unlike(p_salvo=p_salvo, shots=shots)
    n_shots = numbers("shots", shots)
    if (n_shots <= 0.0).any():
        raise InputError("shots must be above 0 to imply a kill probability", fix="give the number of shots in the salvo")
    return -np.expm1(xlog1py(1.0 / n_shots, -probability("p_salvo", p_salvo)))


def shots_needed(p_salvo: Numbers, kill_probability: Numbers, *, whole: bool = True) -> Result:
    """Shots at one warhead that give the wanted salvo kill probability.

    p_salvo: wanted, any shape, 0 to below 1; kill_probability: of one shot, any shape, 0 to 1;
    whole: the next whole number of shots, otherwise the exact fraction.

    Valid for: independent shots; a fraction within 1e-9 of a whole number counts as whole.
    Raises: InputError for a probability outside its range, or one that no number of shots reaches, or for shapes that do not
    fit each other.
    Source: harrison_tool_2025.

    >>> int(shots_needed(0.96, 0.8))
    2
    """
    refuse_unlike(p_salvo=p_salvo, kill_probability=kill_probability)
    wanted = probability("p_salvo", p_salvo)
    if ((wanted >= 1.0) & (probability("kill_probability", kill_probability) < 1.0)).any():
        raise InputError("p_salvo 1 needs endless shots", fix="ask for less than certainty")
    return shots_of_miss(-np.log1p(-np.minimum(wanted, BELOW_ONE)), kill_probability, whole=whole)


def shots_of_miss(depth: Numbers, kill_probability: Numbers, *, whole: bool = True) -> Result:
    """Shots at one warhead that all miss with a probability of exp(-depth).

    depth: any shape, 0 or more; kill_probability: of one shot, any shape, 0 to 1; whole: the next whole number of shots, otherwise the
    exact fraction.

    Valid for: independent shots; a fraction within 1e-9 of a whole number counts as whole.
    Raises: InputError for a probability outside its range, or one that no number of shots reaches, or for shapes that do not
    fit each other.
    Source: harrison_tool_2025.

    >>> int(shots_of_miss(-np.log(0.04), 0.8))
    2
    """
    refuse_unlike(depth=depth, kill_probability=kill_probability)
    wanted, single = np.broadcast_arrays(amount("depth", depth), probability("kill_probability", kill_probability))
    if ((wanted > 0.0) & (single <= 0.0)).any():
        raise InputError("kill_probability 0 never reaches p_salvo", fix="give a kill probability above 0")
    unlike = (wanted > 0.0) & (single < 1.0)
    shots = np.where(unlike, wanted / -np.log1p(-np.where(unlike, single, 0.5)), (wanted > 0.0) * 1.0)
    if not whole:
        return shots[()]
    return whole_above(shots)


def layered_leakage(stop_probabilities: Numbers, reliability: Numbers = 1.0) -> Result:
    """Probability that one warhead works and passes every layer.

    stop_probabilities: of each layer, last axis, 0 to 1; reliability: of the warhead, 0 to 1.

    Valid for: layers that fail independently of each other and never run out of interceptors.
    Raises: InputError for a probability outside 0 to 1, or for shapes that do not fit each other.
    Source: lafoy_kelly_2017.

    >>> round(float(layered_leakage(np.array([0.8, 0.8, 0.8]))), 6)
    0.008
    """
    stops = np.atleast_1d(probability("stop_probabilities", stop_probabilities))
    refuse_unlike(stop_probabilities=stops.sum(axis=-1), reliability=reliability)
    return probability("reliability", reliability) * np.prod(1.0 - stops, axis=-1)


def no_leak_probability(stop_probability: Numbers, n_warheads: Numbers, reliability: Numbers = 1.0) -> Result:
    """Probability that no warhead of a raid arrives.

    stop_probability: of each warhead, any shape, 0 to 1; n_warheads: any shape, 0 or more; reliability: of each warhead, 0 to 1.

    Valid for: warheads that are stopped independently of each other.
    Raises: InputError for a probability outside 0 to 1 or a negative number of warheads, or for shapes that do not fit each
    other.
    Source: wilkening_2000.

    >>> round(float(no_leak_probability(0.8, 8)), 3)
    0.168
    """
    refuse_unlike(stop_probability=stop_probability, n_warheads=n_warheads, reliability=reliability)
    arrival = probability("reliability", reliability) * (1.0 - probability("stop_probability", stop_probability))
    return np.exp(xlog1py(amount("n_warheads", n_warheads), -arrival))


def leak_probability(stop_probability: Numbers, n_warheads: Numbers) -> Result:
    """Probability that at least one warhead of a raid arrives.

    stop_probability: of each warhead, any shape, 0 to 1; n_warheads: any shape, 0 or more.

    Valid for: warheads that are stopped independently of each other.
    Raises: InputError for a probability outside 0 to 1 or a negative number of warheads, or for shapes that do not fit each
    other.
    Source: deutsch_2009.

    >>> round(float(leak_probability(0.95, 300)), 9)
    0.999999792
    """
    refuse_unlike(stop_probability=stop_probability, n_warheads=n_warheads)
    return -np.expm1(xlogy(amount("n_warheads", n_warheads), probability("stop_probability", stop_probability)))


def tracking_needed(p_no_leak: Numbers, n_warheads: Numbers) -> Result:
    """Tracking probability that must be exceeded to stop a whole raid with the wanted probability.

    p_no_leak: wanted, any shape, 0 to 1; n_warheads: any shape, 1 or more.

    Valid for: one independent tracking draw per warhead, whatever the number of shots.
    Raises: InputError for a probability outside 0 to 1 or a raid without warheads, or for shapes that do not fit each other.
    Source: wilkening_2000.

    >>> round(float(tracking_needed(0.8, 10)), 3)
    0.978
    """
    refuse_unlike(p_no_leak=p_no_leak, n_warheads=n_warheads)
    return np.power(probability("p_no_leak", p_no_leak), 1.0 / amount("n_warheads", n_warheads, 1.0))
