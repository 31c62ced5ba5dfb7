"""The study of a reach scenario: one plain record, the same at each run, that moves with its inputs and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.study.reach import run
from equipoise.study.reach.effort import part_seconds
from equipoise.study.reach.record import Head, ReachRecord
from tests.samples import REACH

BASE = facts.load()


def reached(text: str, folder: Path) -> ReachRecord:
    """The record of a text."""
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return study.reach_study(facts.reach_scenario(path, BASE), BASE)


@pytest.fixture(scope="module")
def record() -> ReachRecord:
    """The record of the sample."""
    return study.reach_study(facts.reach_scenario(REACH, BASE), BASE)


def test_it_is_plain_and_the_same_at_each_run(record: ReachRecord) -> None:
    again = study.reach_study(facts.reach_scenario(REACH, BASE), BASE)
    assert record.model_dump_json() == again.model_dump_json()
    assert ReachRecord.model_validate_json(record.model_dump_json()) == record
    assert list(record.model_dump())[:3] == ["version", "question", "digest"]


def test_every_part_is_there(record: ReachRecord) -> None:
    assert [flight.name for flight in record.flights] == ["there", "back"]
    assert [(row.flight, row.layer) for row in record.opportunities] == [("there", "far")]
    assert [(row.flight, row.layer) for row in record.footprints] == [("there", "far")]
    assert [(row.layer, row.missile, row.n) for row in record.shares] == [("far", "icbm_solid", 9)]
    assert record.assumed == sum(item.kind == "assumption" for item in record.inputs) < len(record.inputs)
    assert record.scenario == Head(name="mine", title="One flight each way", date="2026-11-22")


def test_progress_is_told(record: ReachRecord) -> None:
    seen: list[tuple[float, float]] = []
    study.reach_study(facts.reach_scenario(REACH, BASE), BASE, progress=lambda done, total: seen.append((done, total)))
    shares = [done / total for done, total in seen]
    assert (len(shares), shares[-1]) == (7, 1.0)
    assert shares == sorted(shares)
    seconds = part_seconds(facts.reach_scenario(REACH, BASE))
    assert seen[4][0] - seen[3][0] == pytest.approx(seconds["footprints"] + run.QUICK_SECONDS)
    assert seen[0][0] == pytest.approx(run.QUICK_SECONDS)
    assert seen[0][1] == pytest.approx(sum(seconds.values()) + 7 * run.QUICK_SECONDS)
    assert record.losses


def test_the_digest_follows_the_inputs(record: ReachRecord, tmp_path: Path) -> None:
    text = REACH.read_text(encoding="utf-8")
    assert reached(text, tmp_path).digest == record.digest
    assert reached(text.replace("assessment: 60", "assessment: 61"), tmp_path).digest != record.digest
    assert reached(text.replace("samples: 200", "samples: 201"), tmp_path).digest != record.digest


def test_a_slower_decision_never_gives_more_and_a_lost_sensor_is_the_scenario_without_it(record: ReachRecord, tmp_path: Path) -> None:
    text = REACH.read_text(encoding="utf-8")
    slow = reached(text.replace("{low: 60, best: 120, high: 300, ", "{low: 60, best: 300, high: 300, "), tmp_path)
    share = record.shares[0].integrated
    assert slow.shares[0].integrated.reach <= share.reach
    line = next(line for line in text.splitlines() if "name: north," in line)
    without = reached(text.replace(line + "\n", ""), tmp_path)
    loss = next(row for row in record.losses if row.sensor == "north").flights[0]
    assert len(without.opportunities[0].integrated.looks_s) == loss.layers[0].looks
    assert without.flights[0].warning_time_s == loss.warning_time_s


def test_flights_alone_are_a_scenario_too(tmp_path: Path) -> None:
    text = REACH.read_text(encoding="utf-8")
    bare = reached(text[: text.index("sensors:")] + 'reason: "nothing but flights"\n', tmp_path)
    assert [getattr(bare, key) for key in ("sensors", "layers", "opportunities", "footprints", "shares", "losses", "space")] == [()] * 7
    assert [row.event for row in bare.flights[0].timeline] == ["launch", "burnout", "apogee", "impact"]
