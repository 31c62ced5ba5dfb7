"""The sides that actors form, and which of them can face each other; what is refused."""

from __future__ import annotations

import pytest

from equipoise.core.exchange.sides import coalition, facing, legs_facing, single, together
from equipoise.errors import InputError
from tests.core.exchange.small_worlds import changed, world


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


def test_two_sides_face_each_other_if_each_has_a_leg_that_reaches_the_other() -> None:
    actors = world(2)
    first, second = single(3, 0), single(3, 1)
    assert facing(actors, first, second)
    assert not facing(actors, first, coalition(3, (0, 2))), "a common member"
    out_of_reach = actors.legs.reaches.copy()
    out_of_reach[actors.legs.owner == 1, 0] = 0
    one_way = changed(actors, legs={"reaches": out_of_reach})
    assert not facing(one_way, first, second)
    assert not facing(one_way, second, first)
    assert facing(one_way, first, coalition(3, (1, 2))), "the third reaches the first"


def test_sides_and_legs_of_other_actors_are_refused() -> None:
    actors = world(2)
    with pytest.raises(InputError) as caught:
        facing(actors, single(4, 0), single(4, 1))
    assert str(caught.value) == "a side is not of the 3 actors given; give it a mark for every actor"
    with pytest.raises(InputError) as caught:
        legs_facing(changed(actors, legs={"owner": actors.legs.owner + 1}), single(3, 0), single(3, 1))
    assert str(caught.value) == "a leg belongs to an unknown actor; give owners from 0 to 2"
