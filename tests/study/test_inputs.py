"""The barrier: arrays against values worked out by hand from the shipped facts (row 0 holds the best estimates)."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from equipoise import facts, study
from equipoise.core.exchange.encounter import Exchange
from equipoise.errors import InputError
from equipoise.study.inputs import Inputs, engaged_classes
from equipoise.study.reductions.levels import levels, swept_layer
from equipoise.study.reductions.pair import exchange_of
from equipoise.study.sample import Sample
from equipoise.study.world import ACROSS, read_for, world_of
from equipoise.vocabulary import BASINGS
from tests.trains import with_trains

COALITION = ("USA", "FRA", "GBR")  # in the order of the actors of the world
ALLIES = "euro_atlantic"


def entered(inputs: Inputs, retaliator: str, adversary: str, scheduled: str | None = None) -> Exchange:
    """What a pair puts into an exchange on these inputs."""
    pair = facts.Pair(retaliator=retaliator, adversary=adversary, schedule_with=scheduled)
    return exchange_of(world_of(inputs.sample, ACROSS), pair, adversary)


def names_of_legs(inputs: Inputs, actor: str) -> list[str]:
    return [name for owner, name, _ in world_of(inputs.sample, ACROSS).legs if owner == actor]


def best(base: facts.Facts, name: str) -> float:
    return base.quantity(name).values[-1].best


def with_actor(inputs: Inputs, name: str, **changes: object) -> Inputs:
    """The same inputs on a base where one actor's record is changed."""
    lookup = inputs.sample.lookup
    actors = {**lookup.base.actors, name: lookup.base.actors[name].model_copy(update=changes)}
    return Inputs(Sample(facts.Lookup(dataclasses.replace(lookup.base, groups={**lookup.base.groups, "actors": actors}), lookup.scenario)))


def test_a_force_has_one_column_per_leg(inputs: Inputs) -> None:
    force = entered(inputs, "USA", "RUS").force
    assert [BASINGS[place] for place in force.basing] == ["silo", "submarine", "bomber", "bomber"]
    assert list(force.met) == [1, 1, 0, 0]
    np.testing.assert_allclose(force.launchers[0], [400, 230, 46, 19])
    np.testing.assert_allclose(force.loading[0], [1, 4.2, 4.3, 5.3])
    np.testing.assert_allclose(force.alert[0], [[0.98, 0.6429, 0, 0], [0.98, 0.8571, 0.7, 0.7]])
    np.testing.assert_allclose(force.per_platform[0], [1, 20, 1, 1])
    np.testing.assert_allclose(force.per_aimpoint[0], [1, 20 * 3, 10, 10])
    assert force.launchers.shape == (13, 4)


def test_mobile_launchers_share_a_garrison_and_counts_of_them_are_whole(inputs: Inputs) -> None:
    force = entered(inputs, "RUS", "USA").force
    mobile = [place for place, basing in enumerate(force.basing) if BASINGS[basing] == "road_mobile"]
    assert set(force.per_aimpoint[0, mobile]) == {9}
    assert np.array_equal(force.per_aimpoint, np.round(force.per_aimpoint))
    assert np.all(force.per_platform[:, mobile] == 1)


def test_a_leg_that_no_layer_engages_is_not_met(inputs: Inputs) -> None:
    names = names_of_legs(inputs, "RUS")
    met = dict(zip(names, entered(inputs, "RUS", "USA").force.met, strict=True))
    assert (met["avangard"], met["yars_silo"], met["tu95"]) == (0, 1, 0)
    assert set(entered(inputs, "RUS", "GBR").force.met) == {0}, "the United Kingdom has no layer"


def test_theatre_legs_stay_out(inputs: Inputs) -> None:
    every = inputs.sample.lookup.base.actors["FRA"].legs
    theatre = {name for name, leg in every.items() if leg.range_class == "theatre"}
    assert set(names_of_legs(inputs, "FRA")) == set(every) - theatre
    assert theatre == {"asmpa"}


def test_the_strike_holds_missiles_on_alert_that_are_not_withheld(inputs: Inputs) -> None:
    attack = entered(inputs, "RUS", "USA").attack
    assert attack.warheads.shape == (13, 2, 1)
    assert attack.scheduled.tolist() == [0], "nobody follows a schedule"
    assert attack.nuclear.tolist() == [1]
    np.testing.assert_allclose(attack.warheads[0, 0, 0], (400 * 0.98 + 230 * 4.2 * 0.6429) * 0.7)
    np.testing.assert_allclose(attack.warheads[0, 1, 0], (400 * 0.98 + 230 * 4.2 * 0.8571) * 0.7)
    np.testing.assert_allclose(attack.p_soft[0, 0], 0.85)
    np.testing.assert_allclose(attack.p_hard[0, 0], 0.85 * 0.9)
    assert attack.p_warning[0] == 0.8, "the warning is that of the side that is struck"


