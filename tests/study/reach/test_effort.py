"""What a reach scenario takes: what it grows with, what is counted, and the refusal above the machine's memory."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.core.physics.constellation.walker import MOST_SATELLITES as CORE_SATELLITES
from equipoise.errors import InputError
from equipoise.facts.scenarios.reach.record import MOST_SATELLITES, ReachScenario
from equipoise.study import effort
from equipoise.study.reach.case import reach_case
from equipoise.study.reach.effort import cells_around, reach_effort
from equipoise.study.reach.looks import cells
from tests.samples import REACH

BASE = facts.load()


def scenario(tmp_path: Path, samples: int = 200, spread: int = 4, planes: int = 10) -> ReachScenario:
    """The sample with other sizes, and cells a degree apart."""
    text = REACH.read_text(encoding="utf-8")
    for pattern, new in (
        (r"samples: \d+", f"samples: {samples}"),
        (r"footprint_step: \d+", "footprint_step: 1"),
        (r"spread: .*", f'spread: {{best: {spread}, reason: "to try"}}'),
        (r"planes: \d+", f"planes: {planes}"),
    ):
        text, n = re.subn(pattern, new, text)
        assert n == 1
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return facts.reach_scenario(path, BASE)


def test_the_cells_are_those_that_are_computed(tmp_path: Path) -> None:
    question = scenario(tmp_path, spread=2)
    case = reach_case(question, BASE)
    assert cells_around(question) == 25 == len(cells(case, case.flights[0])[0])


@pytest.mark.parametrize("larger", [{"samples": 2_000}, {"spread": 20}, {"planes": 1_000}])
def test_time_grows_with_each_size(tmp_path: Path, larger: dict[str, int]) -> None:
    assert reach_effort(scenario(tmp_path, **larger)).seconds > 1.1 * reach_effort(scenario(tmp_path)).seconds


def test_memory_grows_with_cells_and_samples(tmp_path: Path) -> None:
    small, large = (reach_effort(scenario(tmp_path, samples, spread)).memory_bytes for samples, spread in ((200, 4), (2_000, 20)))
    assert small < 5e6
    assert 1e8 < large < 1e9


def test_what_the_memory_does_not_hold_is_refused_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "memory_bytes", lambda: 0.7e9)
    with pytest.raises(InputError) as refused:
        study.reach_study(scenario(tmp_path, samples=2_000, spread=20), BASE)
    assert re.search(
        r"mine\.yaml:\d+: the 1,681 cells around each destination take about 0\.2 GB of memory, and this machine has 0\.7 GB; "
        r"give a smaller spread, or a larger footprint_step$",
        str(refused.value),
    )


def test_the_loader_admits_as_many_satellites_as_physics_does() -> None:
    assert MOST_SATELLITES == CORE_SATELLITES
