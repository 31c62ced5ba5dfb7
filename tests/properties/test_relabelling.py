"""Names carry no weight: actors exchanged everywhere permute the results. And the same seed gives the same bytes."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from equipoise import facts, study
from equipoise.shipped import DATA
from equipoise.study.reductions.pair import PairResult
from tests.properties.test_chain import ROUNDING
from tests.samples import STABILITY, base_of_its_own

DRAWS = 12
ONE, OTHER = "USA", "RUS"
Arrays = dict[str, bytes]


def exchanged(text: str) -> str:
    """The text with the ids of the two actors exchanged."""
    return re.sub(rf"\b({ONE}|{OTHER})\b", lambda match: OTHER if match[0] == ONE else ONE, text)


def relabelled(folder: Path, *, tampered: bool = False) -> Path:
    """A copy of the data in which each of the two actors bears the other's id; tampered with, some numbers of one actor differ."""
    copy = base_of_its_own(folder / "data")
    for path in copy.rglob("*.*"):
        path.write_text(exchanged(path.read_text(encoding="utf-8")), encoding="utf-8")
    one, other = copy / "actors" / f"{ONE}.yaml", copy / "actors" / f"{OTHER}.yaml"
    first, second = one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    if tampered:
        first = first.replace("low: 0.1, best: 0.3,", "low: 0.1, best: 0.31,")
    one.write_text(second, encoding="utf-8")
    other.write_text(first, encoding="utf-8")
    return copy


def results(data: Path, seed: int = 5) -> study.Results:
    """The shipped scenario of a data directory, with few draws."""
    base = facts.load(data)
    scenario = facts.scenario(data / "scenarios" / "today.yaml", base).model_copy(update={"draws": DRAWS, "seed": seed})
    return study.run(scenario, base)


def arrays(result: PairResult) -> Arrays:
    """The bytes of all numbers of one pair."""
    found = {name: getattr(result.cells, name).tobytes() for name in result.cells._fields}
    found |= {f"{posture} {doctrine}": distribution.tobytes() for (posture, doctrine), distribution in result.best.items()}
    for name in ("requirement", "floors", "warheads"):
        found[name] = getattr(result, name).tobytes()
    return found


def all_arrays(found: study.Results) -> dict[str, Arrays]:
    return {pair.name: arrays(pair) for pair in found.pairs}


@lru_cache(maxsize=1)
def shipped() -> dict[str, Arrays]:
    return all_arrays(results(DATA))


def test_actors_exchanged_exchange_the_results_byte_by_byte(tmp_path: Path) -> None:
    found = all_arrays(results(relabelled(tmp_path)))
    assert {exchanged(name): pair for name, pair in shipped().items()} == found
    assert [exchanged(name) for name in shipped()] == list(found)


def test_inputs_are_exchanged_as_well(tmp_path: Path) -> None:
    first, second = results(DATA).dataset(), results(relabelled(tmp_path)).dataset()
    assert [exchanged(name) for name in first["input_id"].values] == list(second["input_id"].values)
    for name in first.data_vars:
        assert np.array_equal(first[name].values, second[name].values, equal_nan=True), name


def test_twin_other_numbers_of_one_actor_change_the_results(tmp_path: Path) -> None:
    found = all_arrays(results(relabelled(tmp_path, tampered=True)))
    assert {exchanged(name): pair for name, pair in shipped().items()} != found


def stability(data: Path, text: str, folder: Path) -> dict[str, Any]:
    """The record of stability of a scenario given as text, over a data directory, without what is derived from the names themselves."""
    base, path = facts.load(data), folder / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    found = study.stability_study(facts.scenario(path, base), base).model_dump(mode="json")
    del found["digest"]
    return found


def test_actors_exchanged_exchange_the_record_of_stability_number_by_number(tmp_path: Path) -> None:
    """All actors, dyads, coalitions, steps, indices and curves: names in facts and scenario are exchanged, and nothing else changes."""
    text = STABILITY.read_text(encoding="utf-8")
    first = stability(DATA, text, tmp_path)
    second = stability(relabelled(tmp_path), exchanged(text), tmp_path)
    assert [side["id"] for side in second["sides"]] == [exchanged(side["id"]) for side in first["sides"]]
    assert json.loads(exchanged(json.dumps(first))) == second


def test_twin_a_permuted_list_of_actors_gives_other_draws_and_the_same_best_estimates(tmp_path: Path) -> None:
    """A draw belongs to the place in the list, which is why an exchange of names keeps it."""
    text = STABILITY.read_text(encoding="utf-8")
    assert "actors: [USA, RUS, " in text
    first, second = (stability(DATA, each, tmp_path) for each in (text, text.replace("actors: [USA, RUS, ", "actors: [RUS, USA, ")))
    pairs = [{(row["retaliator"], row["adversary"]): row["cells"] for row in found["matrix"]} for found in (first, second)]
    assert pairs[0].keys() == pairs[1].keys()
    cells = [(one["arriving"], other["arriving"]) for pair, own in pairs[0].items() for one, other in zip(own, pairs[1][pair], strict=True)]
    assert all(one["best"] == other["best"] for one, other in cells)
    assert any(one["q50"] != other["q50"] for one, other in cells)


@pytest.mark.parametrize(("workers", "rows"), [(1, 50), (2, 50), (2, 3), (1, 1), (3, 5)])
def test_same_seed_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch, workers: int, rows: int) -> None:
    monkeypatch.setattr("equipoise.study.executor.cores", lambda: workers)
    monkeypatch.setattr("equipoise.study.ensemble.ROWS_PER_CHUNK", rows)
    assert all_arrays(results(DATA)) == shipped()


def test_another_seed_gives_other_draws_of_the_same_best_estimate() -> None:
    first, other = results(DATA), results(DATA, seed=6)
    for one, two in zip(first.pairs, other.pairs, strict=True):
        assert np.abs(one.cells.mean[0] - two.cells.mean[0]).max() < ROUNDING
        assert one.cells.mean[1:].tobytes() != two.cells.mean[1:].tobytes()
        assert one.floors[1:].tobytes() != two.floors[1:].tobytes()
