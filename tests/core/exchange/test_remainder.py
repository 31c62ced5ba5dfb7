"""What a strike leaves, against the exact distributions of what comes back."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.posture import BOMBER, SILO
from equipoise.core.exchange.remainder import remainder
from equipoise.core.exchange.sides import single
from equipoise.core.stability.requirement import arriving
from equipoise.errors import InputError
from tests.core.exchange.small_forces import Leg, attack_of, defence_of, force_of, random_system
from tests.core.exchange.small_worlds import world


@pytest.mark.parametrize("number", range(20))
def test_what_is_left_and_works_is_what_would_come_back(number: int) -> None:
    """Riding out, without a defence, the mean of the retaliation is that of the launchers left, for whole loadings."""
    system = random_system(np.random.default_rng([62, number]))
    force = system.force._replace(loading=np.ceil(system.force.loading))
    attack, none = system.attack, defence_of()
    left = remainder(force, attack, none, (0, 1)).launchers[0]
    for posture in range(2):
        exact = arriving(force, attack, none, 0, posture, 0)
        expected = np.arange(exact.size) @ exact
        assert (left[posture] * force.loading[0] * force.reliability[0]).sum() == pytest.approx(expected, abs=1e-8)


def test_bombers_on_alert_come_back_and_missiles_kept_back_stay() -> None:
    force = force_of((Leg(BOMBER, 10, (5, 10)), Leg(SILO, 10, (10, 10))))
    attack = attack_of((500.0, 500.0), p_hard=1.0, p_soft=1.0, p_warning=0.4)
    found = remainder(force, attack, defence_of(), (0, 1))
    assert found.launchers[0].tolist() == [[pytest.approx(2.0), 0.0], [pytest.approx(4.0), 0.0]]


@pytest.mark.parametrize("seed", range(8))
def test_no_more_is_spent_than_there_is(seed: int) -> None:
    actors = world(seed)
    found = exchange(actors, single(3, 0), single(3, 1))
    left = remainder(*found, (0, 2))
    assert (left.spent <= found.attack.warheads.sum(axis=2) + 1e-9).all()
    assert (left.launchers <= found.force.launchers[:, None] + 1e-9).all()
    assert (left.launchers >= 0.0).all()


def test_no_strike_leaves_everything() -> None:
    force = force_of((Leg(SILO, 10, (5, 10)), Leg(BOMBER, 4, (0, 2), per_aimpoint=2)))
    found = remainder(force, attack_of(), defence_of(), (0, 1))
    assert found.launchers[0] == pytest.approx(np.array([[10.0, 4.0], [10.0, 4.0]]))
    assert not found.spent.any()


def test_a_draw_that_there_is_not_is_refused() -> None:
    force = force_of((Leg(SILO, 10, (5, 10)),))
    with pytest.raises(InputError) as caught:
        remainder(force, attack_of(), defence_of(), (0, 3))
    assert str(caught.value) == "draws 0 to 2 are not among the 1 given; name rows of the records"
