"""A raid of one class: against the joint distribution where both serve, and the joining of nodes."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.engagement.joint import joint_branch
from equipoise.core.defence.engagement.single import Node, joined, single_branch
from equipoise.core.defence.engagement.system import Layer, Threat
from tests.core.defence.random_systems import small_system

Z, OUTSIDE = 7.5, 1e-16
ONE_CLASS = [
    number
    for number in range(160)
    if len(small_system(number)[0]) == 1 and len(small_system(number)[1].stocks) == len(small_system(number)[1].layers)
]
LAYER = Layer(0, (1,), (0.5,), (1.0,))


@pytest.mark.parametrize("number", ONE_CLASS[:30])
def test_equals_the_joint_distribution(number: int) -> None:
    raid, system = small_system(number)
    leakers, spent = single_branch(raid, system.layers, system.stocks, Z, OUTSIDE)
    joint, joint_spent = joint_branch(raid, system.layers, system.stocks, Z, OUTSIDE)
    assert np.allclose(leakers, joint, rtol=0.0, atol=1e-13)
    for fired, joint_fired in zip(spent, joint_spent, strict=True):
        assert np.allclose(fired, joint_fired, rtol=0.0, atol=1e-13)


def test_a_layer_may_see_nothing_of_the_raid() -> None:
    sure = LAYER._replace(kill_probability=(1.0,), p_raid_track=0.75)
    leakers, spent = single_branch((Threat(3),), (sure, sure._replace(stock=1)), (1, 9), Z, OUTSIDE)
    assert leakers == pytest.approx([0.75, 0.0, 0.75 * 0.25, 0.25 * 0.25], abs=1e-15)
    assert spent[0] == pytest.approx([0.25, 0.75], abs=1e-15)
    assert spent[1] == pytest.approx([0.25, 0, 0.75 * 0.75, 0.75 * 0.25, 0, 0, 0, 0, 0, 0], abs=1e-15)


def test_a_blind_layer_passes_all() -> None:
    leakers, spent = single_branch((Threat(3, 2),), (LAYER._replace(p_raid_track=0.0),), (5,), Z, OUTSIDE)
    assert leakers.tolist() == [0.0, 0.0, 0.0, 1.0]
    assert spent[0].tolist() == [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]


def node(low: int, *p: float) -> Node:
    return Node(np.array(p), np.array([len(p)]), np.array([low]))


def test_nodes_that_lie_close_are_made_one() -> None:
    (only,) = joined([node(3, 0.1, 0.2), node(4, 0.3, 0.4)])
    assert (only.lows.tolist(), only.sizes.tolist()) == ([3], [3])
    assert only.state == pytest.approx([0.1, 0.5, 0.4])
    assert len(joined([node(3, 0.1), node(5, 0.2)])) == 1  # a box of three for two counts
    assert [one.lows[0] for one in joined([node(3, 0.1), node(6, 0.2)])] == [3, 6]


def test_a_node_between_two_joins_both() -> None:
    (only,) = joined([node(0, 0.1, 0.1), node(8, 0.2, 0.2), node(2, *[0.1] * 4)])
    assert only.lows.tolist() == [0]
    assert only.state == pytest.approx([0.1] * 6 + [0.0, 0.0, 0.2, 0.2])


def test_nodes_of_two_axes_are_made_one() -> None:
    a = Node(np.arange(1.0, 7.0), np.array([2, 3]), np.array([0, 1]))
    b = Node(np.arange(10.0, 60.0, 10.0)[:4], np.array([2, 2]), np.array([1, 2]))
    (only,) = joined([a, b])
    assert (only.sizes.tolist(), only.lows.tolist()) == ([3, 3], [0, 1])
    assert only.state.reshape(3, 3).tolist() == [[1.0, 2.0, 3.0], [4.0, 15.0, 26.0], [0.0, 30.0, 40.0]]