def test_a_schedule_parts_the_strike_and_leaves_its_sum(inputs: Inputs) -> None:
    whole = entered(inputs, "RUS", ALLIES).attack
    parted = entered(inputs, "RUS", ALLIES, "USA").attack
    alone = entered(inputs, "RUS", "USA", "USA").attack
    np.testing.assert_allclose(parted.warheads, whole.warheads)
    np.testing.assert_allclose(parted.warheads[:, :, COALITION.index("USA")], alone.warheads[:, :, 0])
    assert parted.scheduled.tolist() == [int(name == "USA") for name in COALITION]
    assert alone.scheduled.tolist() == [1]


def test_conventional_weapons_a_leg_apart_and_reserves_are_read_where_the_scenario_says_so(inputs: Inputs, base: facts.Facts) -> None:
    scenario = inputs.sample.lookup.scenario
    strike = scenario.strike.model_copy(update={"conventional": True, "third_party_reserve": True})
    asked = Inputs(Sample(facts.Lookup(base, scenario.model_copy(update={"strike": strike}))))
    attack = entered(asked, "RUS", "USA").attack
    assert attack.nuclear.tolist() == [1, 0]
    np.testing.assert_allclose(attack.warheads[0, 0], [(400 * 0.98 + 230 * 4.2 * 0.6429) * (0.7 - 0.1), 200.0])
    np.testing.assert_allclose(attack.p_hard[0, 1], best(base, "USA.conventional_strike.reliability") * 0.05)
    legs = dict(base.actors["USA"].legs)
    own = base.actors["USA"].capabilities.sspk_silo.model_copy(update={"id": "USA.trident.sspk_silo"})
    legs["trident"] = legs["trident"].model_copy(update={"sspk_silo": own})
    parted = entered(with_actor(inputs, "USA", legs=legs), "RUS", "USA").attack
    assert parted.nuclear.tolist() == [1, 1]
    np.testing.assert_allclose(parted.warheads[0, 0], [400 * 0.98 * 0.7, 230 * 4.2 * 0.6429 * 0.7])


def test_the_layers_of_the_struck_side_meet_the_strike(inputs: Inputs) -> None:
    force_defence = entered(inputs, "RUS", "USA").attack.force_defence
    np.testing.assert_allclose(force_defence.salvos[0], [0, 34])
    np.testing.assert_allclose(force_defence.coverage[0], [1, 0.05])
    assert force_defence.guards.shape == (2, len(names_of_legs(inputs, "RUS")))
    assert entered(inputs, "GBR", "RUS").attack.force_defence.salvos.shape == (13, 0)
    assert entered(inputs, "GBR", "RUS").attack.met.max() == 0.0
    assert entered(inputs, "USA", "RUS").attack.met[0, 0, 0] > 0.5


def test_members_of_a_coalition_search_each_for_itself(inputs: Inputs, base: facts.Facts) -> None:
    attack = entered(inputs, "RUS", ALLIES).attack
    misses = np.prod([1 - best(base, f"{name}.breakthrough_mobile") for name in COALITION])
    np.testing.assert_allclose(attack.p_breakthrough[0, 0], 1 - misses)
    found = 1 - np.prod([1 - best(base, f"{name}.detect_submarine") for name in COALITION])
    np.testing.assert_allclose(attack.p_found_killed[0, :, 1], np.array([found, 0.9]) * 0.8)


def test_a_breakthrough_never_finds_less(inputs: Inputs) -> None:
    killed = entered(inputs, "RUS", ALLIES).attack.p_found_killed
    assert np.all(killed[:, 1] >= killed[:, 0])


def test_layers_come_in_the_order_of_the_flight(inputs: Inputs) -> None:
    defence = entered(inputs, "USA", "RUS").defence
    assert [name for name, _ in inputs.layers(("RUS",))] == ["RUS.national", "RUS.a135"]
    np.testing.assert_allclose(defence.interceptors[0], [0, 68])
    np.testing.assert_allclose(defence.salvo[0], [4, 2])
    np.testing.assert_allclose(defence.coverage[0], [1, 0.2])
    assert np.array_equal(defence.interceptors, np.round(defence.interceptors))
    assert np.array_equal(defence.salvo, np.round(defence.salvo))
    assert swept_layer(inputs.layers(("RUS",))) == 0


def test_a_side_without_layers_has_an_empty_defence(inputs: Inputs) -> None:
    assert entered(inputs, "RUS", "GBR").defence.interceptors.shape == (13, 0)
    assert swept_layer(inputs.layers(("GBR",))) == -1


