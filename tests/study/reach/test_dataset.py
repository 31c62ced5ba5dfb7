"""The arrays of a reach study hold the numbers of its record, each with its unit and its words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from equipoise import facts, study
from equipoise.study.reach.dataset import dataset
from equipoise.study.reach.record import ReachRecord
from tests.samples import REACH

BASE = facts.load()


@pytest.fixture(scope="module")
def record() -> ReachRecord:
    return study.reach_study(facts.reach_scenario(REACH, BASE), BASE)


def test_every_array_has_its_unit_and_its_words(record: ReachRecord) -> None:
    for name, array in dataset(record).variables.items():
        assert array.attrs["long_name"], name
        assert "units" in array.attrs or array.dtype.kind in "OU", name
        assert array.dtype.kind in "OU" or not np.isinf(array.values).any(), name


def test_the_numbers_are_those_of_the_record(record: ReachRecord) -> None:
    found = dataset(record)
    assert found.flight_range_km.sel(flight="there").item() == record.flights[0].range_km
    assert found.flight_range_km.attrs == {"units": "km", "long_name": "distance along the ground"}
    assert found.track_altitude_km.sel(flight="there").max().item() == record.flights[0].apogee_km
    chance = record.opportunities[0].integrated
    met = found.sel(opportunity="there.far", mode="integrated")
    assert met.opportunity_earliest_s.item() == chance.earliest_s
    assert met.opportunity_looks.item() == len(chance.looks_s) == np.isfinite(met.opportunity_looks_s).sum()
    assert np.isnan(found.opportunity_earliest_s.sel(opportunity="there.far", mode="own").item())
    cells = found.cell_looks.sel(footprint="there.far", mode="integrated")
    assert cells.values.tolist() == [cell.integrated for cell in record.footprints[0].cells]
    assert found.loss_warning_lost_s.sel(loss="infrared.there").item() == record.losses[0].flights[0].warning_lost_s
    assert found.absentee_by_altitude.sel(space="orbital", orbit=400, latitude=45).item() == record.space[0].map.by_altitude[4][9]
    assert found.event_time_s.size == sum(len(row.timeline) for row in record.flights)
    assert found.share_reach.sel(share="far.icbm_solid", mode="integrated").item() == record.shares[0].integrated.reach


def test_flights_alone_are_a_dataset_too(tmp_path: Path) -> None:
    text = REACH.read_text(encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(text[: text.index("  sensors:")] + '  reason: "nothing but flights"\n', encoding="utf-8")
    found = dataset(study.reach_study(facts.reach_scenario(path, BASE), BASE))
    assert found.flight_range_km.size == 2
    assert "opportunity" not in found.dims
