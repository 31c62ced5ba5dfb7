"""The draws behind a record, labelled."""

from __future__ import annotations

from typing import Any

import numpy as np

from equipoise import study


def test_all_draws_with_their_labels(results: study.Results) -> None:
    draws = results.dataset()
    assert dict(draws.sizes) | {"input_id": 0} == {"pair": 3, "draw": 13, "posture": 2, "doctrine": 2, "interceptors": 4, "input_id": 0}
    assert draws.attrs["digest"] == results.record["digest"]
    assert list(draws["interceptors"].values) == [0, 44, 64, 512]
    assert draws["p_assured"].min() >= 0
    assert draws["p_assured"].max() <= 1 + 1e-9


def test_the_numbers_are_those_of_the_pairs(results: study.Results) -> None:
    draws = results.dataset()
    second = draws.sel(pair="USA-vs-RUS")
    assert np.array_equal(second["floor_share"], results.pairs[1].floors)
    assert np.array_equal(second["mean_arriving_warheads"], results.pairs[1].cells.mean)
    assert np.array_equal(draws["required_warheads"], results.pairs[0].requirement)


def test_every_input_of_the_record_has_its_column(results: study.Results, record: dict[str, Any]) -> None:
    draws = results.dataset()
    assert {str(name) for name in draws["input_id"].values} == {row["id"] for row in record["inputs"]}
    column = draws["input"].sel(input_id="RUS.yars_mobile.launchers")
    assert column[0] == next(row["best"] for row in record["inputs"] if row["id"] == "RUS.yars_mobile.launchers")


def test_every_label_names_its_own_numbers(results: study.Results) -> None:
    draws = results.dataset()
    assert draws.attrs["seed"] == 7
    cells = results.pairs[2].cells
    for p, posture in enumerate(("day_to_day", "generated")):
        for d, doctrine in enumerate(("ride_out", "launch_on_warning")):
            found = draws.sel(pair="RUS-vs-euro_atlantic", posture=posture, doctrine=doctrine)
            assert np.array_equal(found["mean_arriving_warheads"], cells.mean[:, p, d])
            assert np.array_equal(found["p_assured"], cells.p_assured[:, p, d])
    assert len({float(mean) for mean in cells.mean[0].flat}) == 4, "no two cells are alike"
    assert np.array_equal(draws["deployed_warheads"].sel(pair="USA-vs-RUS"), results.pairs[1].warheads)
    for level, floors in zip((0, 44, 64, 512), results.pairs[0].floors.T, strict=True):
        assert np.array_equal(draws["floor_share"].sel(pair="RUS-vs-USA", interceptors=level), floors)
