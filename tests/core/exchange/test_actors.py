"""A record of all actors and the sides that they form; what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.actors import coalition, facing, of_rows, refuse_inconsistent, single, together
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import armed, world


def test_some_draws_of_the_actors_are_actors() -> None:
    actors = world(3, draws=4)
    some = of_rows(actors, (1, 3))
    refuse_inconsistent(some)
    assert np.array_equal(some.detect, actors.detect[1:3])
    assert some.owner is actors.owner
    with pytest.raises(InputError) as caught:
        of_rows(actors, (2, 5))
    assert str(caught.value) == "draws 2 to 4 are not among the 4 given; name rows of the record"


def test_sides_are_joined() -> None:
    joint = together((single(3, 0), coalition(3, (1,), defence=(2,))))
    assert joint.offence.tolist() == [True, True, False]
    assert joint.defence.tolist() == [True, False, True]
    with pytest.raises(InputError) as caught:
        together(())
    assert str(caught.value) == "no side is named; name at least one side"


@pytest.mark.parametrize(
    ("side", "sentence"),
    [
        (lambda: single(3, 3), "a side names an actor that is not among the 3 given; give places from 0 to 2"),
        (lambda: coalition(3, ()), "a side has no member; name at least one actor"),
    ],
)
def test_impossible_sides_are_refused(side: object, sentence: str) -> None:
    assert callable(side)
    with pytest.raises(InputError) as caught:
        side()
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("warning", np.zeros((2, 4)), "warning of the actors has the shape (2, 4), not (2, 3); give each array the shape that it states"),
        ("warning", np.full((2, 3), 1.5), "warning of the actors holds a value above 1; give shares and probabilities between 0 and 1"),
        (
            "warning",
            np.full((2, 3), np.nan),
            "warning of the actors holds what is no number of at least 0; give finite numbers of at least 0",
        ),
        (
            "fratricide",
            np.full(2, -0.1),
            "fratricide of the actors holds what is no number of at least 0; give finite numbers of at least 0",
        ),
    ],
)
def test_inconsistent_records_are_refused(name: str, value: np.ndarray, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(world(0)._replace(**{name: value}))
    assert str(caught.value) == sentence


def test_sizes_and_owners_are_refused() -> None:
    actors = world(1)
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(actors._replace(per_platform=np.zeros_like(actors.per_platform)))
    assert str(caught.value) == "per_platform of the actors holds a size of 0; give groups of at least one launcher"
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(actors._replace(owner=actors.owner + 1))
    assert str(caught.value) == "a leg or layer belongs to an actor that is not among the 3 given; give owners from 0 to 2"


def test_two_sides_face_each_other_if_each_has_a_leg_that_reaches_the_other() -> None:
    actors = world(2)
    first, second = single(3, 0), single(3, 1)
    assert facing(actors, first, second)
    assert not facing(actors, first, coalition(3, (0, 2))), "a common member"
    out_of_reach = actors.reaches.copy()
    out_of_reach[actors.owner == 1, 0] = 0
    one_way = actors._replace(reaches=out_of_reach)
    assert not facing(one_way, first, second)
    assert not facing(one_way, second, first)
    assert facing(one_way, first, coalition(3, (1, 2))), "the third reaches the first"


def test_an_armed_world_is_consistent_and_its_classes_are_checked() -> None:
    actors = armed(world(2), 2)
    refuse_inconsistent(actors)
    assert of_rows(actors, (1, 2)).conventional.shape == (1, 3)
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(actors._replace(conventional_hard=actors.conventional_hard + 1.0))
    assert str(caught.value) == "conventional_hard of the actors holds a value above 1; give shares and probabilities between 0 and 1"
    with pytest.raises(InputError) as caught:
        refuse_inconsistent(actors._replace(conventional_owner=actors.conventional_owner + 1))
    assert "belongs to an actor that is not among the 3 given" in str(caught.value)
