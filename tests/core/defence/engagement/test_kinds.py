"""The kinds of decoys, against the common draw of each decoy written out."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise, product
from math import comb

import numpy as np
import pytest

from equipoise.core.defence.engagement.kinds import Kinds, kinds
from equipoise.core.defence.engagement.system import Layer, Threat
from equipoise.errors import InputError

LAYER = Layer(0, (1,), (0.5, 0.5), (1.0, 0.5), p_track=0.8, p_warhead_classified=0.9)
Calls = tuple[tuple[int, ...], ...]  # what each layer calls each decoy


def layers(*p_decoy_misclassified: float, p_dead: float = 0.0) -> tuple[Layer, ...]:
    return tuple(LAYER._replace(p_decoy_misclassified=p, p_kill_missed=p_dead) for p in p_decoy_misclassified)


def written_calls(threat: Threat, thresholds: tuple[float, ...]) -> dict[tuple[int, ...], float]:
    """How many decoys each layer calls a threat when it tracks all: the joint distribution, decoy by decoy."""
    one: defaultdict[tuple[int, ...], float] = defaultdict(float)
    for low, high in pairwise(sorted({0.0, 1.0, *thresholds})):
        one[tuple(int((low + high) / 2 < p) for p in thresholds)] += threat.decoy_correlation * (high - low)
    for called in product((0, 1), repeat=len(thresholds)):
        one[called] += (1.0 - threat.decoy_correlation) * float(
            np.prod([p if yes else 1.0 - p for yes, p in zip(called, thresholds, strict=True)])
        )
    return repeated(one, threat.decoys, len(thresholds))


def repeated(one: dict[tuple[int, ...], float], n: int, length: int) -> dict[tuple[int, ...], float]:
    found: dict[tuple[int, ...], float] = {(0,) * length: 1.0}
    for _ in range(n):
        further: defaultdict[tuple[int, ...], float] = defaultdict(float)
        for (total, p), (called, q) in product(found.items(), one.items()):
            further[tuple(a + b for a, b in zip(total, called, strict=True))] += p * q
        found = further
    return found


def found_calls(sorts: Kinds, n_layers: int) -> dict[tuple[int, ...], float]:
    """The same from the kinds: how many of each there are, each called by itself in each layer."""
    total: defaultdict[tuple[int, ...], float] = defaultdict(float)
    for place, p in np.ndenumerate(sorts.state.reshape(sorts.sizes)):
        counts: dict[tuple[int, ...], float] = {(0,) * n_layers: float(p)}
        for kind in range(1, len(place)):
            rows = [float(row[kind]) / 0.8 for row in sorts.called]
            one: dict[tuple[int, ...], float] = {
                called: float(np.prod([q if yes else 1.0 - q for yes, q in zip(called, rows, strict=True)]))
                for called in product((0, 1), repeat=n_layers)
            }
            more = repeated(one, int(sorts.lows[kind]) + place[kind], n_layers)
            joined: defaultdict[tuple[int, ...], float] = defaultdict(float)
            for (a, x), (b, y) in product(counts.items(), more.items()):
                joined[tuple(i + j for i, j in zip(a, b, strict=True))] += x * y
            counts = joined
        for called, x in counts.items():
            total[called] += x
    return total


@pytest.mark.parametrize("correlation", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("thresholds", [(0.4,), (0.0,), (1.0,), (0.6, 0.2), (0.5, 0.5), (0.0, 0.7), (1.0, 0.25, 0.5)])
@pytest.mark.parametrize("p_dead", [0.0, 0.5])
def test_layers_call_decoys_as_their_draws_say(correlation: float, thresholds: tuple[float, ...], p_dead: float) -> None:
    threat = Threat(2, 3, correlation)
    sorts = kinds(threat, layers(*thresholds, p_dead=p_dead))
    found, written = found_calls(sorts, len(thresholds)), written_calls(threat, thresholds)
    for called in {*found, *written}:
        assert found.get(called, 0.0) == pytest.approx(written.get(called, 0.0), abs=1e-14)
    assert sorts.state.sum() == pytest.approx(1.0, abs=1e-14)
    assert (sorts.sizes[0], sorts.lows[0]) == (1, 2)
    assert sorts.called[:, 0] == pytest.approx(np.full(len(thresholds), 0.72))


def test_decoys_that_fool_no_layer_count_only_where_the_dead_do() -> None:
    few, all_kinds = (kinds(Threat(0, 4, 1.0), layers(0.25, 0.5, p_dead=p)) for p in (0.0, 0.1))
    assert few.sizes.tolist() == [1, 5, 5]  # below 0.25, and from there to 0.5
    assert few.called == pytest.approx(np.array([[0.72, 0.8, 0.0], [0.72, 0.8, 0.8]]))
    assert all_kinds.sizes.tolist() == [1, 5, 5, 5]
    state = all_kinds.state.reshape(5, 5, 5)
    for a, b, c in np.ndindex(5, 5, 5):
        expected = comb(4, a) * comb(4 - a, b) * 0.25 ** (a + b) * 0.5**c if a + b + c == 4 else 0.0
        assert state[a, b, c] == pytest.approx(expected, abs=1e-15)
    assert few.state.reshape(5, 5) == pytest.approx(state.sum(axis=2), abs=1e-15)


def test_one_kind_of_decoy_has_no_distribution() -> None:
    sorts = kinds(Threat(2, 9), layers(0.25))
    assert (sorts.sizes.tolist(), sorts.lows.tolist(), sorts.state.tolist()) == ([1, 1], [2, 9], [1.0])
    assert sorts.called == pytest.approx(np.array([[0.72, 0.2]]))


@pytest.mark.parametrize(("threat", "p_decoy"), [(Threat(5), 0.5), (Threat(5, 4, 1.0), 0.0)])
def test_warheads_alone(threat: Threat, p_decoy: float) -> None:
    sorts = kinds(threat, layers(p_decoy))
    assert (sorts.sizes.tolist(), sorts.lows.tolist(), sorts.state.tolist()) == ([1], [5], [1.0])
    assert sorts.called == pytest.approx(np.array([[0.72]]))


def test_reach_is_that_of_the_class() -> None:
    assert kinds(Threat(1, 1), layers(0.5), 1).called == pytest.approx(np.array([[0.36, 0.2]]))


def test_too_many_combinations_of_kinds_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        kinds(Threat(5, 60, 0.5), layers(0.2, 0.4, 0.6))
    assert str(caught.value) == (
        "60 decoys of 4 kinds have too many combinations; "
        "give a decoy_correlation of 0 or 1, layers with one p_decoy_misclassified, or fewer decoys"
    )
