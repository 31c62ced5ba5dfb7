"""What a study of stability takes grows with its sides, not with its pairs for reductions."""

from __future__ import annotations

from equipoise import facts
from equipoise.study.stability.effort import stability_effort
from tests.samples import STABILITY


def test_effort_grows_with_the_square_of_the_sides() -> None:
    base = facts.load()
    whole = facts.scenario(STABILITY, base)
    alone = whole.model_copy(update={"coalitions": {}})
    sides = len(whole.actors) + len(whole.coalitions)
    fewer = len(whole.actors)
    seconds, less = (stability_effort(scenario, base).seconds for scenario in (whole, alone))
    assert abs(seconds / less - sides * (sides - 1) / (fewer * (fewer - 1))) < 1e-9
    pairs = (*whole.pairs, facts.Pair(retaliator="USA", adversary="RUS"))
    assert stability_effort(whole.model_copy(update={"pairs": pairs}), base) == stability_effort(whole, base)
