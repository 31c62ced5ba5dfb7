"""Exceedance against the exact distribution of each cell."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.stability.exceedance import exceedance
from equipoise.core.stability.requirement import arriving, assured_retaliation, cells
from equipoise.errors import InputError
from tests.core.stability.test_requirement import EVERY, MARKS, PLACES, stacked

NUMBERS = np.array([0.0, 1.0, 2.5, 9.0, 1e6])


@pytest.mark.parametrize("number", range(4))
def test_it_is_the_upper_tail_of_what_arrives(number: int) -> None:
    system = stacked(number)
    found = exceedance(*system, NUMBERS, (0, 3), EVERY)
    for draw in range(3):
        for posture, doctrine in PLACES:
            exact = arriving(*system, draw, posture, doctrine)
            expected = [assured_retaliation(exact, w) for w in NUMBERS]
            assert found[draw, posture, doctrine] == pytest.approx(expected, abs=1e-9)


def test_at_the_requirement_it_is_assured_retaliation() -> None:
    system = stacked(2)
    needed = cells(*system, np.full(3, 4.0), (0, 3), MARKS)
    assert exceedance(*system, np.array([4.0]), (0, 3))[..., 0] == pytest.approx(needed.p_assured, abs=1e-12)


def test_a_negative_number_and_a_draw_that_is_not_there_are_refused() -> None:
    with pytest.raises(InputError, match="a number of warheads"):
        exceedance(*stacked(0), np.array([-1.0]), (0, 3))
    with pytest.raises(InputError, match="draws 0 to 3 are not among the 3 given"):
        exceedance(*stacked(0), NUMBERS, (0, 4))
