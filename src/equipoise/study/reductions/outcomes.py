"""What the draws say: quantiles, and the shares of the plausible space in which a claim holds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from jaxtyping import Bool, Float

from equipoise.study.cell import cells
from equipoise.study.record import DIGITS, finite
from equipoise.study.reductions.pair import Floors, PairResult
from equipoise.study.reductions.record import Bands, ByCell, ByRequirement, Curves, DeciderRow, Drivers, Outcomes

QUANTILES = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}
N_CLASSES = 4
SHARE_WORTH_EXPLAINING = 0.02


def share(holds: Bool[np.ndarray, " draws"]) -> float:
    """The share of the draws in which something holds."""
    return round(float(np.mean(holds)), 6) if holds.size else 0.0


def quantiles(values: Float[np.ndarray, "draws ..."], names: tuple[str, ...] = ("q05", "q50", "q95")) -> dict[str, float | None]:
    """Quantiles over the draws of one number."""
    return {name: finite(float(np.quantile(values, QUANTILES[name], method="inverted_cdf"))) for name in names}


def curves(floors: Floors, warheads: Float[np.ndarray, " rows"]) -> Curves:
    """The floor against interceptors: best estimate and quantiles over the draws, as a share of the force and in warheads."""
    beyond = np.isinf(floors)
    in_warheads = np.where(beyond, np.inf, np.where(beyond, 0.0, floors) * warheads[:, None])
    return Curves(share=_bands(floors), warheads=_bands(in_warheads))


def _bands(values: Floors) -> Bands:
    drawn = {name: np.quantile(values[1:], p, axis=0, method="inverted_cdf") for name, p in QUANTILES.items()}
    return Bands(**{name: tuple(finite(value) for value in row) for name, row in {"best": values[0], **drawn}.items()})


def ended_by_defence(result: PairResult) -> Bool[np.ndarray, "draws levels"]:
    """The draws in which some cut is possible without interceptors and none is at this level."""
    floors = result.floors[1:]
    return (floors[:, :1] < 1.0) & (floors >= 1.0)


def unmet_anyway(floors: Floors) -> Bool[np.ndarray, " draws"]:
    """The draws in which no cut is possible even without interceptors."""
    return floors[1:, 0] >= 1.0


def outcomes(result: PairResult, drivers: tuple[Drivers, ...], unmet_drivers: Drivers) -> Outcomes:
    """Three shares of the draws at each level: cuts ended by the defence, none possible anyway, cuts that remain; what moves them."""
    ended, anyway = ended_by_defence(result), unmet_anyway(result.floors)
    return Outcomes(
        interceptors=result.levels,
        ended_by_defence=tuple(share(column) for column in ended.T),
        unmet_anyway=share(anyway),
        cuts_remain=tuple(share(column) for column in (result.floors[1:] < 1.0).T),
        drivers=drivers,
        unmet_drivers=unmet_drivers,
    )


def by_requirement(result: PairResult) -> tuple[ByRequirement, ...]:
    """The outcomes in classes of the requirement that hold equally many draws; a class without draws is left out."""
    required = result.requirement[1:]
    edges = np.quantile(required, np.linspace(0.0, 1.0, N_CLASSES + 1))
    ended, anyway = ended_by_defence(result), unmet_anyway(result.floors)
    rows: list[ByRequirement] = []
    for index in range(N_CLASSES):
        last = index == N_CLASSES - 1
        inside = (required >= edges[index]) & ((required <= edges[index + 1]) if last else (required < edges[index + 1]))
        if inside.any():
            ends = {"low": round(float(edges[index]), DIGITS), "high": round(float(edges[index + 1]), DIGITS)}
            shares = tuple(share(column[inside]) for column in ended.T)
            rows.append(ByRequirement(**ends, draws=int(inside.sum()), unmet_anyway=share(anyway[inside]), ended_by_defence=shares))
    return tuple(rows)


def by_cell(result: PairResult) -> tuple[ByCell, ...]:
    """For a planner who counts on one cell only: does the present force meet the requirement without and with the defence?"""
    if result.partner_floors is not None:
        return ()
    met = result.cells.met[1:]
    return tuple(
        ByCell(
            posture=posture,
            doctrine=doctrine,
            unmet_anyway=share(~met[:, p, d, 0]),
            ended_by_defence=tuple(share(met[:, p, d, 0] & ~met[:, p, d, level]) for level in range(met.shape[3])),
        )
        for p, posture, d, doctrine in cells(result.inputs.sample.lookup.scenario)
    )


def deciders(
    result: PairResult, holds: Bool[np.ndarray, "draws levels"], label: Callable[[str], str]
) -> tuple[int | None, tuple[DeciderRow, ...]]:
    """The level of interceptors at which the answer is most open, and the inputs that move it most there.

    For each ranged input: the share of draws in which the claim holds among those in the lowest and in the highest third of the input.
    """
    shares = holds.mean(axis=0)
    level = int(np.argmax(shares * (1.0 - shares)))
    if shares[level] * (1.0 - shares[level]) < SHARE_WORTH_EXPLAINING * (1.0 - SHARE_WORTH_EXPLAINING):
        return None, ()
    sample = result.inputs.sample
    columns = {name: sample.column(name) for names in result.inputs.used.values() for name in names}
    columns["scenario.requirement"] = result.requirement
    rows: list[DeciderRow] = []
    for name, column in columns.items():
        draws = column[1:]
        if draws.min() == draws.max():
            continue
        low, high = np.quantile(draws, [1.0 / 3.0, 2.0 / 3.0])
        below, above = share(holds[draws <= low, level]), share(holds[draws >= high, level])
        rows.append(DeciderRow(id=name, name=label(name), low_third=below, high_third=above))
    rows.sort(key=lambda row: (-abs(row.high_third - row.low_third), row.id))
    return result.levels[level], tuple(rows[:8])
