from __future__ import annotations

import pytest

from equipoise import study
from equipoise.study import warm


def test_it_runs_the_shipped_scenarios_on_two_draws_the_shipped_defence_and_the_shipped_arcs(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int]] = []
    monkeypatch.setattr(study, "run", lambda scenario, _: seen.append((scenario.name, scenario.draws)))
    monkeypatch.setattr(study, "stability_study", lambda scenario, _: seen.append((scenario.name, scenario.draws)))
    monkeypatch.setattr(study, "engagement_study", lambda scenario, _: seen.append((scenario.name, 0)))
    monkeypatch.setattr(study, "reach_study", lambda scenario, _: seen.append((scenario.name, 0)))
    warm.main()
    assert seen == [("today", 2), ("nine_actors", 2), ("national", 0), ("northern_arcs", 0)]
