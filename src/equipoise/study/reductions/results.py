"""The results of a study: the record, and the arrays of all draws behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import lazy_loader
import numpy as np
from jaxtyping import Float

from equipoise.study.cell import doctrines
from equipoise.study.reductions.pair import Floors, PairResult
from equipoise.study.reductions.record import ReductionsRecord
from equipoise.vocabulary import POSTURES

if TYPE_CHECKING:
    import xarray as xr
else:
    xr = lazy_loader.load("xarray")  # slow to import, and needed only by those who keep the draws

BEST = "_best"  # ends the name of what a variable is with every input at its best estimate
CELLS, LEVELS = ("pair", "draw", "posture", "doctrine"), ("pair", "draw", "interceptors")
WORDS = {
    "mean_arriving_warheads": ("warheads", "mean number of warheads that arrive in retaliation"),
    "p_assured": ("probability", "probability that the requirement is met"),
    "floor_share": ("share", "smallest sufficient share of the present force; not a number where floor_exists is false"),
    "floor_exists": ("", "whether any force tried, up to 1.5 times the present one, is sufficient"),
    "deployed_warheads": ("warheads", "warheads on the legs that take part"),
    "required_warheads": ("warheads", "warheads required to arrive"),
    "input": ("", "the value of each input, in its own unit"),
    "pair": ("", "who retaliates against whom"),
    "draw": ("", "draws of the inputs, numbered from 1"),
    "posture": ("", "posture of both sides"),
    "doctrine": ("", "doctrine of the retaliator"),
    "interceptors": ("interceptors", "stock of the swept layer"),
    "input_id": ("", "id of the input"),
}


@dataclass(frozen=True)
class Kept:
    """A record, and its arrays where they are kept."""

    record: ReductionsRecord
    dataset: Callable[[], xr.Dataset]


@dataclass(frozen=True)
class Results:
    """What `run` returns; `store.keep` writes it."""

    record: ReductionsRecord
    pairs: tuple[PairResult, ...]

    def dataset(self) -> xr.Dataset:
        """All draws, labelled by pair, draw, posture, doctrine, interceptors; the best estimate apart, as variables that end in `_best`.

        Where no force tried is sufficient, `floor_share` is not a number and `floor_exists` is false.
        """
        first = self.pairs[0]
        scenario = first.inputs.sample.lookup.scenario
        floors = np.stack([_padded(pair.floors, len(scenario.interceptors)) for pair in self.pairs])
        columns = {name: pair.inputs.sample.column(name) for pair in self.pairs for used in pair.inputs.used.values() for name in used}
        rows = {
            "mean_arriving_warheads": (CELLS, np.stack([pair.cells.mean for pair in self.pairs])),
            "p_assured": (CELLS, np.stack([pair.cells.p_assured for pair in self.pairs])),
            "floor_share": (LEVELS, np.where(np.isfinite(floors), floors, np.nan)),
            "floor_exists": (LEVELS, np.isfinite(floors)),
            "deployed_warheads": (("pair", "draw"), np.stack([pair.warheads for pair in self.pairs])),
            "required_warheads": (("draw",), first.requirement),
            "input": (("draw", "input_id"), np.stack(list(columns.values()), axis=1)),
        }
        coordinates: dict[str, Any] = {
            "pair": [pair.name for pair in self.pairs],
            "draw": np.arange(1, scenario.draws + 1),
            "posture": list(POSTURES),
            "doctrine": list(doctrines(scenario)),
            "interceptors": list(scenario.interceptors),
            "input_id": list(columns),
        }
        found = xr.Dataset(_apart(rows), coords=coordinates, attrs={"digest": self.record.digest, "seed": scenario.seed})
        for name in found.variables:
            unit, words = WORDS[str(name).removesuffix(BEST)]
            ending = ", at best estimates" if str(name).endswith(BEST) else ""
            found[name].attrs.update({"long_name": words + ending, **({"units": unit} if unit else {})})
        return found


def _apart(rows: dict[str, tuple[tuple[str, ...], np.ndarray]]) -> dict[str, tuple[tuple[str, ...], np.ndarray]]:
    """Variables over the draws, and beside each what it is at best estimates, which is row 0 of its draws."""
    parts: dict[str, tuple[tuple[str, ...], np.ndarray]] = {}
    for name, (axes, values) in rows.items():
        at = axes.index("draw")
        parts[name] = (axes, np.delete(values, 0, axis=at))
        parts[f"{name}{BEST}"] = (tuple(axis for axis in axes if axis != "draw"), np.take(values, 0, axis=at))
    return parts


def _padded(floors: Floors, n_levels: int) -> Float[np.ndarray, "rows levels"]:
    """Floors at all levels of the study: none where a pair's adversary has no layer to sweep."""
    missing = np.full((floors.shape[0], n_levels - floors.shape[1]), np.nan)
    return np.concatenate([floors, missing], axis=1)
