"""The results of a study: the record, and the arrays of all draws behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import lazy_loader
import numpy as np

from equipoise.study.cell import doctrines
from equipoise.study.record import Record
from equipoise.study.reductions.pair import Floors, PairResult
from equipoise.vocabulary import POSTURES

if TYPE_CHECKING:
    import xarray as xr
else:
    xr = lazy_loader.load("xarray")  # slow to import, and needed only by those who keep the draws


@dataclass(frozen=True)
class Results:
    """What `run` returns; `store.keep` writes it."""

    record: Record
    pairs: tuple[PairResult, ...]

    def dataset(self) -> xr.Dataset:
        """All draws, labelled: pair, draw (0 is the best estimate), posture, doctrine, interceptors."""
        first = self.pairs[0]
        scenario = first.inputs.sample.lookup.scenario
        floors = [_padded(pair.floors, len(scenario.interceptors)) for pair in self.pairs]
        stacked = {
            "mean_arriving_warheads": (("pair", "draw", "posture", "doctrine"), np.stack([pair.cells.mean for pair in self.pairs])),
            "p_assured": (("pair", "draw", "posture", "doctrine"), np.stack([pair.cells.p_assured for pair in self.pairs])),
            "floor_share": (("pair", "draw", "interceptors"), np.stack(floors)),
            "deployed_warheads": (("pair", "draw"), np.stack([pair.warheads for pair in self.pairs])),
            "required_warheads": (("draw",), first.requirement),
        }
        columns = {name: pair.inputs.sample.column(name) for pair in self.pairs for used in pair.inputs.used.values() for name in used}
        stacked["input"] = (("draw", "input_id"), np.stack(list(columns.values()), axis=1))
        coordinates = {
            "pair": [pair.name for pair in self.pairs],
            "posture": list(POSTURES),
            "doctrine": list(doctrines(scenario)),
            "interceptors": list(scenario.interceptors),
            "input_id": list(columns),
        }
        return xr.Dataset(stacked, coords=coordinates, attrs={"digest": str(self.record["digest"]), "seed": scenario.seed})


def _padded(floors: Floors, n_levels: int) -> Floors:
    """Floors at all levels of the study: none where a pair's adversary has no layer to sweep."""
    missing = np.full((floors.shape[0], n_levels - floors.shape[1]), np.nan)
    return np.concatenate([floors, missing], axis=1)
