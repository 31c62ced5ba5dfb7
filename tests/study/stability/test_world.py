"""The record of all actors against the arrays of one pair as the brief has them."""

from __future__ import annotations

import numpy as np

from equipoise import facts
from equipoise.core.exchange.actors import single
from equipoise.core.exchange.encounter import exchange
from equipoise.facts import Facts, Scenario
from equipoise.study import inputs as barrier
from equipoise.study.inputs import Inputs
from equipoise.study.sample import Sample
from equipoise.study.stability.world import World, world


def test_a_pair_puts_in_what_it_puts_into_the_brief(small: Scenario, base: Facts) -> None:
    sample = Sample(facts.Lookup(base, small))
    here, inputs = world(sample), Inputs(sample)
    rus, usa = (single(4, here.names.index(name)) for name in ("RUS", "USA"))
    ours = exchange(here.actors, rus, usa)
    for name, array in barrier.force(inputs, "RUS", ("USA",))._asdict().items():
        assert np.array_equal(getattr(ours.force, name), array), name
    attack = barrier.attack(inputs, "RUS", ("USA",), None)
    for one, other in ((ours.attack, attack), (ours.attack.shield, attack.shield)):
        for name, array in other._asdict().items():
            if name != "shield":
                np.testing.assert_allclose(getattr(one, name), array, rtol=1e-12, atol=1e-15, err_msg=name)
    for name, array in barrier.defence(inputs, ("USA",))._asdict().items():
        assert np.array_equal(getattr(ours.defence, name), array), name


def test_row_0_holds_the_best_estimates_and_every_leg_stands_once(here: World) -> None:
    actors = here.actors
    assert actors.launchers.shape == (7, len(here.legs))
    assert len({(actor, name) for actor, name, _ in here.legs}) == len(here.legs)
    place = next(place for place, (actor, name, _) in enumerate(here.legs) if (actor, name) == ("USA", "minuteman"))
    assert actors.launchers[0, place] == 400.0
    assert actors.owner[place] == here.names.index("USA")


def test_what_an_actor_reads_is_noted_by_role(here: World) -> None:
    struck, striking = here.struck["IND"].used, here.striking["IND"].used
    assert "IND.aircraft.launchers" in struck["force"]
    assert "IND.aircraft.launchers" not in striking["strike"], "a bomber takes no part in a strike"
    assert "IND.agni3.launchers" in striking["strike"]
    assert struck["warning"] == ["IND.warning"]
    assert "defence" not in striking
    assert "USA.gmd.interceptors" in here.striking["USA"].used["defence"]
    assert "IND.agni3.range" in here.common.used["reach"]


def test_relabelled_actors_keep_their_draws(here: World, small: Scenario, base: Facts) -> None:
    turned = small.model_copy(update={"actors": tuple(reversed(small.actors)), "draws": 6})
    other = world(Sample(facts.Lookup(base, turned)))
    assert other.names == tuple(reversed(small.actors))
    best = {f"{actor}.{name}": other.actors.launchers[0, place] for place, (actor, name, _) in enumerate(other.legs)}
    first = world(Sample(facts.Lookup(base, small)))
    assert best == {f"{actor}.{name}": first.actors.launchers[0, place] for place, (actor, name, _) in enumerate(first.legs)}
