"""The object-by-object simulation of the engagement, and its agreement with every outcome written out."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from scipy.stats import chi2

from equipoise.core.defence.engagement.simulation import Simulation, simulated_engagement
from equipoise.core.defence.engagement.system import AT_ONCE, IN_TURN, Failure, Layer, System, Threat
from equipoise.errors import InputError
from tests.core.defence.engagement_systems import ONE_IN, pooled
from tests.core.defence.enumeration import expected_shots, leaker_distribution, outcomes
from tests.core.defence.random_systems import small_system, tiny_system

TRIALS = 40_000
SURE = Layer(stock=0, salvos=(1,), kill_probability=(1.0,), reach=(1.0,))
# A system in which every rule matters, for the twins.
FIRST = Layer(
    stock=0, salvos=(1, 2), kill_probability=(0.6, 0.5), reach=(0.8, 0.9), p_track=0.9, p_raid_track=0.9, p_warhead_classified=0.9,
    p_decoy_misclassified=0.5, p_kill_missed=0.3, reliability=0.9, p_further_look=0.6, capacity=2,
)  # fmt: skip
SECOND = FIRST._replace(stock=1, p_decoy_misclassified=0.4, p_further_look=1.0, plan=AT_ONCE)
COMMON = Failure("common", 0.3, track=(0.5, 0.4), kill=(0.5, 0.6), discrimination=(0.2, 0.3))
RAID, SYSTEM = (Threat(2, 1, 0.7), Threat(1)), System((5, 4), (FIRST, SECOND), (COMMON,))


def run(raid: tuple[Threat, ...], *layers: Layer, stocks: tuple[int, ...], seed: int = 1, failures: tuple[Failure, ...] = ()) -> Simulation:
    return simulated_engagement(raid, System(stocks, layers, failures), TRIALS, np.random.default_rng(seed))


def agree(raid: tuple[Threat, ...], system: System, sample: Simulation) -> bool:
    """Whether a sample could come from the enumerated distribution: only possible outcomes, frequencies by chi-square."""
    exact = outcomes(raid, system)
    seen = Counter(zip(map(tuple, sample.leakers.tolist()), map(tuple, sample.spent.tolist()), strict=True))
    if not set(seen) <= set(exact):
        return False
    cells = sorted(exact)
    expected = np.array([exact[cell] for cell in cells]) * sample.leakers.shape[0]
    observed, expected = pooled(np.array([seen[cell] for cell in cells]), expected)
    statistic = float((((observed - expected) ** 2) / expected).sum())
    return observed.size < 2 or statistic <= float(chi2.isf(ONE_IN, observed.size - 1))


@pytest.mark.parametrize("number", range(60))
def test_simulation_agrees_with_every_outcome_written_out(number: int) -> None:
    raid, system = tiny_system(number)
    assert agree(raid, system, simulated_engagement(raid, system, TRIALS, np.random.default_rng([23, number])))


@pytest.mark.parametrize("number", range(60))
def test_written_outcomes_are_a_distribution(number: int) -> None:
    raid, system = tiny_system(number)
    leakers, shots = leaker_distribution(raid, system), expected_shots(raid, system)
    assert sum(leakers.values()) == pytest.approx(1.0, abs=1e-12)
    assert all(0 <= left <= threat.warheads for found in leakers for left, threat in zip(found, raid, strict=True))
    assert all(0.0 <= fired <= system.stocks[layer.stock] for fired, layer in zip(shots, system.layers, strict=True))


def test_simulation_agrees_where_every_rule_matters() -> None:
    assert agree(RAID, SYSTEM, simulated_engagement(RAID, SYSTEM, TRIALS, np.random.default_rng(2)))


@pytest.mark.parametrize(
    "wrong",
    [
        *(SYSTEM._replace(layers=(FIRST._replace(**{name: value}), SECOND)) for name, value in (
            ("salvos", (2, 1)), ("kill_probability", (0.5, 0.6)), ("reach", (0.9, 0.8)), ("p_track", 1.0), ("p_raid_track", 1.0),
            ("p_warhead_classified", 1.0), ("p_decoy_misclassified", 0.7), ("reliability", 1.0), ("p_further_look", 1.0), ("capacity", 3),
            ("stock", 1),
        )),
        *(SYSTEM._replace(layers=(FIRST, SECOND._replace(**{name: value}))) for name, value in (
            ("salvos", (2, 1)), ("p_decoy_misclassified", 0.7), ("p_kill_missed", 0.0), ("capacity", 3), ("plan", IN_TURN), ("p_raid_track", 1.0),
        )),
        *(SYSTEM._replace(failures=(COMMON._replace(**{name: value}),)) for name, value in (
            ("probability", 0.4), ("track", (0.5, 1.0)), ("kill", (0.5, 1.0)), ("discrimination", (1.0, 1.0)),
        )),
        SYSTEM._replace(failures=(COMMON._replace(track=(0.5, 1.0), kill=(0.5, 1.0)), COMMON._replace(track=(1.0, 0.4), kill=(1.0, 0.6)))),
        SYSTEM._replace(stocks=(4, 5)),
    ],
)  # fmt: skip
def test_twin_agreement_fails_for_another_system(wrong: System) -> None:
    assert not agree(RAID, SYSTEM, simulated_engagement(RAID, wrong, TRIALS, np.random.default_rng(2)))


@pytest.mark.parametrize("wrong", [(Threat(2, 1, 0.0), Threat(1)), (Threat(2, 2, 0.7), Threat(1)), (Threat(1, 2, 0.7), Threat(1))])
def test_twin_agreement_fails_for_another_raid(wrong: tuple[Threat, ...]) -> None:
    layers = (FIRST._replace(salvos=(1,), capacity=9, kill_probability=(0.1, 0.1)), SECOND._replace(salvos=(1,), capacity=9))
    system = System((9, 9), layers, (COMMON,))  # the shots show what decoys were taken for
    assert agree(RAID, system, simulated_engagement(RAID, system, TRIALS, np.random.default_rng(2)))
    assert not agree(RAID, system, simulated_engagement(wrong, system, TRIALS, np.random.default_rng(2)))


def test_one_shot_kills_one_warhead() -> None:
    found = run((Threat(2),), SURE, stocks=(1,))
    assert (found.leakers == 1).all() and (found.spent == 1).all()


def test_what_is_left_of_the_stock_is_a_short_salvo_in_turn_and_spread_at_once() -> None:
    layer = SURE._replace(salvos=(2,), kill_probability=(0.5,))
    in_turn = run((Threat(3),), layer, stocks=(3,))
    at_once = run((Threat(3),), layer._replace(plan=AT_ONCE), stocks=(4,))
    assert (in_turn.spent == 3).all() and (at_once.spent == 4).all()
    assert in_turn.leakers.mean() == pytest.approx(0.25 + 0.5 + 1.0, abs=0.02)
    assert at_once.leakers.mean() == pytest.approx(0.25 + 0.5 + 0.5, abs=0.02)


def test_salvo_uses_all_its_shots_and_only_misses_lead_to_a_further_look() -> None:
    layer = SURE._replace(salvos=(2, 3), kill_probability=(0.5,), p_further_look=0.5)
    found = run((Threat(1),), layer, stocks=(9,))
    assert set(found.spent.ravel().tolist()) == {2, 5}
    assert (found.spent == 5).mean() == pytest.approx(0.25 * 0.5, abs=0.01)
    assert found.leakers.mean() == pytest.approx(0.25 * (0.5 + 0.5 * 0.125), abs=0.01)


def test_capacity_counts_threats_in_turn_and_each_look_at_once() -> None:
    layer = SURE._replace(salvos=(1, 1, 1), capacity=1)
    in_turn, at_once = (run((Threat(4),), layer._replace(plan=plan), stocks=(9,)) for plan in (IN_TURN, AT_ONCE))
    assert (in_turn.leakers == 3).all() and (at_once.leakers == 1).all()


def test_dead_objects_use_up_shots() -> None:
    found = run((Threat(2, 1),), SURE, SURE._replace(stock=1, p_kill_missed=1.0), stocks=(2, 9))
    assert (found.spent == [2, 3]).all()


def test_common_decoy_is_judged_once() -> None:
    first = SURE._replace(kill_probability=(0.0,), p_decoy_misclassified=0.3)
    for share, p_both in ((1.0, 0.3), (0.0, 0.18)):
        spent = run((Threat(0, 1, share),), first, first._replace(p_decoy_misclassified=0.6), stocks=(9,)).spent
        assert spent.mean(axis=0) == pytest.approx([0.3, 0.6], abs=0.02)
        assert spent.all(axis=1).mean() == pytest.approx(p_both, abs=0.02)


def test_layer_that_does_not_track_the_raid_fires_nothing() -> None:
    found = run((Threat(5),), SURE._replace(p_raid_track=0.5), stocks=(5,))
    assert set(map(tuple, np.hstack([found.leakers, found.spent]).tolist())) == {(5, 0), (0, 5)}


def test_failure_strikes_both_layers_at_once() -> None:
    layers = (SURE, SURE._replace(stock=1))
    failure = Failure("fuse", 0.25, track=(1.0, 1.0), kill=(0.0, 0.0), discrimination=(1.0, 1.0))
    found = run((Threat(3),), *layers, stocks=(3, 3), failures=(failure,))
    assert (found.leakers == 3).mean() == pytest.approx(0.25, abs=0.01)
    assert set(map(tuple, found.spent.tolist())) == {(3, 0), (3, 3)}


def test_failure_of_discrimination_makes_decoys_threats() -> None:
    failure = Failure("blind", 1.0, track=(1.0,), kill=(1.0,), discrimination=(0.5,))
    found = run((Threat(0, 1),), SURE._replace(p_warhead_classified=0.8, p_decoy_misclassified=0.2), stocks=(1,), failures=(failure,))
    assert found.spent.mean() == pytest.approx(0.5, abs=0.02)


def test_classes_and_layers_draw_on_one_stock_in_their_order() -> None:
    layer = Layer(stock=0, salvos=(1,), kill_probability=(1.0, 0.0), reach=(1.0, 1.0))
    found = run((Threat(2), Threat(2)), layer, layer, stocks=(5,))
    assert (found.leakers == [0, 2]).all() and (found.spent == [4, 1]).all()


@pytest.mark.parametrize("number", range(30))
def test_small_systems_stay_within_bounds_and_same_seed_gives_same_bytes(number: int) -> None:
    raid, system = small_system(number)
    first, second = (simulated_engagement(raid, system, 300, np.random.default_rng(number)) for _ in range(2))
    assert first.leakers.tobytes() == second.leakers.tobytes() and first.spent.tobytes() == second.spent.tobytes()
    assert (first.leakers >= 0).all() and (first.leakers <= [threat.warheads for threat in raid]).all()
    for place, stock in enumerate(system.stocks):
        fired = sum((first.spent[:, k] for k, layer in enumerate(system.layers) if layer.stock == place), np.zeros(300, dtype=np.int64))
        assert (fired <= stock).all()


def test_no_defence_and_no_raid() -> None:
    unarmed = Layer(0, (2,), (0.5, 0.5), (1.0, 1.0))
    nothing = simulated_engagement((Threat(3, 2), Threat(1)), System((0,), (unarmed,)), 10, np.random.default_rng(0))
    assert (nothing.leakers == [3, 1]).all() and (nothing.spent == 0).all()
    with pytest.raises(InputError, match="the system has no layer; give at least one layer; one without interceptors is no defence"):
        simulated_engagement((Threat(3, 2),), System((), ()), 10, np.random.default_rng(0))
    empty = run((Threat(0),), SURE, stocks=(5,))
    assert (empty.leakers == 0).all() and (empty.spent == 0).all()


def test_no_trials_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        simulated_engagement(RAID, SYSTEM, 0, np.random.default_rng(0))
    assert str(caught.value) == "trials 0 is impossible; give a number of at least 1"
