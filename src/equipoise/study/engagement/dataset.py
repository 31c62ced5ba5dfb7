"""The arrays of a defence study, labelled: each with named dimensions, its unit and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lazy_loader

from equipoise.study.columns import Columns, column, columns, labels, padded, scalars
from equipoise.study.engagement.record import Aim, EngagementRecord, Grid, RaidSize
from equipoise.study.given import input_columns

if TYPE_CHECKING:
    import xarray as xr
else:
    xr = lazy_loader.load("xarray")  # slow to import, and needed only by those who take the arrays

NO_RAID = RaidSize.model_construct(warheads=None, decoys=None)  # where no raid exhausts the stock


def dataset(record: EngagementRecord) -> xr.Dataset:
    """The arrays of a defence study; not a number where there is none, such as a raid that exhausts a shared stock."""
    arrays = {
        **scalars(record.outcome, "leakers"),
        "leakers_distribution": column(("leakers",), record.outcome.distribution, "probability", "probability of each number of leakers"),
        **columns(record.classes, "class"),
        **columns(record.branches, "branch"),
        "branch_distribution": column(
            ("branch", "leakers"), padded((row.distribution for row in record.branches), 0.0), "probability", "leakers in each branch"
        ),
        **columns(record.layers, "layer"),
        **columns([row.saturation or NO_RAID for row in record.layers], "layer", "layer_saturation"),
        **columns(record.integration, "step"),
        **columns(record.curve, "size", "curve"),
        **columns(record.provision, "stock"),
        **_aims(record),
        **_grid(record.grid),
        **columns(record.ranges, "ranged_input"),
        **input_columns(record.inputs),
    }
    attributes = {"question": record.question, "digest": record.digest, "version": record.version, "title": record.scenario.title}
    return xr.Dataset(arrays, coords=_labels(record), attrs=attributes)


def _labels(record: EngagementRecord) -> Columns:
    """What stands along each dimension."""
    aims = next((row.aims for row in record.provision if row.aims), ())
    n_leakers = max(len(record.outcome.distribution), *(len(row.distribution) for row in record.branches))
    return {
        "leakers": labels("leakers", range(n_leakers), "number of leakers", "warheads"),
        "class": labels("class", (row.name for row in record.classes), "class of the raid"),
        "branch": labels("branch", (row.name for row in record.branches), "combination of common failures"),
        "layer": labels("layer", (row.name for row in record.layers), "layer"),
        "step": labels("step", (row.name for row in record.integration), "step of integration"),
        "size": labels("size", (row.size for row in record.curve), "size of the raid, times the scenario's", "factor"),
        "stock": labels("stock", (row.stock_name for row in record.provision), "stock of interceptors"),
        "wanted": labels("wanted", (aim.wanted for aim in aims), "chance of no leak that is wanted", "probability"),
        "more": labels("more", record.grid.stocks, "interceptors in every stock, times the scenario's", "factor"),
        "misses": labels("misses", record.grid.misses, "misses of single shots, times the scenario's", "factor"),
        "ranged_input": labels("ranged_input", (row.name for row in record.ranges), "input with a range"),
        "input": labels("input", (row.name for row in record.inputs), "input"),
    }


def _aims(record: EngagementRecord) -> Columns:
    """What each chance takes of each stock; no number where it was not sought, or is not reached."""
    most = max((len(row.aims) for row in record.provision), default=0)
    found: Columns = {}
    for key, unit, words in (
        ("stock", "interceptors", "interceptors in stock for a chance of no leak"),
        ("p_no_leak", "probability", "chance of no leak with this stock"),
        ("fired_mean", "interceptors", "interceptors fired on average with this stock"),
    ):
        rows = [_reached(row.aims, key) + [float("nan")] * (most - len(row.aims)) for row in record.provision]
        found[f"aim_{key}"] = column(("stock", "wanted"), rows, unit, words)
    return found


def _reached(aims: tuple[Aim, ...], key: str) -> list[float]:
    return [float(getattr(aim, key)) if aim.reached else float("nan") for aim in aims]


def _grid(grid: Grid) -> Columns:
    """The map of more interceptors against better ones."""
    return {
        "grid_mean": column(("misses", "more"), grid.mean, "warheads", "warheads that leak on average"),
        "grid_p_no_leak": column(("misses", "more"), grid.p_no_leak, "probability", "chance that nothing leaks"),
    }
