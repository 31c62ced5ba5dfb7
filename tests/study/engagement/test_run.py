"""The record of a defence study against direct calls of the engine."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.core.defence.engagement.engine import engagement
from equipoise.core.defence.engagement.integration import STEPS, design_at
from equipoise.core.defence.engagement.integration import steps as core_steps
from equipoise.errors import InputError
from equipoise.study.engagement import run
from equipoise.study.engagement.design import design, raid
from equipoise.study.engagement.record import EngagementRecord
from tests.samples import ENGAGEMENT

BASE = facts.load()


@pytest.fixture(scope="module")
def record() -> EngagementRecord:
    return study.engagement_study(facts.engagement_scenario(ENGAGEMENT, BASE), BASE)


@pytest.fixture(scope="module")
def values() -> dict[str, float]:
    return {name: item.best for name, item in facts.engagement_inputs(facts.engagement_scenario(ENGAGEMENT, BASE), BASE).items()}


def test_the_record_is_plain_json(record: EngagementRecord) -> None:
    assert EngagementRecord.model_validate_json(record.model_dump_json()) == record
    assert list(record.model_dump())[:3] == ["version", "question", "digest"]


def test_the_outcome_is_that_of_the_engine(record: EngagementRecord, values: dict[str, float]) -> None:
    question = facts.engagement_scenario(ENGAGEMENT, BASE)
    attack, plan = raid(question, values), design(question, values)
    direct = engagement(attack, design_at(plan, "coordinated"))
    assert record.outcome.mean == pytest.approx(direct.mean_leakers, abs=1e-12)
    assert record.outcome.distribution == pytest.approx(direct.all_leakers.tolist(), abs=1e-12)
    assert record.outcome.missing <= 1e-12
    steps = core_steps(plan, attack)
    assert [row.name for row in record.integration] == list(STEPS)
    assert [row.mean for row in record.integration] == pytest.approx([step.engagement.mean_leakers for step in steps], abs=1e-12)
    assert sum(row.change for row in record.integration) == pytest.approx(
        steps[-1].engagement.mean_leakers - steps[0].engagement.mean_leakers
    )


def test_branches_add_up_to_the_whole(record: EngagementRecord) -> None:
    assert sum(row.probability for row in record.branches) == pytest.approx(1.0)
    assert sum(row.probability * row.mean for row in record.branches) == pytest.approx(record.outcome.mean)
    assert record.branches[0].name == "everything works"


def test_curve_and_grid_hold_the_scenario_itself(record: EngagementRecord) -> None:
    own = next(row for row in record.curve if row.size == 1.0)
    grid = record.grid
    cell = grid.mean[grid.misses.index(1.0)][grid.stocks.index(1.0)]
    assert own.mean == pytest.approx(record.outcome.mean, abs=1e-12)
    assert cell == pytest.approx(record.outcome.mean, abs=1e-12)


def test_what_decides_comes_first(record: EngagementRecord) -> None:
    swings = [row.swing for row in record.ranges]
    assert swings == sorted(swings, reverse=True)
    for row in record.ranges:
        means = (row.mean_low, row.mean_high, record.outcome.mean)
        assert row.swing == pytest.approx(max(means) - min(means), abs=1e-12)
    assert {row.name for row in record.ranges} == {row.name for row in record.inputs if row.low < row.high}
    assert record.assumed == sum(row.kind == "assumption" for row in record.inputs)


def test_progress_reaches_its_total_and_the_answer_does_not_depend_on_the_order(record: EngagementRecord) -> None:
    seen: list[tuple[float, float]] = []
    again = study.engagement_study(
        facts.engagement_scenario(ENGAGEMENT, BASE), BASE, progress=lambda done, total: seen.append((done, total))
    )
    assert again == record
    done, (total,) = [each for each, _ in seen], {whole for _, whole in seen}
    assert done == sorted(done)
    assert done[-1] == total


def test_progress_weighs_parts_by_what_they_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("equipoise.study.executor.cores", lambda: 1)
    seen: list[float] = []
    planned = run.tasks(run.case(facts.engagement_scenario(ENGAGEMENT, BASE), BASE))
    run.engagement_study(facts.engagement_scenario(ENGAGEMENT, BASE), BASE, progress=lambda done, _total: seen.append(done))
    steps = sorted(later - earlier for earlier, later in itertools.pairwise([0.0, *seen]))
    assert steps == pytest.approx(sorted(task.seconds for task in planned))
    assert steps[-1] > 10 * steps[0] > 0.0
    assert {task.key[0] for task in planned} == {"best", "curve", "saturation", "grid", "range", "provision", "integration"}


def test_a_raid_that_is_too_large_is_refused_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = ENGAGEMENT.read_text(encoding="utf-8")
    path.write_text(text.replace("decoys: 8, decoy_correlation: 0", "decoys: 800, decoy_correlation: 0.5"), encoding="utf-8")
    with pytest.raises(InputError, match=r"mine.yaml:8: the raid is too large to be studied: correlated decoys"):
        study.engagement_study(facts.engagement_scenario(path, BASE), BASE)


def test_a_large_raid_states_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    text = ENGAGEMENT.read_text(encoding="utf-8")
    path.write_text(text.replace("warheads: 8, decoys: 8", "warheads: 40, decoys: 280"), encoding="utf-8")
    found = study.engagement_study(facts.engagement_scenario(path, BASE), BASE)
    assert found.scenario.tolerance == 1e-3
    assert 0.0 <= found.outcome.missing <= 1e-3


def test_a_range_is_computed_at_its_own_ends(record: EngagementRecord, values: dict[str, float]) -> None:
    question = facts.engagement_scenario(ENGAGEMENT, BASE)
    row = next(row for row in record.ranges if row.name == "stocks.near")
    assert (row.low, row.best, row.high) == (8, 16, 32)
    for end in ("low", "high"):
        changed = values | {"stocks.near": getattr(row, end)}
        direct = engagement(raid(question, changed), design_at(design(question, changed), "coordinated"))
        assert getattr(row, f"mean_{end}") == pytest.approx(direct.mean_leakers, abs=1e-12)
        assert getattr(row, f"p_no_leak_{end}") == pytest.approx(direct.all_leakers[0], abs=1e-12)
    assert row.mean_low != row.mean_high
