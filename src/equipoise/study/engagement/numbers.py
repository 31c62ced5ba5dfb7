"""The numbers of a defence study by their names: whatever a page or a table prints, with its unit and its words."""

from __future__ import annotations

from itertools import chain

from equipoise.study.engagement.record import EngagementRecord, Grid, LayerRow, ProvisionRow
from equipoise.study.unit import Number, numbers, unit_of, words_of


def engagement_numbers(record: EngagementRecord) -> dict[str, Number]:
    """Every number by its name, such as `outcome.mean`, `branches.1.p_no_leak`, `curve.mean@1.5` or `grid.p_no_leak@2,0.8`.

    Branches and steps of integration are numbered from 1, in the order of the record.
    """
    parts = (
        numbers(record.scenario, "scenario"),
        numbers(record.outcome, "outcome"),
        *(numbers(row, f"classes.{row.name}", where=f", class {row.name}") for row in record.classes),
        *(numbers(row, f"branches.{n}", where=f", if {row.name}") for n, row in enumerate(record.branches, start=1)),
        *(_layer(row) for row in record.layers),
        *(numbers(row, f"integration.{n}", where=f", step {row.name!r}") for n, row in enumerate(record.integration, start=1)),
        *(numbers(row, "curve", f"@{row.size:g}", f", a raid of {row.size:g} times the size") for row in record.curve),
        *(_stock(row) for row in record.provision),
        _cells(record.grid),
        *(numbers(row, f"ranges.{row.name}", where=f" of {row.label}") for row in record.ranges),
        [Number("assumed", record.assumed, "count", words_of(EngagementRecord, "assumed"))],
    )
    return {number.name: number for number in chain.from_iterable(parts)}


def _layer(row: LayerRow) -> list[Number]:
    """What a layer fires, and the raid that exhausts its stock."""
    words = " of the smallest raid that exhausts the stock with a probability of one half"
    saturation = [] if row.saturation is None else numbers(row.saturation, f"layers.{row.name}.saturation", where=words)
    return numbers(row, f"layers.{row.name}", where=f", {row.title}") + saturation


def _stock(row: ProvisionRow) -> list[Number]:
    """What a stock holds and what each aim takes of it."""
    start = f"provision.{row.stock_name}"
    found = numbers(row, start)
    for aim in row.aims:
        reached = "" if aim.reached else ", which no size reaches (the one that comes nearest)"
        found += numbers(aim, start, f"@{aim.wanted:g}", f", for a chance of {100 * aim.wanted:g} %{reached}")
    return found + ([] if row.best is None else numbers(row.best, f"{start}.best", where=", the best that this stock alone can do"))


def _cells(grid: Grid) -> list[Number]:
    """The map of more interceptors against better ones."""
    return [
        Number(
            f"grid.{key}@{more:g},{misses:g}",
            value,
            unit_of(Grid, key) or "",
            f"{words_of(Grid, key)}, with {more:g} times the interceptors and {100 * misses:g} % of the misses",
        )
        for key, rows in (("mean", grid.mean), ("p_no_leak", grid.p_no_leak))
        for misses, row in zip(grid.misses, rows, strict=True)
        for more, value in zip(grid.stocks, row, strict=True)
    ]
