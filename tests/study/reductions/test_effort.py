"""What a scenario takes, and the refusal of more draws than the machine holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.study import effort
from equipoise.study.reductions.effort import refuse_large_run, run_effort
from equipoise.study.stability.effort import refuse_large_stability, stability_effort
from tests.samples import SMALL

Work = Callable[[facts.Scenario, facts.Facts], object]


def large(tmp_path: Path) -> facts.Scenario:
    """The small scenario with a million draws."""
    path = tmp_path / "large.yaml"
    path.write_text(re.sub(r"draws: \d+", "draws: 1000000", SMALL.read_text(encoding="utf-8")), encoding="utf-8")
    return facts.scenario(path, facts.load())


def test_effort_grows_with_the_draws(tmp_path: Path) -> None:
    base, one = facts.load(), large(tmp_path)
    few = one.model_copy(update={"draws": 1_000})
    for estimate in (run_effort, stability_effort):
        assert estimate(one, base).seconds == pytest.approx(1_000 * estimate(few, base).seconds)
        assert estimate(one, base).memory_bytes == pytest.approx(1_000 * estimate(few, base).memory_bytes)
        assert estimate(one, base).memory_bytes > 1e9


@pytest.mark.parametrize("work", [study.run, study.stability_study])
def test_more_draws_than_the_machine_holds_are_refused_before_they_are_drawn(
    work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "memory_bytes", lambda: 1e9)
    question = large(tmp_path)
    message = r"large\.yaml:\d+: 1,000,000 draws take about .* GB of memory, and this machine has 1\.0 GB; give at most .* draws$"
    with pytest.raises(InputError, match=message) as refused:
        work(question, facts.load())
    lines = Path(refused.value.file).read_text(encoding="utf-8").splitlines()
    assert lines[(refused.value.line or 0) - 1].startswith("draws:")


@pytest.mark.parametrize("refuse", [refuse_large_run, refuse_large_stability])
def test_the_draws_that_a_refusal_advises_are_accepted(refuse: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "memory_bytes", lambda: 1e9)
    question, base = large(tmp_path), facts.load()
    with pytest.raises(InputError) as refused:
        refuse(question, base)
    advised = re.search(r"at most ([\d,]+) draws", refused.value.fix)
    assert advised
    n_draws = int(advised[1].replace(",", ""))
    refuse(question.model_copy(update={"draws": n_draws}), base)
    assert n_draws > 100
