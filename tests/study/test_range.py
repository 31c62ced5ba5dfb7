"""Who reaches whom, from ranges and coarse regions."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from equipoise.errors import InputError
from equipoise.study.range import distances_km
from equipoise.study.world import World
from tests import stabilities

NAMES = ("USA", "RUS", "CHN", "FRA", "GBR", "IND", "PAK", "PRK", "ISR")


def reached(here: World, leg: str) -> set[str]:
    place = next(place for place, (actor, name, _) in enumerate(here.legs) if f"{actor}.{name}" == leg)
    return {here.names[other] for other in np.flatnonzero(here.actors.legs.reaches[place])}


def test_distances_are_those_between_the_nearest_regions() -> None:
    far = distances_km(stabilities.base(), NAMES)
    assert np.array_equal(far, far.T)
    assert np.array_equal(np.diag(far), np.zeros(9))
    # India 22 N 79 E, Pakistan 30 N 70 E: the haversine formula, by hand
    phi, lam = np.radians([22.0, 30.0]), np.radians([79.0, 70.0])
    half = np.sin((phi[1] - phi[0]) / 2) ** 2 + np.cos(phi[0]) * np.cos(phi[1]) * np.sin((lam[1] - lam[0]) / 2) ** 2
    assert far[NAMES.index("IND"), NAMES.index("PAK")] == pytest.approx(2 * 6371.0 * np.arcsin(np.sqrt(half)))


def test_an_intercontinental_leg_reaches_every_actor_but_its_own(here: World) -> None:
    assert reached(here, "USA.minuteman") == {"RUS", "IND", "PAK"}
    assert reached(here, "RUS.yars_silo") == {"USA", "IND", "PAK"}


def test_a_theatre_leg_reaches_as_far_as_its_range_and_the_margin(here: World) -> None:
    assert reached(here, "IND.prithvi2") == {"PAK"}, "250 km and the margin cover 1,258 km, and no more"
    assert reached(here, "IND.agni3") == {"RUS", "PAK"}
    assert reached(here, "PAK.nasr") == {"IND"}
    assert not any(here.actors.legs.reaches[place, 0] for place, (_, _, leg) in enumerate(here.legs) if leg.range is not None)


def test_an_actor_without_regions_cannot_be_placed() -> None:
    base = stabilities.base()
    actors = base.actors | {"IND": base.actors["IND"].model_copy(update={"regions": ()})}
    with pytest.raises(InputError, match="IND states no regions, so that theatre range cannot be measured; add 'regions' to its file"):
        distances_km(dataclasses.replace(base, groups={**base.groups, "actors": actors}), NAMES)


def test_a_region_that_nobody_knows_is_refused() -> None:
    base = stabilities.base()
    actors = base.actors | {"IND": base.actors["IND"].model_copy(update={"regions": ("atlantis",)})}
    with pytest.raises(InputError, match="IND names the unknown region 'atlantis'; use one of us_midwest"):
        distances_km(dataclasses.replace(base, groups={**base.groups, "actors": actors}), NAMES)
