"""Integration: one set of layers, and what they share.

`independent`: each layer sees for itself, and takes objects that an earlier layer destroyed for threats as often as it cannot tell.
`coordinated`: kills are shared, so that a later layer fires only at what is left.
`integrated`: besides, one track picture, shared discrimination, engagement on remote tracks, one fire plan (shots are spread evenly over
all threats, looks are taken together) and one command that all depend on: it fails with a probability of its own, for all at once.

From one to the other leads a row of steps, each of which changes one thing: what integration buys, and what it costs. A step need not
be a gain. Shared kill assessment never hurts one class with stocks of its own. Better discrimination in an early layer can: decoys
that it no longer destroys reach later layers that cannot tell them apart. One fire plan helps where shots are short, unless later looks
have smaller salvos than earlier ones (what is spread early is missing late), or classes compete for a capacity.
"""

from __future__ import annotations

from typing import NamedTuple

from equipoise.core.defence.engagement.engine import EXACT, Engagement, engagement
from equipoise.core.defence.engagement.system import AT_ONCE, Failure, Layer, System, Threat
from equipoise.core.domain import probability
from equipoise.errors import InputError
from equipoise.vocabulary import LEVELS

STEPS = (
    "independent",
    "shared kill assessment",
    "one track picture",
    "shared discrimination",
    "engagement on remote tracks",
    "one fire plan",
    "one command that can fail",
)


class Gain(NamedTuple):
    """What one layer gets from the common picture: its tracking, discrimination and reach when integrated.

    `p_further_look` is that of the objects in the new reach, which may be less: those that come into reach late get few looks.
    """

    p_track: float
    p_warhead_classified: float
    p_decoy_misclassified: float
    reach: tuple[float, ...]
    p_further_look: float | None = None


class Design(NamedTuple):
    """Layers as they are alone, what each gains when integrated, failures they have anyway, and the failure of a common command."""

    stocks: tuple[int, ...]
    layers: tuple[Layer, ...]
    gains: tuple[Gain, ...]
    failures: tuple[Failure, ...]
    command: Failure


class Step(NamedTuple):
    """One step from independent to integrated layers: what it is called, the system, and how it fares."""

    name: str
    system: System
    engagement: Engagement


def design_at(design: Design, level: str) -> System:
    """The system that a design makes at a level of integration.

    design: layers and gains; level: one of LEVELS.

    Valid for: gains that are no losses.
    Raises: InputError for an unknown level, gains for another number of layers, or a gain that is a loss.
    Source: definition (heading of this module)

    >>> layer = Layer(0, (1,), (0.5,), (1.0,), p_kill_missed=0.4)
    >>> alone = Design((5,), (layer,), (Gain(1.0, 1.0, 1.0, (1.0,)),), (), Failure("command", 0.1, (0.0,), (0.0,), (1.0,)))
    >>> design_at(alone, "coordinated").layers[0].p_kill_missed
    0.0
    """
    if level not in LEVELS:
        raise InputError(f"there is no level of integration {level!r}", fix=f"give one of {', '.join(LEVELS)}")
    return _after(design, {"independent": 0, "coordinated": 1, "integrated": len(STEPS) - 1}[level])


def steps(design: Design, raid: tuple[Threat, ...], tolerance: float = EXACT) -> tuple[Step, ...]:
    """The row of steps from independent to integrated layers, in the order of STEPS, each with its engagement.

    design: layers and gains; raid: what they meet; tolerance: as in `engagement`.

    Valid for: as `engagement`. The effect of a step depends on those before it.
    Raises: InputError as `design_at` and `engagement` do.
    Source: definition (heading of this module)
    """
    systems = [_after(design, done) for done in range(len(STEPS))]
    return tuple(Step(name, system, engagement(raid, system, tolerance)) for name, system in zip(STEPS, systems, strict=True))


def _after(design: Design, done: int) -> System:
    """The system after so many steps."""
    if len(design.gains) != len(design.layers):
        raise InputError(f"{len(design.gains)} gains for {len(design.layers)} layers", fix="give one for each layer")
    layers: list[Layer] = []
    for place, (own, gain) in enumerate(zip(design.layers, design.gains, strict=True)):
        _refuse_loss(place, own, gain)
        layer = own._replace(p_kill_missed=0.0) if done >= 1 else own
        if done >= 2:
            layer = layer._replace(p_track=gain.p_track)
        if done >= 3:
            layer = layer._replace(p_warhead_classified=gain.p_warhead_classified, p_decoy_misclassified=gain.p_decoy_misclassified)
        if done >= 4:
            further = layer.p_further_look if gain.p_further_look is None else gain.p_further_look
            layer = layer._replace(reach=gain.reach, p_further_look=further)
        if done >= 5 and (layer.p_further_look >= 1.0 or len(layer.salvos) == 1):
            layer = layer._replace(plan=AT_ONCE)
        layers.append(layer)
    failures = (*design.failures, design.command) if done >= 6 else design.failures
    return System(design.stocks, tuple(layers), failures)


def _refuse_loss(place: int, own: Layer, gain: Gain) -> None:
    """Raise for a common picture that is worse than a layer's own."""
    for key in ("p_track", "p_warhead_classified", "p_decoy_misclassified"):
        probability(f"{key} of gain {place + 1}", getattr(gain, key))
    if len(gain.reach) != len(own.reach):
        raise InputError(f"gain {place + 1} has {len(gain.reach)} values of reach for {len(own.reach)} classes", fix="give one for each")
    for value in gain.reach:
        probability(f"reach of gain {place + 1}", value)
    worse = gain.p_track < own.p_track or any(g < r for g, r in zip(gain.reach, own.reach, strict=True))
    if worse or gain.p_warhead_classified < own.p_warhead_classified or gain.p_decoy_misclassified > own.p_decoy_misclassified:
        fix = "a common picture may only help: give its own values where it adds nothing"
        raise InputError(f"layer {place + 1} is worse off with the common picture", fix=fix)
