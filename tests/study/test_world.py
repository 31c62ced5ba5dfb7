"""The record of all actors of a scenario, and what was read for it."""

from __future__ import annotations

import numpy as np

from equipoise import facts
from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.sides import single
from equipoise.facts import COMMON_FAILURE, Facts, Scenario
from equipoise.study.sample import Sample
from equipoise.study.world import ACROSS, WHOLE, World, read_for, world_of


def test_what_reaches_another_continent_enters_alike_with_and_without_what_does_not(small: Scenario, base: Facts) -> None:
    sample = Sample(facts.Lookup(base, small))
    rus, usa = (single(4, small.actors.index(name)) for name in ("RUS", "USA"))
    whole, across = (world_of(sample, scope) for scope in (WHOLE, ACROSS))
    assert len(across.legs) < len(whole.legs)
    assert {leg.range_class for _, _, leg in across.legs} == {"intercontinental"}
    for ours, theirs in zip(exchange(whole.actors, rus, usa), exchange(across.actors, rus, usa), strict=True):
        for name, array in ours._asdict().items():
            assert name == "force_defence" or np.array_equal(getattr(theirs, name), array), name


def test_a_common_failure_of_warning_is_read_only_where_coalitions_retaliate(small: Scenario, base: Facts) -> None:
    sample = Sample(facts.Lookup(base, small))
    read = {scope: read_for(world_of(sample, scope), ("USA",), ("RUS",)).used["warning"] for scope in (WHOLE, ACROSS)}
    assert COMMON_FAILURE in read[WHOLE]
    assert read[ACROSS] == ["USA.warning"]


def test_row_0_holds_the_best_estimates_and_every_leg_stands_once(here: World) -> None:
    actors = here.actors
    assert actors.legs.launchers.shape == (7, len(here.legs))
    assert len({(actor, name) for actor, name, _ in here.legs}) == len(here.legs)
    place = next(place for place, (actor, name, _) in enumerate(here.legs) if (actor, name) == ("USA", "minuteman"))
    assert actors.legs.launchers[0, place] == 400.0
    assert actors.legs.owner[place] == here.names.index("USA")


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
    other = world_of(Sample(facts.Lookup(base, turned)))
    assert other.names == tuple(reversed(small.actors))
    best = {f"{actor}.{name}": other.actors.legs.launchers[0, place] for place, (actor, name, _) in enumerate(other.legs)}
    first = world_of(Sample(facts.Lookup(base, small)))
    assert best == {f"{actor}.{name}": first.actors.legs.launchers[0, place] for place, (actor, name, _) in enumerate(first.legs)}
