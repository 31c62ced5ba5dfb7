"""The record as labelled arrays."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from equipoise.study.stability.dataset import STATISTICS, dataset
from equipoise.study.stability.record.whole import StabilityRecord
from tests import stabilities


@pytest.fixture(scope="module")
def arrays(record: StabilityRecord) -> xr.Dataset:
    return dataset(record)


def test_every_array_has_named_dimensions_units_and_words_and_no_infinity(arrays: xr.Dataset) -> None:
    for name, array in arrays.data_vars.items():
        assert array.attrs["units"], name
        assert array.attrs["long_name"], name
        assert not np.isinf(array.values).any(), name
        assert np.isfinite(array.values).any(), name
    assert all(axis.attrs["long_name"] for axis in arrays.coords.values())
    assert arrays.attrs["question"] == "stability"


def test_a_number_of_the_matrix_stands_where_its_labels_say(record: StabilityRecord, arrays: xr.Dataset) -> None:
    assert arrays.arriving.dims == ("retaliator", "adversary", "posture", "doctrine", "statistic")
    for entry in record.matrix:
        there = arrays.sel(retaliator=entry.retaliator, adversary=entry.adversary)
        assert np.isnan(there.arriving).all() == (not entry.cells)
        for cell in entry.cells:
            found = there.sel(posture=cell.posture, doctrine=cell.doctrine)
            assert found.arriving.values.tolist() == [getattr(cell.arriving, name) for name in STATISTICS]
            assert found.assured.sel(statistic="q05") == cell.assured.q05
            assert found.met == cell.assured.share


def test_several_adversaries_and_reserves_stand_there(record: StabilityRecord, arrays: xr.Dataset) -> None:
    for row in record.azimuth:
        for cell in row.cells:
            found = arrays.sel(actor=row.actor, posture=cell.posture, doctrine=cell.doctrine, statistic="best")
            assert found.at_once == cell.at_once.best
            assert [float(found.in_sequence.sel(adversary=step.adversary)) for step in cell.in_sequence] == [
                step.best for step in cell.in_sequence
            ]
    for row in record.reserve:
        for cell in row.cells:
            found = arrays.sel(actor=row.actor, opponent=row.opponent, third=row.third, posture=cell.posture, doctrine=cell.doctrine)
            best = float(found.reserve.sel(statistic="best"))
            assert np.isnan(best) if cell.share_of_force.best is None else best == cell.share_of_force.best
            assert found.reserve_not_enough == cell.not_enough


def test_steps_indices_and_curves_stand_there(record: StabilityRecord, arrays: xr.Dataset) -> None:
    row = next(row for row in record.externality.defence if row.change is not None)
    found = arrays.change.sel(step="defence", actor=row.actor, spender=row.spender, statistic="best")
    assert row.change is not None
    assert found == row.change.best
    index = record.pairs[0].index[1]
    assert arrays["index"].sel(pair="USA-and-RUS", posture="generated", number="ratio_b", statistic="q95") == index.ratio_b.q95
    curve = record.pairs[0].drawdown[0]
    there = arrays.sel(direction="USA-strikes-RUS", posture="day_to_day", statistic="best")
    assert tuple(there.surviving.values.tolist()) == curve.surviving.best
    assert tuple(there.drawdown_assured.values.tolist()) == curve.assured.best


def test_where_nobody_faces_anybody_there_are_arrays_without_numbers() -> None:
    found = dataset(stabilities.apart())
    assert np.isnan(found.arriving).all()
    assert "spent" not in found
