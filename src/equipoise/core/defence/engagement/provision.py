"""Provision: the smallest stock with which nothing leaks as surely as wanted, and the interceptors that are then fired on average.

The two are different numbers: a stock must last for a bad day, while later looks and missing threats leave most of it on average.

More of a stock never raises leakage where no layer takes the dead for threats. Let the same draws decide both engagements, threat by
threat and look by look. If a layer meets a part of the same threats with stocks at least as large, each of these threats gets
at least the shots that it got before, so that those left alive are a part of those left alive before; and where the smaller
stock was not used up, no more was fired than before, so that what remains is at least as much. From class to class and layer to layer the
same holds again, for shared stocks too. Then the search halves an interval. Dead objects that a later layer serves break the argument:
an early kill may cost a later layer more shots than the object alive would have. Then every stock is tried from none upwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from equipoise.core.defence.engagement.engine import EXACT, Engagement, engagement, mean_count
from equipoise.core.defence.engagement.system import MOST_STOCK, System, Threat, refuse_impossible_system
from equipoise.core.domain import Number, count, probability
from equipoise.errors import InputError, at_most

MOST_TRIED = 2_000  # stocks tried one by one


class Provision(NamedTuple):
    """A stock, the probability that nothing leaks with it, and the interceptors that each layer then fires on average."""

    stock: int
    p_no_leak: float
    expected_shots: tuple[float, ...]


def expected_shots(found: Engagement) -> tuple[float, ...]:
    """The interceptors that each layer fires on average.

    found: an engagement.

    Valid for: any engagement.
    Raises: nothing.
    Source: definition

    >>> from equipoise.core.defence.engagement.system import Layer
    >>> [round(shots, 2) for shots in expected_shots(engagement((Threat(10),), System((40,), (Layer(0, (1, 1), (0.7,), (1.0,)),))))]
    [13.0]
    """
    return tuple(mean_count(fired) for fired in found.spent)


def smallest_stock(raid: tuple[Threat, ...], system: System, p_no_leak: Number, place: int = 0, tolerance: float = EXACT) -> Provision:
    """The smallest size of one stock with which nothing leaks with the wanted probability, the other stocks as they are.

    raid, system: see engagement; p_no_leak: wanted, 0 to 1, met where it is missed by at most 1e-12; place: which stock of the
    system, counted from 0; tolerance: see engagement; what windows leave out counts as leaking.

    Valid for: raids and systems that the engine serves; where a later layer may take the dead for threats, up to 2,000 useful interceptors.
    Raises: InputError for impossible records, an aim that no size of this stock reaches, or too many sizes to try one by one.
    Source: definition (heading of this module)

    >>> from equipoise.core.defence.engagement.system import Layer
    >>> smallest_stock((Threat(10),), System((0,), (Layer(0, (1, 1, 1), (0.7,), (1.0,)),)), 0.75).stock
    18
    """
    found = provisions(raid, system, (p_no_leak,), place, tolerance)[0]
    if not meets(found.p_no_leak, float(p_no_leak)):
        raise _out_of_reach(float(p_no_leak), found.p_no_leak)
    return found


def provisions(
    raid: tuple[Threat, ...], system: System, aims: Sequence[Number], place: int = 0, tolerance: float = EXACT
) -> tuple[Provision, ...]:
    """For each aim the smallest size of one stock that meets it or, where none does, the smallest that comes nearest.

    raid, system, place, tolerance: see smallest_stock; aims: probabilities that nothing leaks, each 0 to 1. Sizes that were tried for one
    aim are not computed again for another.

    Valid for: as smallest_stock.
    Raises: InputError for impossible records, or too many sizes to try one by one.
    Source: definition (heading of this module)

    >>> from equipoise.core.defence.engagement.system import Layer
    >>> [row.stock for row in provisions((Threat(10),), System((0,), (Layer(0, (1, 1, 1), (0.7,), (1.0,)),)), (0.5, 0.75))]
    [14, 18]
    """
    wanted = [float(probability("p_no_leak", aim)) for aim in aims]
    refuse_impossible_system(raid, system)
    if not 0 <= int(count("place", place)) < len(system.stocks):
        raise InputError(f"there is no stock {place}, and there are {len(system.stocks)}", fix="count the stocks of the system from 0")
    most = min(useful_stock(raid, system, place), MOST_STOCK)

    @cache
    def tried(stock: int) -> Provision:
        found = engagement(raid, with_stock(system, place, stock), tolerance)
        return Provision(stock, found.p_no_leak, expected_shots(found))

    search = _halved if never_hurts(system, place) else _one_by_one
    return tuple(search(tried, most, aim) for aim in wanted)


def meets(p_no_leak: float, aim: float) -> bool:
    """Whether a probability that nothing leaks meets an aim: it may miss it by 1e-12.

    p_no_leak, aim: probabilities.

    Valid for: any probabilities.
    Raises: InputError for what is no probability.
    Source: definition
    """
    return float(probability("p_no_leak", min(p_no_leak, 1.0))) + EXACT >= float(probability("aim", aim))


def with_stock(system: System, place: int, stock: int) -> System:
    """The system with another size of one stock.

    system: before; place: which stock, counted from 0; stock: its new size, 0 or more.

    Valid for: a place that the system has.
    Raises: nothing.
    Source: definition
    """
    return system._replace(stocks=(*system.stocks[:place], stock, *system.stocks[place + 1 :]))


def useful_stock(raid: tuple[Threat, ...], system: System, place: int) -> int:
    """The most of one stock that can be fired: a larger one changes nothing.

    raid, system: see engagement; place: which stock, counted from 0.

    Valid for: records that `refuse_impossible_system` admits.
    Raises: nothing.
    Source: definition
    """
    objects = [threat.warheads + threat.decoys for threat in raid]
    layers = [layer for layer in system.layers if layer.stock == place]
    return sum(min(number, layer.capacity) * sum(layer.salvos) for layer in layers for number in objects)


def never_hurts(system: System, place: int) -> bool:
    """Whether more of one stock is proved never to raise leakage (heading of this module).

    system: see engagement; place: which stock, counted from 0.

    Valid for: any raid.
    Raises: nothing.
    Source: definition (heading of this module)
    """
    first = min((k for k, layer in enumerate(system.layers) if layer.stock == place), default=len(system.layers))
    return all(layer.p_kill_missed == 0.0 for layer in system.layers[first + 1 :])


def _halved(tried: Callable[[int], Provision], most: int, aim: float) -> Provision:
    """The smallest stock that meets the aim or comes nearest, where no larger one does worse."""
    low, high = -1, 0
    while not meets(tried(high).p_no_leak, aim):
        if high == most:
            return _halved(tried, most, tried(most).p_no_leak)
        low, high = high, min(most, max(1, 2 * high))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if meets(tried(middle).p_no_leak, aim) else (middle, high)
    return tried(high)


def _one_by_one(tried: Callable[[int], Provision], most: int, aim: float) -> Provision:
    """The smallest stock that meets the aim or comes nearest, where a larger one may do worse."""
    if most > MOST_TRIED:
        what = f"up to {most:,} interceptors are useful and more of them may do worse, since a later layer takes the dead for threats"
        raise InputError(what, fix=f"give p_kill_missed 0, or looks, salvos and objects with at most {MOST_TRIED:,}")
    met = next((stock for stock in range(most + 1) if meets(tried(stock).p_no_leak, aim)), None)
    return tried(met) if met is not None else _one_by_one(tried, most, max(tried(stock).p_no_leak for stock in range(most + 1)))


def _out_of_reach(aim: float, best: float) -> InputError:
    """The sentence for an aim that no size of the stock meets, with the best that one does, rounded down."""
    what = f"no size of this stock reaches p_no_leak {aim:g}: the best is {best:.4g}"
    return InputError(what, fix=f"ask for {at_most(best)}, or give more looks, better sensors or better interceptors")
