"""What must hold for every engagement, and what does not: each counterexample stands next to the property that it bounds.

More of a good thing always helps a defence of one class with stocks of its own that is never fooled by the dead. Elsewhere it need not:
more kills make more dead to be fooled by, an early layer can use up the shots of a better one, and one class those of another.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from equipoise.core.defence.engagement.engine import Engagement, engagement
from equipoise.core.defence.engagement.integration import Design, Gain, design_at
from equipoise.core.defence.engagement.system import AT_ONCE, IN_TURN, UNLIMITED, Failure, Layer, System, Threat
from tests.core.defence.random_systems import small_system

Fight = tuple[tuple[Threat, ...], System]
few = settings(max_examples=25, deadline=None)
CLOSE = 1e-11
SHARES = st.sampled_from([0.0, 0.2, 0.5, 0.8, 1.0])
WORKS = Failure("command", 0.0, (0.0,) * 3, (0.0,) * 3, (0.0,) * 3)
SURE = Layer(0, (1,), (1.0,), (1.0,))


@st.composite
def fights(draw: st.DrawFn, p_dead: st.SearchStrategy[float] = st.just(0.0), most_layers: int = 3) -> Fight:  # noqa: B008 (a strategy is a constant)
    """One class against one to three layers with stocks of their own; all looks follow one another."""
    n = draw(st.integers(1, most_layers))
    raid = (Threat(draw(st.integers(1, 5)), draw(st.integers(0, 4)), draw(SHARES)),)
    layers = tuple(
        Layer(
            stock=place,
            salvos=tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=2))),
            kill_probability=(draw(SHARES),),
            reach=(draw(SHARES),),
            p_track=draw(SHARES),
            p_raid_track=draw(SHARES),
            p_warhead_classified=draw(SHARES),
            p_decoy_misclassified=draw(SHARES),
            p_kill_missed=draw(p_dead),
            reliability=draw(SHARES),
            capacity=draw(st.sampled_from([UNLIMITED, 2])),
            plan=draw(st.sampled_from([IN_TURN, AT_ONCE])),
        )
        for place in range(n)
    )
    return raid, System(tuple(draw(st.integers(0, 9)) for _ in range(n)), layers)


def put(system: System, place: int, layer: Layer) -> System:
    return system._replace(layers=(*system.layers[:place], layer, *system.layers[place + 1 :]))


def never_worse(raid: tuple[Threat, ...], weaker: System, stronger: System) -> tuple[Engagement, Engagement]:
    """Both engagements, after the check that any number of leakers or fewer is as likely for the stronger as for the weaker system.

    So is no leak, and the mean is not larger.
    """
    a, b = engagement(raid, weaker), engagement(raid, stronger)
    assert (np.cumsum(b.all_leakers) >= np.cumsum(a.all_leakers) - CLOSE).all()
    return a, b


def worse_mean(raid: tuple[Threat, ...], weaker: System, stronger: System) -> float:
    """How many more leak on average through the system that should be the stronger one."""
    return engagement(raid, stronger).mean_leakers - engagement(raid, weaker).mean_leakers


@few
@given(fights(), st.integers(0, 2), st.integers(1, 4))
def test_more_stock_is_never_worse(fight: Fight, place: int, more: int) -> None:
    raid, system = fight
    place %= len(system.stocks)
    never_worse(raid, system, system._replace(stocks=tuple(n + more * (k == place) for k, n in enumerate(system.stocks))))


def test_more_stock_is_worse_where_the_dead_are_threats_and_decoys_are_not() -> None:
    # one shot that kills one of 11 objects: 10 times in 11 a decoy, and it takes half of the shots of the next layer
    layers = (SURE, SURE._replace(stock=1, p_decoy_misclassified=0.0, p_kill_missed=1.0))
    assert worse_mean((Threat(1, 10),), System((0, 1), layers), System((1, 1), layers)) == pytest.approx(5.0 / 11.0)


@few
@given(fights(), st.integers(0, 2), SHARES)
def test_a_higher_kill_probability_is_never_worse(fight: Fight, place: int, p: float) -> None:
    raid, system = fight
    place %= len(system.layers)
    layer = system.layers[place]
    never_worse(raid, system, put(system, place, layer._replace(kill_probability=(max(p, layer.kill_probability[0]),))))


def test_a_higher_kill_probability_is_worse_where_the_dead_are_threats_and_decoys_are_not() -> None:
    layers = (SURE._replace(kill_probability=(0.5,)), SURE._replace(stock=1, p_decoy_misclassified=0.0, p_kill_missed=1.0))
    stronger = (SURE, layers[1])
    assert worse_mean((Threat(1, 10),), System((1, 1), layers), System((1, 1), stronger)) == pytest.approx(2.5 / 11.0)


@few
@given(fights(), st.integers(0, 2), SHARES)
def test_better_tracking_is_never_worse(fight: Fight, place: int, p: float) -> None:
    raid, system = fight
    place %= len(system.layers)
    layer = system.layers[place]
    never_worse(raid, system, put(system, place, layer._replace(p_track=max(p, layer.p_track))))
    never_worse(raid, system, put(system, place, layer._replace(p_raid_track=max(p, layer.p_raid_track))))
    never_worse(raid, system, put(system, place, layer._replace(reach=(max(p, layer.reach[0]),))))


@pytest.mark.parametrize("change", [{"p_track": 1.0}, {"p_raid_track": 1.0}, {"reach": (1.0,)}])
def test_better_tracking_is_worse_where_a_weak_layer_uses_up_the_shots_of_a_good_one(change: dict[str, float]) -> None:
    weak = SURE._replace(kill_probability=(0.1,), **dict.fromkeys(change, 0.0) if "reach" not in change else {"reach": (0.0,)})
    system = System((4,), (weak, SURE))
    assert worse_mean((Threat(4),), system, put(system, 0, weak._replace(**change))) == pytest.approx(3.6)


def test_better_tracking_is_worse_where_a_hard_class_uses_up_the_shots_at_an_easy_one() -> None:
    layer = Layer(0, (1,), (0.1, 1.0), (1.0, 1.0), p_track=0.5)
    raid, system = (Threat(2), Threat(2)), System((2,), (layer,))
    assert worse_mean(raid, system, put(system, 0, layer._replace(p_track=1.0))) == pytest.approx(0.525)


@few
@given(fights(), st.integers(0, 2), st.integers(1, 3))
def test_a_further_look_is_never_worse_at_once_or_with_plenty_or_with_single_shots(fight: Fight, place: int, shots: int) -> None:
    raid, system = fight
    place %= len(system.layers)
    layer = system.layers[place]
    objects = raid[0].warheads + raid[0].decoys
    at_once = layer._replace(plan=AT_ONCE)
    never_worse(raid, put(system, place, at_once), put(system, place, at_once._replace(salvos=(*layer.salvos, shots))))
    plenty = system._replace(stocks=(objects * (sum(layer.salvos) + shots),) * len(system.stocks))
    never_worse(raid, plenty, put(plenty, place, layer._replace(salvos=(*layer.salvos, shots))))
    single = layer._replace(salvos=(1,) * len(layer.salvos), plan=IN_TURN)
    never_worse(raid, put(system, place, single), put(system, place, single._replace(salvos=(*single.salvos, 1))))


def test_a_further_look_in_turn_is_worse_where_it_wastes_shots_on_one_threat() -> None:
    layer = SURE._replace(kill_probability=(0.5,))
    system = System((4,), (layer,))
    assert worse_mean((Threat(4),), system, put(system, 0, layer._replace(salvos=(1, 3)))) == pytest.approx(0.375)


@few
@given(fights(p_dead=SHARES), st.lists(SHARES, min_size=9, max_size=9))
def test_more_integration_of_one_class_is_never_worse_where_salvos_do_not_shrink(fight: Fight, better: list[float]) -> None:
    raid, system = fight
    system = system._replace(layers=tuple(layer._replace(plan=IN_TURN, salvos=tuple(sorted(layer.salvos))) for layer in system.layers))
    n = len(system.layers)
    own = tuple(Gain(layer.p_track, layer.p_warhead_classified, layer.p_decoy_misclassified, layer.reach) for layer in system.layers)
    gains = tuple(
        gain._replace(p_track=max(a, gain.p_track), p_warhead_classified=max(b, gain.p_warhead_classified), reach=(max(c, gain.reach[0]),))
        for gain, a, b, c in zip(own, better[::3], better[1::3], better[2::3], strict=False)
    )
    for what in (own, gains):
        command = WORKS._replace(track=(0.0,) * n, kill=(0.0,) * n, discrimination=(0.0,) * n)
        design = Design(system.stocks, system.layers, what, (), command)
        never_worse(raid, design_at(design, "independent"), design_at(design, "coordinated"))
        never_worse(raid, design_at(design, "coordinated"), design_at(design, "integrated"))


@few
@given(fights(most_layers=1), SHARES)
def test_better_discrimination_of_one_layer_alone_is_never_worse(fight: Fight, p: float) -> None:
    raid, system = fight
    layer = system.layers[0]
    never_worse(raid, system, put(system, 0, layer._replace(p_decoy_misclassified=min(p, layer.p_decoy_misclassified))))


def test_better_discrimination_is_worse_where_it_passes_decoys_on_to_a_layer_without_any() -> None:
    # the first layer has a shot for each object, and destroys half of the decoys as long as it cannot tell
    layers = (SURE._replace(kill_probability=(0.5,)), SURE._replace(stock=1))
    gains = (Gain(1.0, 1.0, 0.0, (1.0,)), Gain(1.0, 1.0, 1.0, (1.0,)))
    command = WORKS._replace(track=(0.0, 0.0), kill=(0.0, 0.0), discrimination=(0.0, 0.0))
    design = Design((22, 2), layers, gains, (), command)
    raid = (Threat(2, 20),)
    coordinated, integrated = (engagement(raid, design_at(design, level)) for level in ("coordinated", "integrated"))
    assert integrated.mean_leakers == pytest.approx(0.5 * (1.0 - 2.0 / 21.0) + 0.25 * 2.0 * (1.0 - 2.0 / 22.0))
    assert integrated.mean_leakers > coordinated.mean_leakers + 0.08
    assert integrated.p_no_leak < coordinated.p_no_leak - 0.05


def test_one_fire_plan_is_worse_where_salvos_shrink() -> None:
    # all at once, two threats get two shots each, and none is left for the shot that in turn the first threat gets if need be
    layer = SURE._replace(kill_probability=(0.5,), salvos=(2, 1))
    in_turn, at_once = (engagement((Threat(2),), System((4,), (layer._replace(plan=plan),))) for plan in (IN_TURN, AT_ONCE))
    assert at_once.mean_leakers == pytest.approx(0.5)
    assert in_turn.mean_leakers == pytest.approx(0.5 - 0.0625)
    assert at_once.p_no_leak == pytest.approx(0.75**2)
    assert in_turn.p_no_leak == pytest.approx(0.75**2 + 0.25 * 0.25)


def test_one_fire_plan_is_worse_where_a_served_class_may_be_looked_at_anew() -> None:
    # capacity 1: in turn one threat of the first class gets its looks; at once the second look serves another, and none is left
    layer = Layer(0, (1, 1), (0.5, 1.0), (1.0, 1.0), capacity=1)
    raid, system = (Threat(3), Threat(1)), System((2,), (layer,))
    assert worse_mean(raid, system, put(system, 0, layer._replace(plan=AT_ONCE))) == pytest.approx(0.25)


@few
@given(fights(p_dead=SHARES))
def test_no_defence_leaks_everything(fight: Fight) -> None:
    raid, system = fight
    layers = system.layers
    for nothing in (
        system._replace(stocks=(0,) * len(system.stocks)),
        system._replace(layers=tuple(layer._replace(kill_probability=(0.0,)) for layer in layers)),
        system._replace(layers=tuple(layer._replace(reach=(0.0,)) for layer in layers)),
        system._replace(layers=tuple(layer._replace(p_raid_track=0.0) for layer in layers)),
        system._replace(layers=tuple(layer._replace(capacity=0) for layer in layers)),
    ):
        assert engagement(raid, nothing).leakers[raid[0].warheads] == pytest.approx(1.0, abs=1e-12)


@few
@given(fights(p_dead=SHARES), SHARES)
def test_mass_is_one_and_no_probability_is_negative(fight: Fight, correlation: float) -> None:
    raid, system = fight
    found = engagement((raid[0]._replace(decoy_correlation=correlation),), system)
    for distribution in (found.leakers, *found.spent):
        assert distribution.min() >= 0.0
        assert distribution.sum() == pytest.approx(1.0, abs=1e-12)


@few
@given(fights(p_dead=SHARES, most_layers=1), SHARES)
def test_one_layer_cannot_tell_common_decoys_from_others(fight: Fight, correlation: float) -> None:
    raid, system = fight
    other = engagement((raid[0]._replace(decoy_correlation=correlation),), system)
    found = engagement(raid, system)
    assert np.allclose(found.leakers, other.leakers, rtol=0.0, atol=CLOSE)
    assert np.allclose(found.spent[0], other.spent[0], rtol=0.0, atol=CLOSE)


@few
@given(st.integers(0, 150).filter(lambda number: len(small_system(number)[0]) == 1))
def test_names_and_places_do_not_matter(number: int) -> None:
    raid, system = small_system(number)
    order = [*range(len(system.stocks))][::-1]
    moved = System(
        tuple(system.stocks[k] for k in order),
        tuple(layer._replace(stock=order.index(layer.stock)) for layer in system.layers),
        tuple(failure._replace(name="other") for failure in system.failures[::-1]),
    )
    a, b = engagement(raid, system), engagement(raid, moved)
    assert np.allclose(a.leakers, b.leakers, rtol=0.0, atol=CLOSE)
    for one, other in zip(a.spent, b.spent, strict=True):
        assert np.allclose(one, other, rtol=0.0, atol=CLOSE)


@few
@given(fights(p_dead=SHARES, most_layers=2), st.integers(0, 3))
def test_an_empty_class_changes_nothing_and_may_stand_anywhere(fight: Fight, place: int) -> None:
    raid, system = fight
    raid = (raid[0]._replace(warheads=min(3, raid[0].warheads), decoys=min(2, raid[0].decoys)),)
    first = place % 2

    def twice(values: tuple[float, ...]) -> tuple[float, ...]:
        return (0.5, values[0]) if first else (values[0], 0.5)

    layers = tuple(layer._replace(kill_probability=twice(layer.kill_probability), reach=twice(layer.reach)) for layer in system.layers)
    both = (Threat(0), raid[0]) if first else (raid[0], Threat(0))
    alone, found = engagement(raid, system), engagement(both, system._replace(layers=layers))
    assert np.allclose(found.leakers.ravel(), alone.leakers, rtol=0.0, atol=CLOSE)
    for one, other in zip(alone.spent, found.spent, strict=True):
        assert np.allclose(one, other, rtol=0.0, atol=CLOSE)


@few
@given(fights(p_dead=SHARES, most_layers=2), SHARES, SHARES)
def test_two_classes_may_change_places_where_shots_are_plenty(fight: Fight, p_kill: float, reach: float) -> None:
    raid, system = fight
    both = (Threat(min(3, raid[0].warheads)), Threat(2))
    layers = tuple(
        layer._replace(kill_probability=(layer.kill_probability[0], p_kill), reach=(layer.reach[0], reach)) for layer in system.layers
    )
    swapped = tuple(layer._replace(kill_probability=layer.kill_probability[::-1], reach=layer.reach[::-1]) for layer in layers)
    stocks = (30,) * len(system.stocks)
    a, b = engagement(both, System(stocks, layers)), engagement(both[::-1], System(stocks, swapped))
    assert np.allclose(a.leakers, b.leakers.T, rtol=0.0, atol=CLOSE)


def test_two_classes_may_not_change_places_where_shots_are_few() -> None:
    layer = Layer(0, (1,), (1.0, 1.0), (1.0, 1.0))
    found = engagement((Threat(2), Threat(2)), System((2,), (layer,))).leakers  # alike, and yet the first is served
    assert found[0, 2] == pytest.approx(1.0)
    assert found[2, 0] == pytest.approx(0.0)
