"""The draws behind a record, labelled."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from equipoise import study


def test_all_draws_with_their_labels(results: study.Results) -> None:
    draws = results.dataset()
    assert dict(draws.sizes) | {"input_id": 0} == {"pair": 3, "draw": 12, "posture": 2, "doctrine": 2, "interceptors": 4, "input_id": 0}
    assert draws.attrs["digest"] == results.record.digest
    assert list(draws["interceptors"].values) == [0, 44, 64, 512]
    assert draws["p_assured"].min() >= 0
    assert draws["p_assured"].max() <= 1 + 1e-9


def test_the_best_estimate_stands_apart_from_the_draws(results: study.Results) -> None:
    draws = results.dataset()
    second, pair = draws.sel(pair="USA-vs-RUS"), results.pairs[1]
    for name, values in (
        ("mean_arriving_warheads", pair.cells.mean),
        ("p_assured", pair.cells.p_assured),
        ("deployed_warheads", pair.warheads),
    ):
        assert np.array_equal(second[name], values[1:])
        assert np.array_equal(second[f"{name}_best"], values[0])
    assert np.array_equal(draws["required_warheads"], results.pairs[0].requirement[1:])
    assert draws["required_warheads_best"] == results.pairs[0].requirement[0]
    assert draws["draw"].values.tolist() == list(range(1, 13))


def test_no_number_is_infinite_and_a_mask_says_where_there_is_no_floor(results: study.Results) -> None:
    changed = dataclasses.replace(results.pairs[1], floors=np.where(results.pairs[1].floors > 0.5, np.inf, results.pairs[1].floors))
    draws = dataclasses.replace(results, pairs=(results.pairs[0], changed, results.pairs[2])).dataset()
    assert not any(np.isinf(draws[name]).any() for name in draws.data_vars if draws[name].dtype.kind == "f")
    floors = draws.sel(pair="USA-vs-RUS")
    assert np.array_equal(floors["floor_exists"], np.isfinite(changed.floors[1:]))
    assert np.array_equal(np.isnan(floors["floor_share"]), ~floors["floor_exists"])
    assert np.array_equal(floors["floor_exists_best"], np.isfinite(changed.floors[0]))


def test_every_variable_says_what_it_is_and_in_which_unit(results: study.Results) -> None:
    draws = results.dataset()
    assert all(draws[name].attrs["long_name"] for name in draws.variables)
    assert draws["floor_share"].attrs["units"] == "share"
    assert draws["required_warheads_best"].attrs == {"long_name": "warheads required to arrive, at best estimates", "units": "warheads"}


def test_every_input_of_the_record_has_its_column(results: study.Results, record: dict[str, Any]) -> None:
    draws = results.dataset()
    assert {str(name) for name in draws["input_id"].values} == {row["id"] for row in record["inputs"]}
    best = draws["input_best"].sel(input_id="RUS.yars_mobile.launchers")
    assert best == next(row["best"] for row in record["inputs"] if row["id"] == "RUS.yars_mobile.launchers")


def test_every_label_names_its_own_numbers(results: study.Results) -> None:
    draws = results.dataset()
    assert draws.attrs["seed"] == 7
    cells = results.pairs[2].cells
    for p, posture in enumerate(("day_to_day", "generated")):
        for d, doctrine in enumerate(("ride_out", "launch_on_warning")):
            found = draws.sel(pair="RUS-vs-euro_atlantic", posture=posture, doctrine=doctrine)
            assert np.array_equal(found["mean_arriving_warheads"], cells.mean[1:, p, d])
            assert np.array_equal(found["p_assured"], cells.p_assured[1:, p, d])
    assert len({float(mean) for mean in cells.mean[0].flat}) == 4, "no two cells are alike"
    for level, floors in zip((0, 44, 64, 512), results.pairs[0].floors.T, strict=True):
        expected = np.where(np.isfinite(floors[1:]), floors[1:], np.nan)
        assert np.array_equal(draws["floor_share"].sel(pair="RUS-vs-USA", interceptors=level), expected, equal_nan=True)
