"""Whatever number stands in a scenario is admitted, or refused with its file and line before anything is computed.

Each number of the samples gives way, one by one, to extreme ones; the file is read and everything is built that the study begins with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.core.defence.engagement.system import refuse_impossible_system
from equipoise.errors import InputError
from equipoise.facts import Lookup
from equipoise.study.engagement.run import case, engagement_effort, tasks
from equipoise.study.reach.case import reach_case
from equipoise.study.reach.effort import refuse_large_reach
from equipoise.study.reductions.effort import refuse_large_run
from equipoise.study.reductions.levels import levels
from equipoise.study.sample import Sample
from equipoise.study.stability.effort import refuse_large_stability
from equipoise.study.world import ACROSS, WHOLE, world_of
from tests.samples import ENGAGEMENT, REACH, SMALL, STABILITY

BASE = facts.load()
NUMBER = re.compile(r"(?<=[\[:, ])-?\d+(?:\.\d+)?(?=[,\]}\s])")
EXTREMES = ("0", "-1", "0.5", "1", "1.0000001", "7", "1000000", "1e-300", "1e300")


def reductions(path: Path) -> None:
    """The beginning of a run."""
    scenario = facts.scenario(path, BASE)
    refuse_large_run(scenario, BASE)
    few = scenario.model_copy(update={"draws": 2})
    levels(Lookup(BASE, few))
    world_of(Sample(Lookup(BASE, few)), ACROSS)


def stability(path: Path) -> None:
    """The beginning of a study of stability."""
    scenario = facts.scenario(path, BASE)
    refuse_large_stability(scenario, BASE)
    world_of(Sample(Lookup(BASE, scenario.model_copy(update={"draws": 2}))), WHOLE)


def engagement(path: Path) -> None:
    """The beginning of a study of a defence."""
    scenario = facts.engagement_scenario(path, BASE)
    engagement_effort(scenario, BASE)
    begun = case(scenario, BASE)
    refuse_impossible_system(begun.raid, begun.system)
    tasks(begun)


def reach(path: Path) -> None:
    """The beginning of a study of reach."""
    scenario = facts.reach_scenario(path, BASE)
    refuse_large_reach(scenario)
    reach_case(scenario, BASE)


KINDS: dict[str, tuple[Path, Callable[[Path], None]]] = {
    "reductions": (SMALL, reductions),
    "stability": (STABILITY, stability),
    "engagement": (ENGAGEMENT, engagement),
    "reach": (REACH, reach),
}


def changed(text: str) -> Iterator[tuple[int, str, str]]:
    """The text with one number after another replaced: line, what stands there now, and the whole text."""
    for found in NUMBER.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if text.splitlines()[line - 1].startswith(("date:", "#")):
            continue
        for extreme in EXTREMES:
            yield line, extreme, text[: found.start()] + extreme + text[found.end() :]


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_is_admitted_or_refused_at_its_place(kind: str, tmp_path: Path) -> None:
    sample, begin = KINDS[kind]
    path = tmp_path / "mine.yaml"
    faults: list[str] = []
    n_tried = n_refused = 0
    for line, extreme, text in changed(sample.read_text(encoding="utf-8")):
        path.write_text(text, encoding="utf-8")
        n_tried += 1
        try:
            begin(path)
        except InputError as fault:
            n_refused += 1
            if not (fault.file and fault.line and fault.fix):
                faults.append(f"{extreme} on line {line}: {fault}")
        except Exception as fault:  # noqa: BLE001 (whatever it is, it is not a refusal of ours)
            faults.append(f"{extreme} on line {line}: {type(fault).__name__}: {fault}")
    assert not faults, "\n".join(faults)
    assert n_tried > n_refused > 10
