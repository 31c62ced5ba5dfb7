"""The engagement of `system`, object by object: every failure, track, judgement, order, shot and look is drawn by itself.

This is the independent check of the exact engine. It shares the records with it, and nothing else: no formula for more than one
object, no count that stands for several, no product of probabilities that the definition draws one after the other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.defence.engagement.system import IN_TURN, System, Threat, refuse_impossible_system
from equipoise.core.domain import count
from equipoise.errors import InputError

MOST_TRIALS = 10_000_000
MOST_MET = 1_000_000_000  # objects, over all trials and layers: some minutes
JUDGED_ANEW = -1.0  # in place of the one draw of a decoy that fools all layers or none


class Simulation(NamedTuple):
    """What came of each simulated raid: warheads behind all layers by class, and shots fired by layer."""

    leakers: Int[np.ndarray, "trials classes"]
    spent: Int[np.ndarray, "trials layers"]


class Tables(NamedTuple):
    """A raid and a system as arrays: rows are layers or failures; `salvos` is filled up with zeros to the most looks."""

    warheads: Int[np.ndarray, "classes"]
    decoys: Int[np.ndarray, "classes"]
    decoy_correlation: Float[np.ndarray, "classes"]
    stocks: Int[np.ndarray, "stocks"]
    stock: Int[np.ndarray, "layers"]
    looks: Int[np.ndarray, "layers"]
    salvos: Int[np.ndarray, "layers most_looks"]
    capacity: Int[np.ndarray, "layers"]
    plan: Int[np.ndarray, "layers"]
    kill_probability: Float[np.ndarray, "layers classes"]
    reach: Float[np.ndarray, "layers classes"]
    p_track: Float[np.ndarray, "layers"]
    p_raid_track: Float[np.ndarray, "layers"]
    p_warhead_classified: Float[np.ndarray, "layers"]
    p_decoy_misclassified: Float[np.ndarray, "layers"]
    p_kill_missed: Float[np.ndarray, "layers"]
    reliability: Float[np.ndarray, "layers"]
    p_further_look: Float[np.ndarray, "layers"]
    p_failure: Float[np.ndarray, "failures"]
    factors: Float[np.ndarray, "failures 3 layers"]


def simulated_engagement(raid: tuple[Threat, ...], system: System, trials: int, generator: np.random.Generator) -> Simulation:
    """The leakers and the shots of each of so many simulated raids.

    raid: the classes, in the order in which each layer serves them; system: as its records say; trials: 1 to 10,000,000, and at most
    a thousand million objects in all trials and layers;
    generator: the source of all chance.

    Valid for: any system that its records can describe.
    Raises: InputError for no trials, or records that the definition does not admit.
    Source: definition (heading of `system`).
    """
    refuse_impossible_system(raid, system)
    runs = int(count("trials", trials, 1, MOST_TRIALS))
    met = runs * len(system.layers) * sum(int(threat.warheads) + int(threat.decoys) for threat in raid)
    if met > MOST_MET:
        raise InputError(f"{met} objects meet the layers in all trials", fix=f"give fewer trials: at most {MOST_MET} such objects")
    leakers = np.zeros((runs, len(raid)), dtype=np.int64)
    spent = np.zeros((runs, len(system.layers)), dtype=np.int64)
    _all_trials(_tables(raid, system), leakers, spent, generator)
    return Simulation(leakers, spent)


def _tables(raid: tuple[Threat, ...], system: System) -> Tables:
    """The records as arrays."""
    layers, failures = system.layers, system.failures
    by_class = (len(layers), len(raid))
    salvos = np.zeros((len(layers), max((len(layer.salvos) for layer in layers), default=0)), dtype=np.int64)
    for row, layer in zip(salvos, layers, strict=True):
        row[: len(layer.salvos)] = layer.salvos
    factors = np.array([(failure.track, failure.kill, failure.discrimination) for failure in failures], dtype=np.float64)
    return Tables(
        warheads=_whole([threat.warheads for threat in raid]),
        decoys=_whole([threat.decoys for threat in raid]),
        decoy_correlation=_real([threat.decoy_correlation for threat in raid]),
        stocks=_whole(system.stocks),
        stock=_whole([layer.stock for layer in layers]),
        looks=_whole([len(layer.salvos) for layer in layers]),
        salvos=salvos,
        capacity=_whole([layer.capacity for layer in layers]),
        plan=_whole([layer.plan for layer in layers]),
        kill_probability=_real([layer.kill_probability for layer in layers]).reshape(by_class),
        reach=_real([layer.reach for layer in layers]).reshape(by_class),
        p_track=_real([layer.p_track for layer in layers]),
        p_raid_track=_real([layer.p_raid_track for layer in layers]),
        p_warhead_classified=_real([layer.p_warhead_classified for layer in layers]),
        p_decoy_misclassified=_real([layer.p_decoy_misclassified for layer in layers]),
        p_kill_missed=_real([layer.p_kill_missed for layer in layers]),
        reliability=_real([layer.reliability for layer in layers]),
        p_further_look=_real([layer.p_further_look for layer in layers]),
        p_failure=_real([failure.probability for failure in failures]),
        factors=factors.reshape(len(failures), 3, len(layers)),
    )


def _whole(values: object) -> Int[np.ndarray, "..."]:
    return np.array(values, dtype=np.int64)


def _real(values: object) -> Float[np.ndarray, "..."]:
    return np.array(values, dtype=np.float64)


@kernel
def _all_trials(tables, leakers, spent, generator):
    """Fill `leakers` and `spent`, one raid after the other."""
    n_layers, n_classes = tables.reach.shape
    first = np.zeros(n_classes + 1, dtype=np.int64)  # objects first[c] to first[c + 1] are class c: its warheads, then its decoys
    first[1:] = np.cumsum(tables.warheads + tables.decoys)
    dead = np.empty(first[-1], dtype=np.bool_)
    one_draw = np.empty(first[-1])
    queue = np.empty(first[-1], dtype=np.int64)
    for trial in range(leakers.shape[0]):
        dead[:] = False
        stocks = tables.stocks.copy()
        harm = _harm(tables, generator)
        _common_judgements(tables, first, one_draw, generator)
        for layer in range(n_layers):
            if generator.random() >= tables.p_raid_track[layer]:
                continue
            for c in range(n_classes):
                n_threats = _threats(tables, layer, c, first[c], first[c + 1], harm[:, layer], dead, one_draw, queue, generator)
                stock = stocks[tables.stock[layer]]
                fired = _engagement(tables, layer, c, harm[1, layer], queue, n_threats, stock, dead, generator)
                stocks[tables.stock[layer]] -= fired
                spent[trial, layer] += fired
        for c in range(n_classes):
            for warhead in range(first[c], first[c] + tables.warheads[c]):
                leakers[trial, c] += not dead[warhead]


@kernel
def _harm(tables, generator):
    """Factors on track, kill and discrimination (rows) of each layer, by the failures that occur in this raid."""
    harm = np.ones((3, tables.reach.shape[0]))
    for failure in range(tables.p_failure.size):
        if generator.random() < tables.p_failure[failure]:
            harm *= tables.factors[failure]
    return harm


@kernel
def _common_judgements(tables, first, one_draw, generator):
    """Fill `one_draw` for each decoy that is judged once; the other objects are judged anew by each layer."""
    one_draw[:] = JUDGED_ANEW
    for c in range(tables.decoys.size):
        for decoy in range(first[c] + tables.warheads[c], first[c + 1]):
            if generator.random() < tables.decoy_correlation[c]:
                one_draw[decoy] = generator.random()


@kernel
def _threats(tables, layer, c, start, end, harm, dead, one_draw, queue, generator):
    """Put the objects of a class that a layer takes for threats into `queue`; their number is returned."""
    n_threats = 0
    for thing in range(start, end):
        if generator.random() >= tables.reach[layer, c]:
            continue
        if generator.random() >= tables.p_track[layer] * harm[0]:
            continue
        p_called = tables.p_warhead_classified[layer]
        draw = generator.random()
        if dead[thing]:
            p_called = tables.p_kill_missed[layer]
        elif thing >= start + tables.warheads[c]:
            p_called -= harm[2] * (p_called - tables.p_decoy_misclassified[layer])
            if one_draw[thing] != JUDGED_ANEW:
                draw = one_draw[thing]
        if draw < p_called:
            queue[n_threats] = thing
            n_threats += 1
    return n_threats


@kernel
def _engagement(tables, layer, c, harm, queue, n_threats, stock, dead, generator):
    """Engage the threats of a class in one layer; the shots fired are returned."""
    p_hit = tables.kill_probability[layer, c] * tables.reliability[layer] * harm
    salvos, capacity = tables.salvos[layer, : tables.looks[layer]], tables.capacity[layer]
    if tables.plan[layer] == IN_TURN:
        p_further = tables.p_further_look[layer]
        return _shots_in_turn(queue[:n_threats], salvos, capacity, p_hit, p_further, stock, dead, generator)
    return _shots_at_once(queue, n_threats, salvos, capacity, p_hit, stock, dead, generator)


@kernel
def _shots_in_turn(queue, salvos, capacity, p_hit, p_further, stock, dead, generator):
    """Serve one threat to the end of its looks, then the next; the shots fired are returned."""
    fired = 0
    _shuffled(queue, generator)
    for threat in queue[:capacity]:
        for salvo in salvos:
            shots = min(salvo, stock - fired)
            fired += shots
            if _hit(shots, p_hit, generator):
                dead[threat] = True
                break
            if generator.random() >= p_further:
                break
        if fired == stock:
            break
    return fired


@kernel
def _shots_at_once(queue, n_threats, salvos, capacity, p_hit, stock, dead, generator):
    """Serve all threats at the first look, then those not hit at the second, and so on; the shots fired are returned."""
    fired = 0
    for salvo in salvos:
        n_served, left = min(n_threats, capacity), stock - fired
        _shuffled(queue[:n_threats], generator)
        is_short = left < n_served * salvo
        n_kept = 0
        for place in range(n_threats):
            shots = 0
            if place < n_served:
                shots = left // n_served + (place < left % n_served) if is_short else salvo
            fired += shots
            if _hit(shots, p_hit, generator):
                dead[queue[place]] = True
            else:
                queue[n_kept] = queue[place]
                n_kept += 1
        n_threats = n_kept
        if is_short:
            break
    return fired


@kernel
def _hit(shots, p_hit, generator):
    """Whether at least one of so many shots hits; each is fired and drawn."""
    is_hit = False
    for _ in range(shots):
        if generator.random() < p_hit:
            is_hit = True
    return is_hit


@kernel
def _shuffled(queue, generator):
    """The threats put into a random order, where they stand."""
    for last in range(queue.size - 1, 0, -1):
        other = generator.integers(0, last + 1)
        queue[last], queue[other] = queue[other], queue[last]
