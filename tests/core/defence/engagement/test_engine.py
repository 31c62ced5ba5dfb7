"""The exact engagement against every outcome written out, against an object-by-object simulation, and as a whole."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.engagement.engine import CERTIFIED, engagement, mean_count, summed
from equipoise.core.defence.engagement.simulation import simulated_engagement
from equipoise.core.defence.engagement.system import AT_ONCE, Failure, Layer, System, Threat
from equipoise.core.defence.salvo.layers import Layer as ChainLayer
from equipoise.core.defence.salvo.layers import arriving_distribution
from equipoise.errors import InputError
from tests.core.defence.enumeration import expected_shots, leaker_distribution
from tests.core.defence.random_systems import small_system, tiny_system

TRIALS = 20_000
LAYER = Layer(0, (2,), (0.6,), (1.0,), p_track=0.8, p_warhead_classified=0.8, p_decoy_misclassified=0.2)
DOWN = Failure("system", 0.1, (0.5,), (0.7,), (1.0,))


@pytest.mark.parametrize("number", range(200))
def test_equals_every_outcome_written_out(number: int) -> None:
    raid, system = tiny_system(number)
    found = engagement(raid, system)
    written = leaker_distribution(raid, system)
    for place in np.ndindex(found.leakers.shape):
        assert found.leakers[place] == pytest.approx(written.get(place, 0.0), abs=1e-13)
    assert [mean_count(spent) for spent in found.spent] == pytest.approx(expected_shots(raid, system), abs=1e-12)


TOO_LARGE = {49, 57, 154, 171}  # many kinds of decoys in each of several classes: refused, as the last test says


@pytest.mark.parametrize("number", sorted(set(range(204)) - TOO_LARGE))
def test_agrees_with_the_simulation_of_every_object(number: int) -> None:
    raid, system = small_system(number)
    found = engagement(raid, system)
    drawn = simulated_engagement(raid, system, TRIALS, np.random.default_rng([41, number]))
    for axis in range(len(raid)):
        margin = np.minimum(1.0, found.leakers.sum(axis=tuple(other for other in range(len(raid)) if other != axis)))
        counts = np.bincount(drawn.leakers[:, axis], minlength=margin.size)
        assert not np.any(counts[margin < 1e-14])
        assert np.all(np.abs(counts - TRIALS * margin) <= 5.5 * np.sqrt(TRIALS * margin * (1.0 - margin)) + 4.0)
    for layer, spent in enumerate(found.spent):
        mean = mean_count(spent)
        error = np.sqrt(max(0.0, float(np.arange(spent.size) ** 2 @ spent) - mean**2) / TRIALS)
        assert abs(drawn.spent[:, layer].mean() - mean) <= 5.5 * error + 1e-9


@pytest.mark.parametrize("number", range(40))
def test_mass_is_one(number: int) -> None:
    found = engagement(*small_system(number))
    assert found.leakers.sum() == pytest.approx(1.0, abs=1e-12)
    assert found.missing <= 1e-12
    assert sum(branch.probability for branch in found.branches) == pytest.approx(1.0, abs=1e-12)
    assert all(spent.sum() == pytest.approx(1.0, abs=1e-12) for spent in found.spent)


@pytest.mark.parametrize(("warheads", "stock", "salvo", "p"), [(30, 40, 2, 0.6), (200, 90, 3, 0.4), (7, 0, 1, 0.5), (64, 500, 2, 0.7)])
def test_without_decoys_it_is_the_chain_that_the_brief_uses(warheads: int, stock: int, salvo: int, p: float) -> None:
    raid = np.zeros(warheads + 1)
    raid[warheads] = 1.0
    chain = arriving_distribution(raid, (ChainLayer(stock, salvo, p, 0.9, 1.0, track_per_raid=True),) * 2)
    one = Layer(0, (salvo,), (p,), (1.0,), p_raid_track=0.9)
    found = engagement((Threat(warheads),), System((stock, stock), (one, one._replace(stock=1))))
    assert np.allclose(found.leakers, chain, atol=1e-12)


@pytest.mark.parametrize(("salvos", "p_further", "published"), [((2,), 1.0, 50.05), ((1, 1, 1, 1), 0.85, 45.80)])
def test_a_widely_used_simulator_has_these_means(salvos: tuple[int, ...], p_further: float, published: float) -> None:
    layer = LAYER._replace(salvos=salvos, p_further_look=p_further)
    found = engagement((Threat(100, 200),), System((200,), (layer,), (DOWN,)))
    assert found.mean_leakers == pytest.approx(published, abs=0.09)  # its mean is of 100,000 trials: three standard errors
    works, fails = found.branches
    assert (works.failed, fails.failed, fails.probability) == ((), ("system",), pytest.approx(0.1))
    assert mean_count(works.leakers) < found.mean_leakers < mean_count(fails.leakers)


@pytest.mark.parametrize("salvos", [(2,), (1, 1)])
def test_the_certified_mode_keeps_its_bound(salvos: tuple[int, ...]) -> None:
    layers = tuple(LAYER._replace(stock=place, salvos=salvos) for place in range(3))
    raid, system = (Threat(60, 200),), System((50, 80, 40), layers)
    exact, quick = engagement(raid, system), engagement(raid, system, 1e-3)
    assert 0.0 < quick.missing <= 1e-3
    assert np.abs(exact.leakers - quick.leakers).sum() <= 1e-3
    assert exact.missing <= 1e-12


@pytest.mark.parametrize(("z", "first_miss"), [(1.0, 0.16), (1.6, 0.0094), (1.8, 0.0027), (2.2, 0.0003)])
def test_windows_that_leave_out_too_much_are_widened(monkeypatch: pytest.MonkeyPatch, z: float, first_miss: float) -> None:
    layer = Layer(0, (2,), (0.6,), (1.0,), p_track=0.9, p_warhead_classified=0.95, p_decoy_misclassified=0.2)
    raid, system = (Threat(60, 90),), System((30,) * 3, tuple(layer._replace(stock=place) for place in range(3)))
    monkeypatch.setattr("equipoise.core.defence.engagement.engine.reach_of_windows", lambda *_: (z, 1e-6))
    monkeypatch.setattr("equipoise.core.defence.engagement.engine.MOST_TRIES", 1 if first_miss < CERTIFIED else 6)
    found = engagement(raid, system, CERTIFIED)
    assert found.missing <= CERTIFIED
    monkeypatch.undo()
    exact = engagement(raid, system)
    assert float(np.abs(exact.leakers - found.leakers).sum()) <= 2.0 * found.missing + 1e-12
    if first_miss > CERTIFIED:
        monkeypatch.setattr("equipoise.core.defence.engagement.engine.reach_of_windows", lambda *_: (z, 1e-6))
        monkeypatch.setattr("equipoise.core.defence.engagement.engine.MOST_TRIES", 1)
        with pytest.raises(InputError, match=f"the windows leave out {first_miss:.2g}"):
            engagement(raid, system, CERTIFIED)


def test_a_shared_stock_serves_the_earlier_layer_first() -> None:
    sure = Layer(0, (1,), (1.0,), (1.0,))
    found = engagement((Threat(5),), System((3,), (sure, sure)))
    assert found.leakers[2] == pytest.approx(1.0)
    assert found.spent[0][3] == pytest.approx(1.0)
    assert found.spent[1][0] == pytest.approx(1.0)


def test_common_decoys_fool_twice() -> None:
    layer = Layer(0, (1,), (1.0,), (1.0,), p_decoy_misclassified=0.5)
    system = System((4, 4), (layer._replace(kill_probability=(0.0,)), layer._replace(stock=1)))
    alone, common = (engagement((Threat(0, 1, share),), system) for share in (0.0, 1.0))
    assert alone.spent[1][1] == pytest.approx(0.5)
    assert common.spent[0][1] == pytest.approx(0.5)
    both = [engagement((Threat(0, 2, share),), System((1,), (layer._replace(kill_probability=(0.0,)),) * 2)) for share in (0.0, 1.0)]
    assert both[0].spent[1][1] == pytest.approx(0.25 * 0.75)  # the first layer must have fired nothing
    assert both[1].spent[1][1] == pytest.approx(0.0, abs=1e-12)  # what fools no layer once fools none later


def test_all_at_once_with_few_shots_beats_serving_in_turn() -> None:
    layer = Layer(0, (2,), (0.5,), (1.0,))
    in_turn, spread = (engagement((Threat(10),), System((10,), (layer._replace(plan=plan),))) for plan in (0, AT_ONCE))
    assert spread.mean_leakers == pytest.approx(5.0)
    assert in_turn.mean_leakers == pytest.approx(10 - 5 * 0.75)


def test_the_sum_of_classes() -> None:
    assert summed(np.array([[0.1, 0.2], [0.3, 0.4]])) == pytest.approx([0.1, 0.5, 0.4])


OUTSIDE = "a tolerance of {:g} is impossible; give 1e-12 for the exact distribution, up to 0.01"


@pytest.mark.parametrize(
    ("tolerance", "sentence"),
    [(0.0, OUTSIDE.format(0.0)), (0.5, OUTSIDE.format(0.5)), (float("nan"), "tolerance is not a finite number; give a number")],
)
def test_an_impossible_tolerance_is_refused(tolerance: float, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        engagement((Threat(1),), System((1,), (LAYER,)), tolerance)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("number", sorted(TOO_LARGE))
def test_many_kinds_in_several_classes_are_refused(number: int) -> None:
    with pytest.raises(InputError, match="the joint distribution of all classes and stocks has .* states, too many"):
        engagement(*small_system(number))


def test_a_joint_distribution_that_is_too_large_is_refused() -> None:
    layer = Layer(0, (1,), (0.5, 0.5), (1.0, 1.0))
    with pytest.raises(InputError) as caught:
        engagement((Threat(300), Threat(300)), System((400,), (layer,)))
    assert str(caught.value) == (
        "the joint distribution of all classes and stocks has 3.6e+07 states, too many; "
        "give one class and each layer a stock of its own, or fewer objects and interceptors"
    )