def test_layers_that_engage_different_classes_are_refused(inputs: Inputs) -> None:
    layers = dict(inputs.sample.lookup.base.actors["RUS"].layers)
    layers["a135"] = layers["a135"].model_copy(update={"engages": ("ballistic", "boost_glide")})
    with pytest.raises(InputError) as caught:
        engaged_classes(with_actor(inputs, "RUS", layers=layers), ("RUS",))
    assert str(caught.value) == (
        "the layers RUS.national, RUS.a135 engage different classes of weapon; give all layers of one side the same 'engages'"
    )


def test_a_retaliator_without_long_range_legs_is_refused(inputs: Inputs) -> None:
    with pytest.raises(InputError) as caught:
        entered(with_actor(inputs, "GBR", legs={}), "GBR", "RUS")
    assert str(caught.value) == "GBR has no leg that reaches another continent; name an actor that has one as the retaliator"


def test_every_input_is_noted_once_with_its_stage(inputs: Inputs) -> None:
    inputs = read_for(world_of(inputs.sample, ACROSS), ("RUS",), ("USA",))
    assert set(inputs.used) == {"force", "strike", "search", "warning", "protection", "defence"}
    assert all(len(names) == len(set(names)) for names in inputs.used.values())
    assert inputs.used["warning"] == ["RUS.warning"]
    assert inputs.used["defence"] == [f"USA.gmd.{part}" for part in ("interceptors", "salvo", "kill_probability", "p_track", "coverage")]
    assert "RUS.yars_mobile.launchers" in inputs.used["force"]
    assert not [name for name in inputs.used["strike"] if name.startswith(("RUS", "USA.b52"))]


def test_levels_hold_today_and_the_plans_of_every_swept_layer(base: facts.Facts) -> None:
    scenario = facts.scenario("today", base)
    assert levels(facts.Lookup(base, scenario.model_copy(update={"interceptors": (0, 50)}))) == (0, 44, 50, 64)
    override = facts.Override.model_validate({"id": "USA.gmd.interceptors", "low": 30, "best": 60, "high": 90, "reason": "a test"})
    changed = scenario.model_copy(update={"interceptors": (0, 50), "overrides": (override,), "pairs": scenario.pairs[:1]})
    assert levels(facts.Lookup(base, changed)) == (0, 50, 60, 64)


def test_an_adversary_without_national_layer_adds_no_level(base: facts.Facts) -> None:
    pair = facts.Pair(retaliator="USA", adversary="CHN")
    scenario = facts.scenario("today", base).model_copy(update={"interceptors": (0, 50), "pairs": (pair,)})
    assert levels(facts.Lookup(base, scenario)) == (0, 50)


def test_trains_hold_several_missiles_and_several_stand_in_a_garrison(small: facts.Scenario, tmp_path: Path) -> None:
    base = with_trains(tmp_path, "RUS")
    inputs = Inputs(Sample(facts.Lookup(base, small)))
    force, place = entered(inputs, "RUS", "USA").force, names_of_legs(inputs, "RUS").index("trains")
    assert BASINGS[force.basing[place]] == "rail_mobile"
    assert (force.per_platform[0, place], force.per_aimpoint[0, place]) == (3.0, 3.0 * 4.0)
    assert "parameters.trains_per_garrison" in read_for(world_of(inputs.sample, ACROSS), ("RUS",), ("USA",)).used["strike"]
    one = small.model_copy(update={"draws": 2, "pairs": small.pairs[:1]})
    more, less = (study.run(one, held).record.model_dump(mode="json")["pairs"][0]["cells"] for held in (base, facts.load()))
    for with_them, without in zip(more, less, strict=True):
        assert with_them["arriving"]["best"]["mean"] > without["arriving"]["best"]["mean"]


def test_what_bears_on_launching_under_attack_is_read_only_where_it_is_asked_for(small: facts.Scenario, base: facts.Facts) -> None:
    found: list[tuple[set[str], float, float]] = []
    for named in (small.doctrines, ("launch_under_attack",)):
        inputs = Inputs(Sample(facts.Lookup(base, small.model_copy(update={"doctrines": named}))))
        entry, read = entered(inputs, "RUS", "USA"), read_for(world_of(inputs.sample, ACROSS), ("RUS",), ("USA",))
        leaves, confirmed = entry.force.leaves_under_attack, entry.attack.p_confirmed
        found.append((set(read.used["warning"]), float(leaves[0, 0]), float(confirmed[0])))
    chain = best(base, "RUS.warning") * best(base, "RUS.confirmation")
    assert found[0] == ({"RUS.warning"}, 0.0, 0.0)
    assert found[1][0] == {"RUS.warning", "RUS.confirmation", "RUS.leaves_under_attack"}
    assert found[1][1:] == pytest.approx((best(base, "RUS.leaves_under_attack"), chain))
