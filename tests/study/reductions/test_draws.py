from __future__ import annotations

from pathlib import Path

import numpy as np
import xarray as xr

from equipoise.study.reductions.draws import draws_digest, read_draws, write_draws


def arrays(*, first: float = 0.0) -> xr.Dataset:
    numbers = np.array([[first, np.nan], [-np.inf, 2.5]])
    return xr.Dataset({"x": (("pair", "draw"), numbers)}, coords={"pair": ["A", "Ä"]}, attrs={"seed": 1})


def test_what_is_written_comes_back_with_its_digest(tmp_path: Path) -> None:
    write_draws(arrays(first=-0.0), tmp_path / "draws.zarr")
    found = read_draws(tmp_path / "draws.zarr")
    assert found.identical(arrays())
    assert draws_digest({"a": 1}, found) == draws_digest({"a": 1}, arrays())


def test_the_digest_changes_with_record_number_label_and_attribute() -> None:
    others = (arrays(first=1e-300), arrays().assign_coords(pair=["A", "B"]), arrays().assign_attrs(seed=2), arrays().rename(x="y"))
    digests = {draws_digest({"a": 1}, other) for other in (arrays(), *others)} | {draws_digest({"a": 2}, arrays())}
    assert len(digests) == 6
