"""Who can reach whom, at the coarse level of the facts.

An intercontinental leg reaches every actor. A leg of theatre range reaches an actor if its range, and a margin for the
size of regions, covers the shortest distance between the points that stand for regions of the two. Best values are used:
a leg reaches or it does not, in every draw alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float, Int

from equipoise.core.physics.earth import RADIUS_KM
from equipoise.core.physics.region import central_angle_deg, coarse_directions
from equipoise.errors import InputError
from equipoise.facts import Conventional, Facts, Leg
from equipoise.study.inputs import Inputs

STAGE = "reach"
MARGIN = "parameters.region_margin"
Points = Float[np.ndarray, "regions 3"]


def distances_km(base: Facts, names: tuple[str, ...]) -> Float[np.ndarray, "actors actors"]:
    """The shortest distance between regions of every two actors, along the ground.

    Raises: InputError for an actor without regions, or an unknown one.
    """
    points = [_points(base, name) for name in names]
    angles = [[float(np.min(central_angle_deg(start[:, None], end[None]))) for end in points] for start in points]
    return np.radians(np.array(angles)) * RADIUS_KM


def reaches(inputs: Inputs, names: tuple[str, ...], legs: Sequence[tuple[str, str, Leg | Conventional]]) -> Int[np.ndarray, "legs actors"]:
    """Which leg can strike which actor: never its owner."""
    far = (
        distances_km(inputs.sample.lookup.base, names) if any(leg.range is not None for _, _, leg in legs) else np.zeros((len(names),) * 2)
    )
    reached = np.zeros((len(legs), len(names)), dtype=np.int64)
    for index, (actor, name, leg) in enumerate(legs):
        own = names.index(actor)
        if leg.range is None:
            reached[index] = 1
        else:
            range_km = inputs.column(STAGE, f"{actor}.{name}.range")[0] + inputs.column(STAGE, MARGIN)[0]
            reached[index] = far[own] <= range_km
        reached[index, own] = 0
    return reached


def _points(base: Facts, name: str) -> Points:
    actor = base.actors[name]
    if not actor.regions:
        raise InputError(f"{name} states no regions, so that theatre range cannot be measured", fix="add 'regions' to its file")
    unknown = next((region for region in actor.regions if region not in base.regions), None)
    if unknown is not None:
        raise InputError(f"{name} names the unknown region {unknown!r}", fix=f"use one of {', '.join(base.regions)}")
    places = np.array([[base.regions[region].latitude, base.regions[region].longitude] for region in actor.regions])
    return coarse_directions("a region", places)
