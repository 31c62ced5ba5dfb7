"""A defence and the raid that it meets: the records of the engagement engine, and what they mean.

A raid has classes of penetration. A class has warheads and decoys that mimic them; a defence that takes a decoy for a
warhead treats it as one. Objects of a class meet the layers in order. In a layer, for each class in the order listed:

1. An object comes within reach with probability `reach`, by itself, and a live one in reach is tracked with probability
   `p_track`, by itself. A tracked warhead is called a threat with probability `p_warhead_classified`, a tracked decoy with
   `p_decoy_misclassified`. An object destroyed by an earlier layer is still taken for a threat with probability
   reach x `p_track` x `p_kill_missed`; it uses up shots, and nothing more can happen to it.
2. The threats are served in a random order that does not depend on what they are. One shot kills with probability
   `kill_probability` of the class times `reliability`; shots are independent. `salvos` gives the shots at each look: after
   each look that did not kill there is a further look with probability `p_further_look`, by itself, until the looks end.
   At most `capacity` threats of a class are served (all at once: at each look). All shots come from one stock; a salvo that the stock
   cannot fill takes what is left.
3. `plan` says in which order shots are fired. `in_turn`: each threat is served to the end of its looks, then the next.
   `at_once`: all threats get the first look, then the survivors the second, and so on; where the stock does not last for a
   look, what is left is spread over its threats as evenly as whole shots allow, and the engagement is over.

With probability 1 - `p_raid_track` a layer sees nothing of the whole raid: it fires no shot, and all pass.

A common failure (`Failure`) strikes several layers at once: where it occurs, it multiplies their `p_track` and
`kill_probability` and moves `p_decoy_misclassified` towards `p_warhead_classified`. Failures occur independently of each other.
"""

from __future__ import annotations

from typing import NamedTuple

from equipoise.core.domain import count, probability
from equipoise.errors import InputError

IN_TURN, AT_ONCE = range(2)
PLANS = ("in_turn", "at_once")
MOST_OBJECTS = 20_000
MOST_LOOKS = 20
UNLIMITED = 1_000_000
MOST_STOCK = 1_000_000  # of interceptors; a distribution of those fired has a place for each
PROBABILITIES = (
    "p_track",
    "p_raid_track",
    "p_warhead_classified",
    "p_decoy_misclassified",
    "p_kill_missed",
    "reliability",
    "p_further_look",
)


class Threat(NamedTuple):
    """One class of a raid: its warheads, and decoys that mimic them.

    `decoy_correlation` is the share of decoys that fool every layer or none: what one such decoy is taken for is decided once, by one
    draw that each layer compares with its own `p_decoy_misclassified`. The other decoys are judged anew by each layer.
    """

    warheads: int
    decoys: int = 0
    decoy_correlation: float = 0.0


class Layer(NamedTuple):
    """One layer of a defence; tuples have a value for each class of the raid, `salvos` one for each look."""

    stock: int
    salvos: tuple[int, ...]
    kill_probability: tuple[float, ...]
    reach: tuple[float, ...]
    p_track: float = 1.0
    p_raid_track: float = 1.0
    p_warhead_classified: float = 1.0
    p_decoy_misclassified: float = 1.0
    p_kill_missed: float = 0.0
    reliability: float = 1.0
    p_further_look: float = 1.0
    capacity: int = UNLIMITED
    plan: int = IN_TURN


class Failure(NamedTuple):
    """A common failure: its probability, and the factors that it puts on each layer (1: unharmed).

    `discrimination` of 1 leaves it as it is, of 0 makes the layer call decoys threats as often as warheads.
    """

    name: str
    probability: float
    track: tuple[float, ...]
    kill: tuple[float, ...]
    discrimination: tuple[float, ...]


class System(NamedTuple):
    """A defence: stocks of interceptors, the layers that draw on them (`Layer.stock` is a place in `stocks`), common failures."""

    stocks: tuple[int, ...]
    layers: tuple[Layer, ...]
    failures: tuple[Failure, ...] = ()


