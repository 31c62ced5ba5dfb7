"""The arrays of a defence study hold the numbers of its record, each with its unit and its words."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise import facts, study
from equipoise.study.engagement.dataset import dataset
from equipoise.study.engagement.record import EngagementRecord
from tests.samples import ENGAGEMENT

BASE = facts.load()


@pytest.fixture(scope="module")
def record() -> EngagementRecord:
    return study.engagement_study(facts.engagement_scenario(ENGAGEMENT, BASE), BASE)


def test_every_array_has_its_unit_and_its_words(record: EngagementRecord) -> None:
    for name, array in dataset(record).variables.items():
        assert array.attrs["long_name"], name
        assert "units" in array.attrs or array.dtype.kind in "OU", name
        assert array.dtype.kind in "OU" or not np.isinf(array.values).any(), name


def test_the_numbers_are_those_of_the_record(record: EngagementRecord) -> None:
    found = dataset(record)
    assert float(found.leakers_mean) == record.outcome.mean
    assert found.leakers_mean.attrs == {"units": "warheads", "long_name": "warheads that leak on average"}
    assert found.curve_mean.sel(size=1.0).item() == record.outcome.mean
    assert found.grid_p_no_leak.sel(more=1.0, misses=1.0).item() == pytest.approx(record.outcome.p_no_leak)
    assert found.branch_distribution.sum("leakers").values == pytest.approx(1.0)
    assert found.layer_fired_mean.sel(layer="near").item() == record.layers[1].fired_mean
    aim = record.provision[0].aims[0]
    assert found.aim_stock.sel(stock="far", wanted=0.5).item() == pytest.approx(aim.stock if aim.reached else np.nan, nan_ok=True)
    assert found.input_best.sel(input="stocks.near").item() == 16
    assert found.input_unit.sel(input="stocks.near").item() == "interceptors"
    frame = found[["curve_mean", "curve_q95"]].to_dataframe()
    assert list(frame.curve_q95) == [row.q95 for row in record.curve]


def test_what_is_none_is_no_number(record: EngagementRecord) -> None:
    shared = record.layers[0].model_copy(update={"p_exhausted": None, "saturation": None})
    found = dataset(record.model_copy(update={"layers": (shared, record.layers[1])}))
    assert np.isnan(found.layer_p_exhausted.sel(layer="far").item())
    assert np.isnan(found.layer_saturation_warheads.sel(layer="far").item())
    assert not np.isnan(found.layer_p_exhausted.sel(layer="near").item())
