from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from equipoise import compiled, facts, study
from equipoise.study import warm


class Helper:
    """A second process that works at once, in this one."""

    def __init__(self, target: Any, kwargs: dict[str, bool]) -> None:
        self.target, self.kwargs = target, kwargs

    def start(self) -> None:
        self.target(**self.kwargs)

    def join(self) -> None:
        """Nothing is left to do."""


def names_run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[str]:
    """The scenarios that are run, with their draws."""
    seen: list[str] = []
    context = type("Context", (), {"Process": Helper})
    monkeypatch.setattr(warm, "get_context", lambda _: context)
    for name in ("run", "stability_study", "engagement_study", "reach_study"):
        monkeypatch.setattr(study, name, lambda asked, _: seen.append(f"{asked.name} {getattr(asked, 'draws', '')}".strip()))
    monkeypatch.setattr(warm, "reduction_floor", lambda *_, **__: seen.append("floors"))
    warm.main(list(arguments))
    return seen


def test_for_the_brief_only_its_scenario_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    assert names_run(monkeypatch) == ["floors", "today 2"]


def test_for_all_studies_each_has_its_scenario(monkeypatch: pytest.MonkeyPatch) -> None:
    assert names_run(monkeypatch, "all") == ["floors", "national", "northern_arcs", "today 2", "nine_actors 2"]


def test_what_is_compiled_late_is_kept_and_compiled_once(base: facts.Facts) -> None:
    assert compiled.FOLDER is not None
    study.run(facts.scenario("today", base).model_copy(update={"draws": 2}), base)
    warm.compile_late()
    before = kept(compiled.FOLDER)
    assert {path.name.partition("-")[0] for path in before} == {"total_warheads", "pass_defence"}
    warm.compile_late()
    assert kept(compiled.FOLDER) == before


def kept(folder: Path) -> set[Path]:
    """The compiled signatures of the two sides of the defence."""
    return {path for name in ("total_warheads", "pass_defence") for path in folder.glob(f"{name}-*.nbc")}
