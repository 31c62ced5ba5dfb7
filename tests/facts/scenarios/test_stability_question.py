from __future__ import annotations

from equipoise import facts
from equipoise.facts.scenarios.stability_question import StabilityQuestion


def test_every_list_names_sides_that_face_each_other() -> None:
    asked = StabilityQuestion(adversaries={"USA": ("RUS",)}, curves=(("IND", "PAK"),))
    assert list(asked.lists()) == [(("adversaries", "USA"), ("RUS", "USA")), (("curves", 0), ("IND", "PAK"))]


def test_the_shipped_scenario_names_adversaries_of_all_nine(base: facts.Facts) -> None:
    nine = facts.scenario("nine_actors", base)
    assert nine.stability is not None
    assert set(nine.stability.adversaries) == set(nine.actors) == set(base.actors)
    assert len(nine.coalitions) >= 3
    assert nine.stability.requirements == {}, "the same for all, so that none is favoured"


def test_a_scenario_need_not_ask(base: facts.Facts) -> None:
    assert facts.scenario("today", base).stability is None
