"""Several classes and shared stocks: by hand, and as products where nothing ties the classes together."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.engagement.joint import joint_branch, mean_rate, served_rows
from equipoise.core.defence.engagement.single import single_branch
from equipoise.core.defence.engagement.system import AT_ONCE, Layer, Threat
from equipoise.errors import InputError

Z, OUTSIDE = 7.5, 1e-16
SURE = Layer(0, (1,), (1.0, 1.0), (1.0, 1.0))


def test_the_share_of_threats_that_are_killed() -> None:
    kills = np.array([[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [0.0, 0.5, 0.5]])
    assert mean_rate(kills) == pytest.approx(2.0 / 3.0, rel=1e-15)  # 0.5 and 1.5 of 1 and 2
    assert mean_rate(np.eye(3)) == 0.95
    assert mean_rate(np.array([[1.0, 0.0], [1.0, 0.0]])) == 0.05
    assert mean_rate(np.array([[1.0, 0.0]])) == 0.05


def test_rows_of_one_class_that_met_a_layer() -> None:
    rows = np.zeros((2, 3, 3))  # two rows of others, stocks of 0 to 2, 0 to 2 alive
    rows[0, 1, 2], rows[1, 2, 2], rows[1, 0, 1] = 0.5, 0.25, 0.25
    out = served_rows(rows, np.array([3]), np.array([1.0]), 0.0, 2, np.array([1]), 0.5, 1.0, 9, False)
    expected = np.zeros((2, 3, 3))
    expected[0, 0, 2], expected[0, 0, 1] = 0.25, 0.25
    expected[1, 0] = 0.25 * np.array([0.25, 0.5, 0.25])
    expected[1, 0, 1] += 0.25
    assert np.allclose(out, expected, rtol=0.0, atol=1e-15)


def test_the_dead_take_up_shots_of_rows() -> None:
    rows = np.zeros((1, 2, 2))
    rows[0, 1, 1] = 1.0  # one of two objects is alive, one shot
    out = served_rows(rows, np.array([2]), np.array([1.0]), 0.5, 2, np.array([1]), 1.0, 1.0, 9, False)
    assert np.allclose(out[0], [[0.75, 0.25], [0.0, 0.0]], atol=1e-15)  # the dead one gets it with 0.5 x 0.5


def test_the_class_listed_first_is_served_first() -> None:
    leakers, (spent,) = joint_branch((Threat(2), Threat(2)), (SURE,), (3,), Z, OUTSIDE)
    assert leakers.shape == (3, 3)
    assert leakers[0, 1] == pytest.approx(1.0)
    assert spent.tolist() == pytest.approx([0.0, 0.0, 0.0, 1.0])


def test_capacity_is_that_of_each_class() -> None:
    leakers, (spent,) = joint_branch((Threat(2), Threat(2)), (SURE._replace(capacity=1),), (3,), Z, OUTSIDE)
    assert leakers[1, 1] == pytest.approx(1.0)
    assert spent[2] == pytest.approx(1.0)


def test_a_shared_stock_is_what_the_earlier_layer_leaves() -> None:
    half = SURE._replace(kill_probability=(0.5,), reach=(1.0,))
    leakers, spent = joint_branch((Threat(2),), (half, half._replace(kill_probability=(1.0,))), (3,), Z, OUTSIDE)
    assert leakers == pytest.approx([0.75, 0.25, 0.0])  # one shot is left: it kills unless both are alive
    assert spent[0] == pytest.approx([0.0, 0.0, 1.0, 0.0])
    assert spent[1] == pytest.approx([0.25, 0.75, 0.0, 0.0])


def test_a_layer_that_sees_nothing_leaves_the_shared_stock_whole() -> None:
    sure = SURE._replace(kill_probability=(1.0,), reach=(1.0,))
    leakers, spent = joint_branch((Threat(4),), (sure._replace(p_raid_track=0.75), sure), (3,), Z, OUTSIDE)
    assert leakers == pytest.approx([0.0, 1.0, 0.0, 0.0, 0.0])
    assert spent[0] == pytest.approx([0.25, 0.0, 0.0, 0.75])
    assert spent[1] == pytest.approx([0.75, 0.0, 0.0, 0.25])


@pytest.mark.parametrize("plan", [0, AT_ONCE])
@pytest.mark.parametrize("p_dead", [0.0, 0.5])
def test_classes_do_not_meet_where_shots_are_plenty(plan: int, p_dead: float) -> None:
    layer = Layer(
        0, (2, 1), (0.6, 0.3), (0.9, 0.5), p_track=0.8, p_decoy_misclassified=0.4, p_kill_missed=p_dead, reliability=0.9, plan=plan
    )
    layers = (layer, layer._replace(stock=1, salvos=(1,), p_decoy_misclassified=0.7))
    raid = (Threat(2, 2, 0.5), Threat(3, 1))
    leakers, spent = joint_branch(raid, layers, (24, 8), Z, OUTSIDE)
    alone = [
        single_branch(
            (threat,),
            tuple(one._replace(kill_probability=one.kill_probability[k : k + 1], reach=one.reach[k : k + 1]) for one in layers),
            (24, 8),
            Z,
            OUTSIDE,
        )
        for k, threat in enumerate(raid)
    ]
    assert np.allclose(leakers, np.outer(alone[0][0], alone[1][0]), rtol=0.0, atol=1e-13)
    for place, held in enumerate((24, 8)):
        together = np.convolve(alone[0][1][place], alone[1][1][place])
        assert np.allclose(spent[place], together[: held + 1], rtol=0.0, atol=1e-13)
        assert together[held + 1 :].sum() == pytest.approx(0.0, abs=1e-15)


@pytest.mark.parametrize(("largest", "refused"), [(199, False), (200, True)])
def test_a_state_that_is_too_large_is_refused(largest: int, refused: bool) -> None:
    # 10 x 100 x 100 counts, and a stock of one layer alone of up to 200 states: 20 million
    layers = (SURE._replace(kill_probability=(0.0,) * 3, reach=(0.0,) * 3),)
    raid = (Threat(9), Threat(99), Threat(99))
    if refused:
        with pytest.raises(InputError) as caught:
            joint_branch(raid, layers, (largest,), Z, OUTSIDE)
        assert str(caught.value) == (
            "the joint distribution of all classes and stocks has 2e+07 states, too many; "
            "give one class and each layer a stock of its own, or fewer objects and interceptors"
        )
    else:
        leakers, _ = joint_branch(raid, layers, (largest,), Z, OUTSIDE)
        assert leakers[9, 99, 99] == pytest.approx(1.0)
