"""The states of warning under each doctrine, written out."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.doctrine import (
    LAUNCH_ON_WARNING,
    LAUNCH_UNDER_ATTACK,
    N_STATES,
    RIDE_OUT,
    leaving,
    p_launched,
    p_state,
    p_warned_in_vain,
    refuse_doctrines,
)
from equipoise.errors import InputError
from equipoise.vocabulary import DOCTRINES
from tests.core.exchange.small_forces import attack_of

ATTACK = attack_of(p_warning=0.8, p_confirmed=0.6)


@pytest.mark.parametrize(
    ("doctrine", "states"),
    [
        (RIDE_OUT, [(0.2, RIDE_OUT), (0.8, RIDE_OUT)]),
        (LAUNCH_UNDER_ATTACK, [(0.2, RIDE_OUT), (0.2, RIDE_OUT), (0.6, LAUNCH_UNDER_ATTACK)]),
        (LAUNCH_ON_WARNING, [(0.2, RIDE_OUT), (0.8, LAUNCH_ON_WARNING)]),
    ],
)
def test_how_likely_each_state_is_and_whether_missiles_leave_in_it(doctrine: int, states: list[tuple[float, int]]) -> None:
    places = range(N_STATES[doctrine])
    assert [p_state(ATTACK, 0, doctrine, place) for place in places] == pytest.approx([p for p, _ in states])
    assert [leaving(doctrine, place) for place in places] == [which for _, which in states]


def test_no_missile_leaves_unless_the_doctrine_says_so() -> None:
    assert [p_launched(ATTACK, 0, doctrine) for doctrine in range(len(DOCTRINES))] == [0.0, 0.6, 0.8]


def test_a_warning_on_which_no_missile_leaves() -> None:
    assert p_warned_in_vain(ATTACK, 0, RIDE_OUT) == 0.8
    assert p_warned_in_vain(ATTACK, 0, LAUNCH_UNDER_ATTACK) == pytest.approx(0.5)
    assert p_warned_in_vain(attack_of(p_warning=1.0, p_confirmed=1.0), 0, LAUNCH_UNDER_ATTACK) == 0.0


@pytest.mark.parametrize("wrong", [[], [1, 0], [0, 0], [-1, 0], [0, 3]])
def test_impossible_doctrines_are_refused(wrong: list[int]) -> None:
    with pytest.raises(InputError) as caught:
        refuse_doctrines(np.array(wrong, dtype=np.int64))
    assert str(caught.value) == f"the doctrines {wrong} are impossible; give places from 0 to 2, rising"
