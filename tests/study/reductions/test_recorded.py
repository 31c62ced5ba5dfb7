"""The record: what every reader of results relies on."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import numpy as np
import pytest

from equipoise import facts, study
from equipoise.report.pages.brief import html
from equipoise.report.verdicts.verdicts import brief_record
from equipoise.study.record import Part, digest
from equipoise.study.reductions import recorded as records
from equipoise.study.reductions.record import ReductionsRecord
from equipoise.vocabulary import DOCTRINES, POSTURES


def plain(part: Part) -> Any:
    """A part of a record as JSON has it."""
    return part.model_dump(mode="json")


def undriven(part: dict[str, Any]) -> dict[str, Any]:
    """A part without what moves its numbers."""
    return {key: value for key, value in part.items() if not key.endswith("drivers")}


def test_the_record_is_plain_json_without_numbers_that_are_not_finite(record: dict[str, Any], results: study.Results) -> None:
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert ReductionsRecord.model_validate_json(json.dumps(record)) == results.record


def test_what_moves_a_number_is_among_the_inputs_that_stand_behind_it(record: dict[str, Any]) -> None:
    for pair in record["pairs"]:
        behind = {name for names in record["stages"][pair["name"]].values() for name in names} | {"scenario.requirement"}
        parts = [*pair["cells"], *(pair[key] for key in ("floor", "outcomes", "schedule") if pair[key])]
        listed = [part[key] for part in parts for key in part if key.endswith("drivers")]
        for drivers in listed:
            rows = [row for entry in drivers for row in (entry if isinstance(entry, list) else [entry])]
            assert {row["id"] for row in rows} <= behind
            assert all(0.0 < abs(row["correlation"]) <= 1.0 for row in rows)
    swept = "USA.gmd.interceptors"
    assert swept not in {row["id"] for level in record["pairs"][0]["floor"]["drivers"] for row in level}


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
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})
    assert len(digest({})) == 12


def test_a_scenario_that_launches_under_attack_has_six_cells_in_order(small: facts.Scenario, base: facts.Facts) -> None:
    asked = small.model_copy(update={"doctrines": DOCTRINES, "draws": 4})
    found = study.run(asked, base)
    assert dict(found.dataset().sizes)["doctrine"] == len(DOCTRINES)
    page = html(brief_record(found.record))
    assert "Day-to-day alert, launch under attack" in page
    for pair in plain(found.record)["pairs"]:
        cells = pair["cells"]
        assert [(cell["posture"], cell["doctrine"]) for cell in cells] == [(p, d) for p in POSTURES for d in DOCTRINES]
        means = [cell["arriving"]["best"]["mean"] for cell in cells]
        assert means[0] < means[1] < means[2]
        assert means[3] < means[4] < means[5]
        assert [row["doctrine"] for row in pair["by_cell"]] == ([] if pair["schedule"] else [*DOCTRINES, *DOCTRINES])


def test_what_two_doctrines_give_does_not_depend_on_the_third(small: facts.Scenario, base: facts.Facts, record: dict[str, Any]) -> None:
    found = plain(study.run(small.model_copy(update={"doctrines": DOCTRINES}), base).record)
    for one, other in zip(record["pairs"], found["pairs"], strict=True):
        alike = [cell for cell in other["cells"] if cell["doctrine"] != "launch_under_attack"]
        assert [undriven(cell) for cell in one["cells"]] == [undriven(cell) for cell in alike]
        assert (one["floor"] and undriven(one["floor"])) == (other["floor"] and undriven(other["floor"])), "riding out decides"


def test_who_retaliates_against_whom_and_by_which_names(record: dict[str, Any]) -> None:
    three = "United States, United Kingdom and France"
    keys = ("retaliator", "retaliator_name", "adversary", "adversary_name", "members")
    assert [[pair[key] for key in keys] for pair in record["pairs"]] == [
        ["RUS", "Russia", "USA", "United States", ["USA"]],
        ["USA", "United States", "RUS", "Russia", ["RUS"]],
        ["RUS", "Russia", "euro_atlantic", three, ["USA", "GBR", "FRA"]],
    ]


def test_the_force_and_the_stocks_are_those_of_the_best_estimates(results: study.Results, base: facts.Facts) -> None:
    first = results.pairs[0]
    rows = np.arange(len(first.requirement), dtype=float)
    loading = np.ones_like(first.force.loading)
    launchers = np.zeros_like(first.force.launchers)
    launchers[:, 0] = 1000.0 + rows
    changed = dataclasses.replace(first, force=first.force._replace(launchers=launchers, loading=loading))
    found = plain(records.pair_record(changed, base))
    assert found["force"]["warheads"] == {"best": 1000.0, "q05": 1001.0, "q50": 1006.0, "q95": 1012.0}


def test_each_layer_has_its_own_stock(results: study.Results, base: facts.Facts) -> None:
    mirror = results.pairs[1]
    stocks = mirror.defence.interceptors.copy()
    stocks[0] = [7.0, 11.0]
    found = plain(records.pair_record(dataclasses.replace(mirror, defence=mirror.defence._replace(interceptors=stocks)), base))["defence"]
    assert [(layer["id"], layer["interceptors"]) for layer in found["layers"]] == [("RUS.national", 7.0), ("RUS.a135", 11.0)]
    assert (found["swept"], found["today"]) == ("RUS.national", 7.0)


def test_a_cell_says_its_own_marks_and_the_draws_behind_the_best(results: study.Results, base: facts.Facts) -> None:
    first = results.pairs[0]
    rows, postures, doctrines = first.cells.mean.shape
    place = np.arange(rows)[:, None, None] + 100.0 * np.arange(postures)[:, None] + 1000.0 * np.arange(doctrines)
    marks = place[..., None] + np.array([0.25, 0.5, 0.75])
    made = first.cells._replace(mean=place, p_assured=place / 10_000.0, quantiles=marks)
    pair = plain(records.pair_record(dataclasses.replace(first, cells=made), base))
    for cell in pair["cells"]:
        start = 100.0 * POSTURES.index(cell["posture"]) + 1000.0 * ("ride_out", "launch_on_warning").index(cell["doctrine"])
        assert cell["arriving"] == {
            "best": {"mean": start, "q05": start + 0.25, "q50": start + 0.5, "q95": start + 0.75},
            "draws": {"q05": start + 1, "q50": start + 6, "q95": start + 12},
        }
        assert cell["assured"] == {
            f"{name}": round((start + n) / 10_000, 6) for name, n in (("best", 0), ("q05", 1), ("q50", 6), ("q95", 12))
        }


def scheduled(results: study.Results, base: facts.Facts, today: float, alone: list[float], coalition: list[float]) -> Any:
    """The schedule of the third pair, had it this stock today and these floors at each level, the same in every draw."""
    third = results.pairs[2]
    rows = len(third.requirement)
    stocks = third.defence.interceptors.copy()
    stocks[:, third.swept] = today
    launchers = np.zeros_like(third.force.launchers)
    launchers[:, 0] = 200.0
    changed = dataclasses.replace(
        third,
        defence=third.defence._replace(interceptors=stocks),
        force=third.force._replace(launchers=launchers, loading=np.ones_like(third.force.loading)),
        floors=np.tile(np.array(coalition), (rows, 1)),
        partner_floors=np.tile(np.array(alone), (rows, 1)),
    )
    return plain(records.pair_record(changed, base))["schedule"]


def test_the_schedule_compares_the_coalition_with_the_partner_at_todays_level(results: study.Results, base: facts.Facts) -> None:
    alone, coalition = [0.1, 0.2, 0.4, 1.2], [0.1, 0.25, 0.5, 1.3]
    found = scheduled(results, base, 44.0, alone, coalition)
    assert (found["with"], found["with_name"], found["interceptors"], found["most"]) == ("USA", "United States", [0, 44, 64, 512], 1.5)
    assert (found["alone"]["share"]["best"], found["coalition"]["share"]["best"]) == (alone, coalition)
    assert found["alone"]["warheads"]["q50"] == [20.0, 40.0, 80.0, 240.0]
    assert found["earlier"] == [0.0, 1.0, 1.0, 0.0], "an equal floor is no earlier one, nor is one where no cut was possible anyway"
    assert found["difference_level"] == 44
    assert found["difference"] == {"q05": 10.0, "q50": 10.0, "q95": 10.0}
    assert found["unmet_anyway"] == 0.0


@pytest.mark.parametrize(("today", "level", "difference"), [(43.9, 0, 4.0), (63.0, 44, 10.0), (64.0, 64, 20.0), (600.0, 512, 60.0)])
def test_todays_level_is_the_last_that_the_stock_reaches(
    today: float, level: int, difference: float, results: study.Results, base: facts.Facts
) -> None:
    found = scheduled(results, base, today, [0.1, 0.2, 0.4, 0.5], [0.12, 0.25, 0.5, 0.8])
    assert (found["difference_level"], found["difference"]["q50"]) == (level, difference)


def test_a_floor_of_the_whole_force_without_interceptors_is_unmet_anyway(results: study.Results, base: facts.Facts) -> None:
    found = scheduled(results, base, 44.0, [1.0, 1.0, 1.0, 1.0], [np.inf, np.inf, np.inf, np.inf])
    assert (found["unmet_anyway"], found["earlier"]) == (1.0, [0.0, 0.0, 0.0, 0.0])
    assert found["difference"] == {"q05": None, "q50": None, "q95": None}
    assert scheduled(results, base, 44.0, [0.999, 1.0, 1.0, 1.0], [0.999] * 4)["unmet_anyway"] == 0.0, "with interceptors only"
