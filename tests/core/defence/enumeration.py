"""Every outcome of a tiny engagement, written out from the definition in `system`: an exact result that needs no algebra.

A random event is a table of what can come of it and how probable that is. `after` follows each outcome of one event with another
event, and joins what is the same. Each draw of the definition is one such event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple, TypeVar

from equipoise.core.defence.engagement.system import IN_TURN, Failure, Layer, System, Threat

A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)
Numbers = tuple[int, ...]
Outcome = tuple[Numbers, Numbers]  # leakers of each class, shots of each layer


class Thing(NamedTuple):
    """A warhead or decoy: its class, and what a common decoy drew for all layers."""

    kind: int
    is_decoy: bool
    drew: float | None
    is_dead: bool = False


class State(NamedTuple):
    """Where the engagement stands: objects, stocks, shots of each layer so far."""

    things: tuple[Thing, ...]
    stocks: Numbers
    shots: Numbers


@cache
def outcomes(raid: tuple[Threat, ...], system: System) -> dict[Outcome, float]:
    """The joint distribution of the leakers of each class and the shots of each layer."""
    harmed = after(
        sets_that_occur(system.failures),
        lambda failures: {tuple(harmed_layer(system, failures, k) for k in range(len(system.layers))): 1.0},
    )
    return after(harmed, lambda layers: after(engaged(raid, system.stocks, layers), lambda state: {result(state, len(raid)): 1.0}))


def leaker_distribution(raid: tuple[Threat, ...], system: System) -> dict[Numbers, float]:
    """The joint distribution of the leakers of each class."""
    return after(outcomes(raid, system), lambda outcome: {outcome[0]: 1.0})


def expected_shots(raid: tuple[Threat, ...], system: System) -> tuple[float, ...]:
    """The expected shots of each layer."""
    table = outcomes(raid, system)
    return tuple(sum(shots[k] * chance for (_, shots), chance in table.items()) for k in range(len(system.layers)))


def after(event: dict[A, float], follower: Callable[[A], dict[B, float]]) -> dict[B, float]:
    """What can come of an event and of another one that depends on it."""
    joined: defaultdict[B, float] = defaultdict(float)
    for first, chance in event.items():
        for second, further in follower(first).items():
            joined[second] += chance * further
    return dict(joined)


def flip(probability: float) -> dict[bool, float]:
    """A draw that succeeds with this probability; what cannot happen is left out."""
    return {result: chance for result, chance in ((True, probability), (False, 1.0 - probability)) if chance > 0.0}


def choice(options: Iterable[A]) -> dict[A, float]:
    """One of several, each as probable."""
    listed = list(options)
    return {option: 1.0 / len(listed) for option in listed}


def sets_that_occur(failures: tuple[Failure, ...]) -> dict[tuple[Failure, ...], float]:
    """Which failures occur: one draw for each."""
    found: dict[tuple[Failure, ...], float] = {(): 1.0}
    for failure in failures:
        found = after(
            found,
            lambda before, failure=failure: after(flip(failure.probability), lambda yes: {(*before, failure) if yes else before: 1.0}),
        )
    return found


def harmed_layer(system: System, failures: tuple[Failure, ...], k: int) -> Layer:
    """A layer under the failures that occur."""
    layer = system.layers[k]
    for failure in failures:
        gap = layer.p_warhead_classified - layer.p_decoy_misclassified
        layer = layer._replace(
            p_track=layer.p_track * failure.track[k],
            kill_probability=tuple(p * failure.kill[k] for p in layer.kill_probability),
            p_decoy_misclassified=layer.p_warhead_classified - failure.discrimination[k] * gap,
        )
    return layer


def engaged(raid: tuple[Threat, ...], stocks: Numbers, layers: tuple[Layer, ...]) -> dict[State, float]:
    """The states behind all layers, which stand as the failures left them."""
    states = after(objects(raid, layers), lambda things: {State(things, stocks, (0,) * len(layers)): 1.0})
    for k, layer in enumerate(layers):
        states = after(states, lambda state, k=k, layer=layer: through_layer(state, len(raid), k, layer))
    return states


def objects(raid: tuple[Threat, ...], layers: tuple[Layer, ...]) -> dict[tuple[Thing, ...], float]:
    """The objects of the raid: which decoys are common, and between which thresholds of the layers each of these draws."""
    edges = sorted({0.0, 1.0, *(layer.p_decoy_misclassified for layer in layers)})
    middles: dict[float | None, float] = {(low + high) / 2.0: high - low for low, high in pairwise(edges)}
    found: dict[tuple[Thing, ...], float] = {(): 1.0}
    for kind, threat in enumerate(raid):
        warheads = (Thing(kind, is_decoy=False, drew=None),) * threat.warheads
        found = after(found, lambda things, warheads=warheads: {things + warheads: 1.0})
        draws = after(flip(threat.decoy_correlation), lambda common: middles if common else {None: 1.0})
        for _ in range(threat.decoys):
            found = after(
                found,
                lambda things, kind=kind, draws=draws: after(draws, lambda drew: {(*things, Thing(kind, is_decoy=True, drew=drew)): 1.0}),
            )
    return found


def through_layer(state: State, n_classes: int, k: int, layer: Layer) -> dict[State, float]:
    """The states behind one layer."""
    seen = {state: 1.0}
    for kind in range(n_classes):
        seen = after(seen, lambda before, kind=kind: engaged_class(before, kind, k, layer))
    return after(flip(layer.p_raid_track), lambda tracks: seen if tracks else {state: 1.0})


def engaged_class(state: State, kind: int, k: int, layer: Layer) -> dict[State, float]:
    """The states after a layer served one class."""
    queue: dict[Numbers, float] = {(): 1.0}
    for place, thing in enumerate(state.things):
        if thing.kind == kind:
            called = is_called(thing, layer)
            queue = after(
                queue, lambda before, place=place, called=called: after(called, lambda yes: {(*before, place) if yes else before: 1.0})
            )
    if layer.plan == IN_TURN:
        return after(queue, lambda waiting: in_turn(state, waiting, layer.capacity, k, layer))
    return after(queue, lambda waiting: at_once(state, waiting, 0, k, layer))


def is_called(thing: Thing, layer: Layer) -> dict[bool, float]:
    """Whether an object is within reach, tracked, and taken for a threat."""
    if thing.is_dead:
        called = flip(layer.p_kill_missed)
    elif not thing.is_decoy:
        called = flip(layer.p_warhead_classified)
    elif thing.drew is None:
        called = flip(layer.p_decoy_misclassified)
    else:
        called = {thing.drew < layer.p_decoy_misclassified: 1.0}
    seen = after(flip(layer.reach[thing.kind]), lambda reached: flip(layer.p_track) if reached else {False: 1.0})
    return after(seen, lambda tracked: called if tracked else {False: 1.0})


def in_turn(state: State, waiting: Numbers, places: int, k: int, layer: Layer) -> dict[State, float]:
    """The states after the threats were served one by one, the next always drawn from those not served."""
    if not waiting or places == 0:
        return {state: 1.0}

    def serve(target: int) -> dict[State, float]:
        others = tuple(place for place in waiting if place != target)
        return after(served(state, target, 0, k, layer), lambda later: in_turn(later, others, places - 1, k, layer))

    return after(choice(waiting), serve)


def served(state: State, target: int, look: int, k: int, layer: Layer) -> dict[State, float]:
    """The states after one threat was served from this look on."""
    if look == len(layer.salvos) or state.stocks[layer.stock] == 0:
        return {state: 1.0}
    shots = min(layer.salvos[look], state.stocks[layer.stock])
    fired = less(state, shots, k, layer)

    def look_further(missed: bool) -> dict[State, float]:
        if not missed:
            return {killed(fired, (target,)): 1.0}
        return after(flip(layer.p_further_look), lambda further: served(fired, target, look + 1, k, layer) if further else {fired: 1.0})

    return after(all_miss(shots, state.things[target].kind, layer), look_further)


def at_once(state: State, waiting: Numbers, look: int, k: int, layer: Layer) -> dict[State, float]:
    """The states after all threats were served from this look on."""
    if look == len(layer.salvos) or not waiting:
        return {state: 1.0}
    n_served, stock = min(len(waiting), layer.capacity), state.stocks[layer.stock]
    salvo = layer.salvos[look]

    def fire(shots_at: tuple[tuple[int, int], ...]) -> dict[tuple[State, Numbers], float]:
        fired = less(state, sum(shots for _, shots in shots_at), k, layer)
        hits: dict[Numbers, float] = {(): 1.0}
        for target, shots in shots_at:
            miss = all_miss(shots, state.things[target].kind, layer)
            hits = after(
                hits, lambda before, target=target, miss=miss: after(miss, lambda yes: {before if yes else (*before, target): 1.0})
            )
        return after(hits, lambda hit: {(killed(fired, hit), hit): 1.0})

    if stock >= n_served * salvo:
        aimed = choice(tuple((target, salvo) for target in some) for some in combinations(waiting, n_served))
        left = after(aimed, fire)
        return after(left, lambda pair: at_once(pair[0], tuple(place for place in waiting if place not in pair[1]), look + 1, k, layer))
    each, extra = divmod(stock, n_served)
    aimed = after(
        choice(combinations(waiting, n_served)),
        lambda some: choice(tuple((target, each + (target in more)) for target in some) for more in combinations(some, extra)),
    )
    return after(after(aimed, fire), lambda pair: {pair[0]: 1.0})


def all_miss(shots: int, kind: int, layer: Layer) -> dict[bool, float]:
    """Whether every shot of a salvo misses: one draw for each shot."""
    missed = {True: 1.0}
    for _ in range(shots):
        hit = flip(layer.kill_probability[kind] * layer.reliability)
        missed = after(missed, lambda before, hit=hit: after(hit, lambda yes: {before and not yes: 1.0}))
    return missed


def less(state: State, shots: int, k: int, layer: Layer) -> State:
    """The state with these shots fired."""
    stocks = tuple(stock - shots * (place == layer.stock) for place, stock in enumerate(state.stocks))
    return state._replace(stocks=stocks, shots=tuple(fired + shots * (place == k) for place, fired in enumerate(state.shots)))


def killed(state: State, targets: Numbers) -> State:
    """The state with these objects dead."""
    return state._replace(
        things=tuple(thing._replace(is_dead=thing.is_dead or place in targets) for place, thing in enumerate(state.things))
    )


def result(state: State, n_classes: int) -> Outcome:
    """The leakers of each class and the shots of each layer."""
    alive = [thing.kind for thing in state.things if not thing.is_decoy and not thing.is_dead]
    return tuple(alive.count(kind) for kind in range(n_classes)), state.shots
