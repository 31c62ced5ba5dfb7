"""A defence and the raid that it meets: the records of the engagement engine, and what they mean.

A raid has classes of penetration. A class has warheads and decoys that mimic them; a defence that takes a decoy for a
warhead treats it as one. Objects of a class meet the layers in order. In a layer, for each class in the order listed:

1. An object comes within reach with probability `reach`, by itself, and a live one in reach is tracked with probability
   `p_track`, by itself. A tracked warhead is called a threat with probability `p_warhead_called`, a tracked decoy with
   `p_decoy_called`. An object destroyed by an earlier layer is still taken for a threat with probability
   reach x `p_track` x `p_dead_called`; it uses up shots, and nothing more can happen to it.
2. The threats are served in a random order that does not depend on what they are. One shot kills with probability
   `kill_probability` of the class times `reliability`; shots are independent. `salvos` gives the shots at each look: after
   each look that did not kill there is a further look with probability `p_further_look`, by itself, until the looks end.
   At most `capacity` threats of a class are served. All shots come from one stock; a salvo that the stock cannot fill takes what is left.
3. `plan` says in which order shots are fired. `in_turn`: each threat is served to the end of its looks, then the next.
   `at_once`: all threats get the first look, then the survivors the second, and so on; where the stock does not last for a
   look, what is left is spread over its threats as evenly as whole shots allow, and the engagement is over.

With probability 1 - `p_raid_track` a layer sees nothing of the whole raid: it fires no shot, and all pass.

A common failure (`Failure`) strikes several layers at once: where it occurs, it multiplies their `p_track` and
`kill_probability` and moves `p_decoy_called` towards `p_warhead_called`. Failures occur independently of each other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from equipoise.core.domain import amount, count, probability
from equipoise.errors import InputError

IN_TURN, AT_ONCE = range(2)
PLANS = ("in_turn", "at_once")
MOST_OBJECTS = 20_000
UNLIMITED = 1_000_000


class Threat(NamedTuple):
    """One class of a raid: its warheads, and decoys that mimic them.

    `decoy_correlation` is the share of decoys that fool every layer or none: what one such decoy is taken for is decided once, by one
    draw that each layer compares with its own `p_decoy_called`. The other decoys are judged anew by each layer.
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
    p_warhead_called: float = 1.0
    p_decoy_called: float = 1.0
    p_dead_called: float = 0.0
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
