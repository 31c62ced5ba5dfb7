"""The study as a whole: repeatable, told on its way, moved by its inputs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.facts import StabilityQuestion
from equipoise.study import ensemble, executor
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.run import curves
from equipoise.study.world import World
from equipoise.vocabulary import DOCTRINES, POSTURES
from tests import stabilities
from tests.samples import STABILITY


def test_it_is_plain_json_and_says_first_what_is_assumed() -> None:
    record = stabilities.record()
    text = json.dumps(record.model_dump(mode="json"), allow_nan=False)
    assert StabilityRecord.model_validate_json(text) == record
    assert list(json.loads(text))[:3] == ["version", "question", "scenario"]
    assumed = record.assumed
    assert assumed.inputs == len(record.inputs)
    assert assumed.assumptions == sum(row.kind == "assumption" for row in record.inputs)
    assert set(record.sources) == {row.source for row in record.inputs}
    assert len(record.matrix) == 5 * 4


def test_one_thread_and_other_chunks_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "cores", lambda: 1)
    monkeypatch.setattr(ensemble, "ROWS_PER_CHUNK", 3)
    again = study.stability_study(stabilities.four(), stabilities.base())
    assert again.model_dump_json() == stabilities.record().model_dump_json()


def test_progress_reaches_its_total() -> None:
    seen: list[tuple[float, float]] = []
    few = stabilities.four().model_copy(update={"draws": 2})
    study.stability_study(few, stabilities.base(), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1]


def test_curves_are_those_asked_for_else_the_pairs_of_actors(here: World) -> None:
    four = stabilities.four()
    assert curves(here, four) == [("USA", "RUS"), ("IND", "PAK")]
    assert curves(here, four.model_copy(update={"stability": None})) == [("RUS", "USA")]
    far = four.model_copy(update={"stability": StabilityQuestion(curves=(("PAK", "USA"),))})
    with pytest.raises(InputError, match="the curves of PAK and USA cannot be drawn: one of them does not reach the other; name two"):
        curves(here, far)


def test_an_override_moves_what_rests_on_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    change = 'overrides: [{id: IND.agni3.launchers, best: 0, reason: "a test"}]\n'
    path.write_text(STABILITY.read_text(encoding="utf-8") + change, encoding="utf-8")
    base = stabilities.base()
    other, first = study.stability_study(facts.scenario(path, base), base), stabilities.record()
    assert stabilities.entry(other, "RUS", "USA") == stabilities.entry(first, "RUS", "USA")
    assert stabilities.entry(other, "IND", "RUS") != stabilities.entry(first, "IND", "RUS")
    assert other.digest != first.digest


def test_all_parts_have_six_cells_where_one_launches_under_attack() -> None:
    asked = stabilities.four().model_copy(update={"doctrines": ("launch_under_attack",), "draws": 3})
    found, first = study.stability_study(asked, stabilities.base()), stabilities.record()
    places = [(posture, doctrine) for posture in POSTURES for doctrine in DOCTRINES]
    parts = [row for part in (found.matrix, found.azimuth, found.reserve) for row in part if row.cells]
    for row in parts:
        assert [(cell.posture, cell.doctrine) for cell in row.cells] == places
    assert {(row.posture, row.doctrine) for row in found.exceedance} == set(places)
    for row in found.matrix:
        if row.cells:
            now = [cell.arriving.best for cell in row.cells]
            then = [cell.arriving.best for cell in stabilities.entry(first, row.retaliator, row.adversary).cells]
            assert [now[place] for place in (0, 2, 3, 5)] == then, "best estimates do not depend on what else is computed"
            assert [entry.doctrine for entry in row.generation] == list(DOCTRINES)
