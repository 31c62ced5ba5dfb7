"""The record: what every reader of results relies on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from equipoise import facts, study
from equipoise.core.exchange.doctrine import DOCTRINES
from equipoise.core.exchange.posture import POSTURES
from equipoise.report.pages.brief import html
from equipoise.report.pages.record import checked
from equipoise.report.verdicts.verdicts import verdicts
from equipoise.study.reductions import record as records


def test_the_record_is_plain_json_without_numbers_that_are_not_finite(record: dict[str, Any]) -> None:
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_the_brief_finds_everything_that_it_needs(record: dict[str, Any]) -> None:
    checked(record)


def test_the_name_of_a_party(small: facts.Scenario, base: facts.Facts) -> None:
    assert records.party(small, base, "RUS") == "Russia"
    assert records.party(small, base, "euro_atlantic") == "United States, United Kingdom and France"


def test_cells_are_distributions(record: dict[str, Any]) -> None:
    for pair in record["pairs"]:
        assert len(pair["cells"]) == 4
        for cell in pair["cells"]:
            spread = cell["distribution"]
            assert sum(spread["p"]) == pytest.approx(1, abs=1e-4)
            assert len(spread["p"]) <= records.N_BARS
            best = cell["arriving"]["best"]
            assert best["q05"] <= best["q50"] <= best["q95"] < spread["step"] * len(spread["p"])
            middles = [spread["first"] + spread["step"] * (place + 0.5) - 0.5 for place in range(len(spread["p"]))]
            mean = sum(p * middle for p, middle in zip(spread["p"], middles, strict=True))
            assert mean == pytest.approx(best["mean"], abs=spread["step"])
            assert 0 <= cell["assured"]["q05"] <= cell["assured"]["q50"] <= cell["assured"]["q95"] <= 1


def test_a_pair_has_a_floor_or_a_schedule(record: dict[str, Any]) -> None:
    for pair in record["pairs"][:2]:
        assert (pair["schedule"], pair["floor"]["interceptors"], len(pair["by_cell"])) == (None, [0, 44, 64, 512], 4)
        assert pair["floor"]["share"]["q05"] <= pair["floor"]["share"]["q25"]
    scheduled = record["pairs"][2]
    assert (scheduled["floor"], scheduled["outcomes"], scheduled["by_requirement"], scheduled["by_cell"]) == (None, None, [], [])
    assert (scheduled["schedule"]["with"], scheduled["schedule"]["with_name"]) == ("USA", "United States")
    assert len(scheduled["schedule"]["earlier"]) == 4
    assert scheduled["schedule"]["difference"]["q50"] is None or scheduled["schedule"]["difference"]["q05"] >= 0


def test_the_defence_and_what_is_planned(record: dict[str, Any]) -> None:
    first, mirror = (pair["defence"] for pair in record["pairs"][:2])
    assert (first["swept"], first["today"]) == ("USA.gmd", 44)
    assert first["planned"][0]["interceptors"] == 64
    assert first["planned"][0]["source"] in record["sources"]
    assert (mirror["swept"], mirror["today"]) == ("RUS.national", 0)
    assert [layer["scope"] for layer in mirror["layers"]] == ["national", "regional"]


def test_every_input_has_its_range_its_source_and_its_users(record: dict[str, Any]) -> None:
    known = {pair["name"] for pair in record["pairs"]}
    for row in record["inputs"]:
        assert row["low"] <= row["best"] <= row["high"]
        assert row["source"] in record["sources"]
        assert set(row["used_by"]) <= known
        assert row["used_by"]
        assert row["override"] is None
    assert sum(record["kinds"].values()) == len(record["inputs"])


def test_the_inputs_of_each_pair_are_those_of_its_stages(record: dict[str, Any]) -> None:
    for pair in record["pairs"]:
        staged = {name for names in record["stages"][pair["name"]].values() for name in names}
        assert staged == {row["id"] for row in record["inputs"] if pair["name"] in row["used_by"]}


def test_a_digest_is_that_of_the_content() -> None:
    assert records.digest({"a": 1, "b": [2]}) == records.digest({"b": [2], "a": 1})
    assert records.digest({"a": 1}) != records.digest({"a": 2})
    assert len(records.digest({})) == 12


def test_a_scenario_that_launches_under_attack_has_six_cells_in_order(small: facts.Scenario, base: facts.Facts) -> None:
    asked = small.model_copy(update={"doctrines": DOCTRINES, "draws": 4})
    found = study.run(asked, base)
    assert dict(found.dataset().sizes)["doctrine"] == len(DOCTRINES)
    page = html(found.record, verdicts(found.record))
    assert "Day-to-day alert, launch under attack" in page
    for pair in found.record["pairs"]:  # pyright: ignore[reportGeneralTypeIssues] (a list)
        cells = pair["cells"]
        assert [(cell["posture"], cell["doctrine"]) for cell in cells] == [(p, d) for p in POSTURES for d in DOCTRINES]
        means = [cell["arriving"]["best"]["mean"] for cell in cells]
        assert means[0] < means[1] < means[2]
        assert means[3] < means[4] < means[5]
        assert [row["doctrine"] for row in pair["by_cell"]] == ([] if pair["schedule"] else [*DOCTRINES, *DOCTRINES])


def test_what_two_doctrines_give_does_not_depend_on_the_third(small: facts.Scenario, base: facts.Facts, record: dict[str, Any]) -> None:
    found: dict[str, Any] = study.run(small.model_copy(update={"doctrines": DOCTRINES}), base).record
    for one, other in zip(record["pairs"], found["pairs"], strict=True):
        assert one["cells"] == [cell for cell in other["cells"] if cell["doctrine"] != "launch_under_attack"]
        assert one["floor"] == other["floor"], "riding out decides"
