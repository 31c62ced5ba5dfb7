"""The record of all actors: some of its draws, its axes, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.actors import AXES, GROUPS, SHARES, of_rows, refuse_inconsistent
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import armed, changed, world

SMALL = next(armed(found, 1) for found in map(world, range(40)) if found.legs.owner.size == 5 and found.layers.owner.size == 1)


def test_some_draws_of_the_actors_are_actors() -> None:
    actors = world(3, draws=4)
    some = of_rows(actors, (1, 3))
    refuse_inconsistent(some)
    assert np.array_equal(some.capabilities.detect, actors.capabilities.detect[1:3])
    assert some.legs.owner is actors.legs.owner
    with pytest.raises(InputError) as caught:
        of_rows(actors, (2, 5))
    assert str(caught.value) == "draws 2 to 4 are not among the 4 given; name rows of the record"


NUMBER = "holds what is no number of at least 0; give finite numbers of at least 0"
SHARE = "holds a value above 1; give shares and probabilities between 0 and 1"
SIZE = "holds a size of 0; give groups of at least one launcher"
OWNER = "holds an actor that is not among the 3 given; give owners from 0 to 2"
SHAPE = "give each array the shape that it states"


@pytest.mark.parametrize(
    ("part", "name", "value", "sentence"),
    [
        ("capabilities", "warning", np.zeros((2, 4)), f"warning of the capabilities has the shape (2, 4), not (2, 3); {SHAPE}"),
        ("layers", "coverage", np.zeros((2, 9)), f"coverage of the layers has the shape (2, 9), not (2, 1); {SHAPE}"),
        ("capabilities", "warning", np.full((2, 3), 1.5), f"warning of the capabilities {SHARE}"),
        ("capabilities", "warning", np.full((2, 3), np.nan), f"warning of the capabilities {NUMBER}"),
        ("capabilities", "fratricide", np.full(2, -0.1), f"fratricide of the capabilities {NUMBER}"),
        ("legs", "launchers", np.full((2, 5), -1.0), f"launchers of the legs {NUMBER}"),
        ("legs", "per_platform", np.zeros((2, 5)), f"per_platform of the legs {SIZE}"),
        ("legs", "owner", np.arange(5), f"owner of the legs {OWNER}"),
        ("layers", "owner", np.array([3]), f"owner of the layers {OWNER}"),
        ("conventional", "hard", np.full((2, 3), 1.5), f"hard of the conventional weapons {SHARE}"),
        ("conventional", "owner", np.arange(3) + 1, f"owner of the conventional weapons {OWNER}"),
    ],
)
def test_inconsistent_records_are_refused(part: str, name: str, value: np.ndarray, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(changed(SMALL, **{part: {name: value}}))
    assert str(caught.value) == sentence


def test_every_field_is_of_the_axes_of_its_annotation() -> None:
    for part, record in SMALL._asdict().items():
        for name, array in record._asdict().items():
            assert len(AXES[part][name]) == array.ndim
            larger = np.concatenate([array, array[:1]])
            with pytest.raises(InputError, match="(has the shape|holds)"):
                refuse_inconsistent(changed(SMALL, **{part: {name: larger}}))


def test_shares_and_groups_are_named_fields() -> None:
    assert SHARES.keys() == AXES.keys()
    assert all(SHARES[part] <= AXES[part].keys() for part in AXES)
    assert AXES["legs"].keys() >= GROUPS


def test_an_armed_world_is_consistent() -> None:
    refuse_inconsistent(SMALL)
    assert of_rows(SMALL, (1, 2)).conventional.weapons.shape == (1, 3)
