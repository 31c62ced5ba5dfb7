"""A study from a scenario to its record."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.study import ensemble, executor
from tests.study.conftest import SMALL, Asked


def test_the_same_scenario_gives_the_same_bytes(
    results: study.Results, small: facts.Scenario, base: facts.Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executor, "cores", lambda: 1)
    monkeypatch.setattr(ensemble, "ROWS_PER_CHUNK", 5)
    again = study.run(small, base)
    assert again.record == results.record
    for one, other in zip(results.pairs, again.pairs, strict=True):
        assert one.floors.tobytes() == other.floors.tobytes()


def test_another_seed_moves_the_draws_and_not_the_best_estimates(results: study.Results, small: facts.Scenario, base: facts.Facts) -> None:
    one_pair = small.model_copy(update={"seed": 8, "pairs": small.pairs[:1]})
    other = study.run(one_pair, base)
    assert other.record.digest != results.record.digest
    assert np.array_equal(other.pairs[0].floors[0], results.pairs[0].floors[0])
    assert not np.array_equal(other.pairs[0].floors, results.pairs[0].floors)


def test_progress_reaches_its_total_and_never_falls_back(small: facts.Scenario, base: facts.Facts) -> None:
    told: list[tuple[float, float]] = []
    scenario = small.model_copy(update={"draws": 3, "pairs": (small.pairs[0], small.pairs[2])})
    study.run(scenario, base, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == ((2 + 3) * 4, (2 + 3) * 4)


def test_an_override_reaches_the_inputs_and_its_file_does_not_reach_the_record(asked: Asked, base: facts.Facts, tmp_path: Path) -> None:
    override = '\noverrides:\n- {id: USA.gmd.p_track, low: 0.5, best: 0.6, high: 0.7, reason: "to see"}\n'
    scenario = asked(("\nseed: 7\n", f"\nseed: 7{override}"), ("draws: 12", "draws: 2"))
    record = study.run(scenario.model_copy(update={"pairs": scenario.pairs[:1]}), base).record.model_dump(mode="json")
    text = json.dumps(record)
    rows = json.loads(text)["inputs"]
    changed = [row for row in rows if row["kind"] == "override"]
    assert [(row["id"], row["low"], row["best"], row["high"], row["override"], row["source"]) for row in changed] == [
        ("USA.gmd.p_track", 0.5, 0.6, 0.7, "to see", "scenario:small")
    ]
    assert str(tmp_path) not in text, "where the scenario stands must not change its record"
    assert json.loads(text)["kinds"]["override"] == 1


def test_the_digest_follows_what_a_leg_is(small: facts.Scenario, base: facts.Facts, results: study.Results) -> None:
    leg = base.actors["RUS"].legs["avangard"].model_copy(update={"penetration_class": "ballistic"})
    russia = base.actors["RUS"].model_copy(update={"legs": {**base.actors["RUS"].legs, "avangard": leg}})
    other = dataclasses.replace(base, groups={**base.groups, "actors": {**base.actors, "RUS": russia}})
    assert study.run(small, other).record.digest != results.record.digest


def test_only_the_sources_of_this_run_are_listed(results: study.Results, base: facts.Facts) -> None:
    sources = results.record.sources
    assert isinstance(sources, dict)
    assert "ngi_delay" in sources
    assert len(sources) < len(base.sources)


def refused(scenario: facts.Scenario, base: facts.Facts) -> str:
    with pytest.raises(InputError) as caught:
        study.run(scenario, base)
    return str(caught.value)


def test_a_coalition_cannot_retaliate_yet(small: facts.Scenario) -> None:
    with pytest.raises(InputError) as caught:
        small.model_copy(update={"pairs": (facts.Pair(retaliator="euro_atlantic", adversary="RUS"),)})
    assert str(caught.value) == (
        "the retaliator 'euro_atlantic' is a coalition; name one actor as the retaliator; an adversary may be a coalition"
    )


def test_a_pair_stands_once(small: facts.Scenario) -> None:
    with pytest.raises(InputError) as caught:
        small.model_copy(update={"pairs": (small.pairs[2], small.pairs[2])})
    assert str(caught.value) == (
        "the pair of RUS and euro_atlantic is listed twice; list it once; a pair with a schedule of cuts needs a scenario, or a coalition, "
        "of its own"
    )


def test_the_small_scenario_is_the_one_of_the_file(results: study.Results, base: facts.Facts) -> None:
    assert results.record.model_dump(mode="json")["scenario"] == facts.scenario(SMALL, base).model_dump(mode="json", exclude={"stability"})
