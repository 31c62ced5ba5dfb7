"""Every number of a defence study is explained, by the inputs that move it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.facts.scenarios.given_input import Input
from equipoise.study.engagement import run
from equipoise.study.engagement.numbers import engagement_numbers
from equipoise.study.engagement.record import EngagementRecord
from equipoise.study.engagement.trace import behind, explanation, names
from equipoise.study.explanation import Node, short
from tests.samples import ENGAGEMENT, edited

BASE = facts.load()
LEVEL = "integration: coordinated\n"
SMALL = (("warheads: 8, decoys: 8", "warheads: 3, decoys: 2"), ("low: 8, best: 16, high: 32", "low: 2, best: 4, high: 5"))


@pytest.fixture(scope="module")
def record() -> EngagementRecord:
    return study.engagement_study(facts.engagement_scenario(ENGAGEMENT, BASE), BASE)


def leaves(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from leaves(child)


def behind_it(record: EngagementRecord, name: str) -> set[str]:
    return {row.name for row in behind(record, name)}


def near(one: float, other: float | None) -> bool:
    return other is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def test_every_number_is_explained_down_to_a_source(record: EngagementRecord) -> None:
    sources = {row.source for row in record.inputs}
    for name in names(record):
        node = explanation(record, name)
        assert (node.title, bool(node.text)) == (name, True)
        assert any(leaf.title in sources for leaf in leaves(node)), name


@pytest.mark.parametrize("level", ["independent", "integrated"])
def test_what_moves_a_number_stands_behind_it(level: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each input by itself is moved, and the numbers that move with it name it; curve, map and ranges rest on what the outcome rests on."""
    changes = ((LEVEL, f"integration: {level}\n"), *SMALL)
    question = facts.engagement_scenario(edited(ENGAGEMENT, tmp_path / "mine.yaml", *changes), BASE)
    inputs = facts.engagement_inputs(question, BASE)
    before = study.engagement_study(question, BASE)
    known = engagement_numbers(before)
    for part in ("curve_tasks", "grid_tasks", "range_tasks"):
        monkeypatch.setattr(run, part, lambda *_: [])
    for name, item in inputs.items():
        if name.startswith("raid."):  # of another raid, every number moves
            continue
        moved = item._replace(best=item.best - 1 if item.unit == "interceptors" else 0.9 * item.best + 0.0371)
        changed: dict[str, Input] = {**inputs, name: moved}
        monkeypatch.setattr(run, "engagement_inputs", lambda *_, given=changed: given)
        after = engagement_numbers(study.engagement_study(question, BASE))
        moving = [
            key for key, number in after.items() if key in known and number.value is not None and not near(number.value, known[key].value)
        ]
        assert [key for key in moving if name not in behind_it(before, key)] == []
        assert bool(moving) == (name != "layers.far.p_kill_missed"), "nothing is dead before the first layer"


def test_what_cannot_matter_is_left_out(record: EngagementRecord) -> None:
    everywhere = behind_it(record, "outcome.mean")
    assert not any(name.startswith("command.") or ".integrated." in name or name.endswith("p_kill_missed") for name in everywhere)
    assert any(name.endswith("p_kill_missed") for name in behind_it(record, "integration.1.mean"))
    assert any(name.startswith("command.") for name in behind_it(record, "integration.7.mean"))
    assert not any(name.startswith(("layers.near.", "stocks.near")) for name in behind_it(record, "layers.far.fired_mean"))
    assert behind_it(record, "layers.far.stock") == behind_it(record, "provision.far.stock") == {"stocks.far"}
    assert "stocks.far" not in behind_it(record, "provision.far.stock@0.9") | behind_it(record, "provision.far.best.p_no_leak")
    assert not any(name.startswith("failures.") for name in behind_it(record, "branches.1.mean"))
    assert behind_it(record, "branches.1.probability") == {
        row.name for row in record.inputs if row.name.startswith("failures.") and "prob" in row.name
    }
    assert behind_it(record, "scenario.decoys") == {"raid.ballistic.decoys"}
    assert behind_it(record, "assumed") == {row.name for row in record.inputs if row.kind == "assumption"}


def test_what_moves_the_mean_most_comes_first(record: EngagementRecord) -> None:
    swings = {row.name: row.swing for row in record.ranges}
    order = [row.name for row in behind(record, "outcome.mean")]
    ranged = [name for name in order if name in swings]
    assert order[: len(ranged)] == ranged
    assert [swings[name] for name in ranged] == sorted((swings[name] for name in ranged), reverse=True)
    node = explanation(record, "outcome.mean")
    assert f"moves by {swings[ranged[0]]:.2g} leakers" in next(leaf.text for leaf in leaves(node) if leaf.title == ranged[0])


def test_an_unknown_name_is_answered_with_near_ones(record: EngagementRecord) -> None:
    with pytest.raises(InputError) as refused:
        explanation(record, "outcome.maen")
    assert str(refused.value).startswith("the results hold no number called 'outcome.maen'; try outcome.mean")


def test_in_short_the_largest_swings_stand_for_all(record: EngagementRecord) -> None:
    node = explanation(record, "outcome.mean")
    largest = [row.name for row in record.ranges if row.swing > 5e-4]
    assert list(node.first) == largest
    told = short(node)
    assert [child.title for child in told.children[0].children] == largest[:5]
    assert "--all" in told.children[1].text