def failed_layer(layer: Layer, place: int, failure: Failure) -> Layer:
    """A layer on which a common failure has struck.

    layer: before; place: which one of the system it is; failure: what occurred.

    Valid for: a layer and a failure of one system.
    Raises: nothing.
    Source: definition
    """
    kept = failure.discrimination[place]
    return layer._replace(
        p_track=layer.p_track * failure.track[place],
        kill_probability=tuple(p * failure.kill[place] for p in layer.kill_probability),
        p_decoy_misclassified=layer.p_warhead_classified - kept * (layer.p_warhead_classified - layer.p_decoy_misclassified),
    )


def refuse_impossible_system(raid: tuple[Threat, ...], system: System) -> None:
    """Nothing, for a raid and a system that the definition admits.

    raid, system: the records.

    Valid for: any records.
    Raises: InputError for anything else, with the class, layer or failure that is at fault.
    Source: definition
    """
    if not raid:
        raise InputError("the raid has no class", fix="give at least one class, with 0 warheads if need be")
    for place, threat in enumerate(raid):
        count(f"warheads of class {place + 1}", threat.warheads)
        count(f"decoys of class {place + 1}", threat.decoys)
        probability(f"decoy_correlation of class {place + 1}", threat.decoy_correlation)
    objects = sum(threat.warheads + threat.decoys for threat in raid)
    if objects > MOST_OBJECTS:
        raise InputError(f"a raid of {objects:,} objects is too large", fix=f"give at most {MOST_OBJECTS:,} warheads and decoys")
    if not system.layers:
        raise InputError("the system has no layer", fix="give at least one layer; one without interceptors is no defence")
    for place, stock in enumerate(system.stocks):
        count(f"stock {place + 1}", stock, 0, MOST_STOCK)
    for place, layer in enumerate(system.layers):
        _refuse_layer(f"layer {place + 1}", layer, len(raid), len(system.stocks))
    for failure in system.failures:
        _refuse_failure(failure, len(system.layers))


def _refuse_layer(name: str, layer: Layer, n_classes: int, n_stocks: int) -> None:
    """Raise for a layer that the definition does not admit."""
    if not 0 <= int(count(f"the place of the stock of {name}", layer.stock)) < n_stocks:
        raise InputError(f"{name} draws on stock {layer.stock + 1}, and there are {n_stocks}", fix="name a stock of the system")
    for key in ("kill_probability", "reach"):
        values = getattr(layer, key)
        if len(values) != n_classes:
            raise InputError(f"{name} has {len(values)} values of {key} for {n_classes} classes", fix="give one for each class")
        for value in values:
            probability(f"{key} of {name}", value)
    for key in PROBABILITIES:
        probability(f"{key} of {name}", getattr(layer, key))
    if not layer.salvos or len(layer.salvos) > MOST_LOOKS:
        raise InputError(f"{name} has {len(layer.salvos)} looks", fix=f"give the shots of 1 to {MOST_LOOKS} looks")
    for shots in layer.salvos:
        count(f"a salvo of {name}", shots, 1, MOST_STOCK)
    count(f"capacity of {name}", layer.capacity)
    if layer.plan not in (IN_TURN, AT_ONCE):
        raise InputError(f"{name} has no such plan as {layer.plan}", fix="give IN_TURN or AT_ONCE")
    if layer.plan == AT_ONCE and layer.p_further_look < 1.0 and len(layer.salvos) > 1:
        fix = "give p_further_look 1, or the plan in_turn"
        raise InputError(f"{name} serves all at once, and further looks may fail", fix=fix)


def _refuse_failure(failure: Failure, n_layers: int) -> None:
    """Raise for a common failure that the definition does not admit."""
    probability(f"the probability of {failure.name!r}", failure.probability)
    for key in ("track", "kill", "discrimination"):
        values = getattr(failure, key)
        if len(values) != n_layers:
            raise InputError(f"{failure.name!r} has {len(values)} factors of {key} for {n_layers} layers", fix="give one for each layer")
        for value in values:
            probability(f"a factor of {key} of {failure.name!r}", value)
