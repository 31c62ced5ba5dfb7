"""The numbers of a record of stability as labelled arrays: named dimensions, units and long names, and no number where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import lazy_loader
import numpy as np

from equipoise.study.record import Spread
from equipoise.study.stability.record.numbers import Bands, Points
from equipoise.study.stability.record.whole import StabilityRecord

if TYPE_CHECKING:
    import xarray as xr
else:
    xr = lazy_loader.load("xarray")  # slow to import, and needed only by those who ask for arrays

STATISTICS = ("best", "q05", "q50", "q95")
CELL = ("posture", "doctrine")
INDEX = ("capped", "uncapped", "ratio_a", "ratio_b", "first_a", "second_a", "first_b", "second_b")
UNITS = {
    "arriving": ("warheads", "warheads that arrive in retaliation on average"),
    "assured": ("probability", "probability that the requirement is met"),
    "met": ("share", "share of the draws in which the requirement is met with assurance"),
    "at_once": ("probability", "probability that the requirement is met against all adversaries at once"),
    "in_sequence": ("probability", "probability that the requirement is met against each adversary in turn"),
    "reserve": ("share", "share of the force to keep out of an exchange with an opponent, to meet the requirement against a third"),
    "reserve_not_enough": ("share", "share of the draws in which all of the force is not enough"),
    "change": ("1", "change of the assured retaliation of an actor by one step of a spender"),
    "index": ("1", "first-strike stability after Kent and Thaler: costs of both sides, their ratios, and the index"),
    "spent": ("warheads", "nuclear warheads that the striker has spent"),
    "surviving": ("warheads", "warheads that would arrive without a defence, as the strike grows"),
    "drawdown_arriving": ("warheads", "warheads that arrive in retaliation, as the strike grows"),
    "drawdown_assured": ("probability", "probability that the requirement is met, as the strike grows"),
}
WORDS = {
    "retaliator": "who is struck first and answers",
    "adversary": "who strikes first and then defends itself",
    "posture": "alert of both sides",
    "doctrine": "what the struck side waits for",
    "statistic": "at best estimates, and quantiles over the draws",
    "actor": "whose number it is",
    "opponent": "with whom an exchange goes before",
    "third": "whom the reserve is to deter",
    "step": "what a step adds to",
    "spender": "who takes the step",
    "pair": "the two sides of an index",
    "number": "the index, its ratios and costs",
    "direction": "who strikes whom",
    "point": "points of a curve, from no strike to the whole one",
}
Cells = Iterable[tuple[tuple[str, ...], Any]]
Axes = Mapping[str, list[str]]


def dataset(record: StabilityRecord) -> xr.Dataset:
    """The matrix, several adversaries, reserves, steps, indices and curves; not a number where a record has none."""
    axes = _axes(record)
    found = {**_answers(record, axes), **_steps(record, axes), **_pairs(record, axes)}
    used = {dimension for dimensions, _ in found.values() for dimension in dimensions}
    coordinates: dict[str, Any] = {name: values for name, values in axes.items() if name in used}
    arrays = xr.Dataset(
        found, coords=coordinates, attrs={"digest": record.digest, "seed": record.scenario.seed, "question": record.question}
    )
    for name in arrays.variables:
        unit, words = UNITS.get(str(name), ("", WORDS.get(str(name), "")))
        arrays[name].attrs.update({"long_name": words, **({"units": unit} if unit else {})})
    return arrays


def _axes(record: StabilityRecord) -> dict[str, list[str]]:
    """The labels of every dimension."""
    sides, actors = [side.id for side in record.sides], [side.id for side in record.sides if side.kind == "actor"]
    cells = next((entry.cells for entry in record.matrix if entry.cells), ())
    curves = [curve for pair in record.pairs for curve in pair.drawdown]
    return {
        "retaliator": sides,
        "adversary": sides,
        "posture": list(dict.fromkeys(cell.posture for cell in cells)) or list(record.scenario.postures),
        "doctrine": list(dict.fromkeys(cell.doctrine for cell in cells)) or list(record.scenario.doctrines),
        "statistic": list(STATISTICS),
        "actor": actors,
        "opponent": sides,
        "third": sides,
        "step": ["offence", "defence"],
        "spender": actors,
        "pair": [f"{pair.a}-and-{pair.b}" for pair in record.pairs],
        "number": list(INDEX),
        "direction": list(dict.fromkeys(f"{curve.striker}-strikes-{curve.struck}" for curve in curves)),
    }


def _answers(record: StabilityRecord, axes: Axes) -> dict[str, tuple[tuple[str, ...], np.ndarray]]:
    """What arrives in reply, against one adversary and several."""
    pairs = [((entry.retaliator, entry.adversary, cell.posture, cell.doctrine), cell) for entry in record.matrix for cell in entry.cells]
    several = [((row.actor, cell.posture, cell.doctrine), cell) for row in record.azimuth for cell in row.cells]
    turns = [((name, step.adversary, *cell), step) for (name, *cell), found in several for step in found.in_sequence]
    kept = [((row.actor, row.opponent, row.third, cell.posture, cell.doctrine), cell) for row in record.reserve for cell in row.cells]
    between, after = ("retaliator", "adversary", *CELL), ("actor", "opponent", "third", *CELL)
    return {
        "arriving": _filled(axes, (*between, "statistic"), _spreads((at, cell.arriving) for at, cell in pairs)),
        "assured": _filled(axes, (*between, "statistic"), _spreads((at, cell.assured) for at, cell in pairs)),
        "met": _filled(axes, between, ((at, cell.assured.share) for at, cell in pairs)),
        "at_once": _filled(axes, ("actor", *CELL, "statistic"), _spreads((at, cell.at_once) for at, cell in several)),
        "in_sequence": _filled(axes, ("actor", "adversary", *CELL, "statistic"), _spreads(turns)),
        "reserve": _filled(axes, (*after, "statistic"), _spreads((at, cell.share_of_force) for at, cell in kept)),
        "reserve_not_enough": _filled(axes, after, ((at, cell.not_enough) for at, cell in kept)),
    }


def _steps(record: StabilityRecord, axes: Axes) -> dict[str, tuple[tuple[str, ...], np.ndarray]]:
    """What a step of one actor changes for another."""
    kinds = (("offence", record.externality.offence), ("defence", record.externality.defence))
    changes = [((kind, row.actor, row.spender), row.change) for kind, rows in kinds for row in rows if row.change is not None]
    return {"change": _filled(axes, ("step", "actor", "spender", "statistic"), _spreads(changes))}


def _pairs(record: StabilityRecord, axes: Axes) -> dict[str, tuple[tuple[str, ...], np.ndarray]]:
    """Indices and curves of the chosen pairs."""
    rows = [(f"{pair.a}-and-{pair.b}", row) for pair in record.pairs for row in pair.index]
    indices = [((pair, row.posture, name), getattr(row, name)) for pair, row in rows for name in INDEX]
    found = {"index": _filled(axes, ("pair", "posture", "number", "statistic"), _spreads(indices))}
    curves = [((f"{curve.striker}-strikes-{curve.struck}", curve.posture), curve) for pair in record.pairs for curve in pair.drawdown]
    if not curves:
        return found
    points = {**axes, "point": [str(place) for place in range(len(curves[0][1].spent.best))]}
    bands: dict[str, Callable[[Any], Bands]] = {
        "spent": lambda curve: curve.spent,
        "surviving": lambda curve: curve.surviving,
        "drawdown_arriving": lambda curve: curve.arriving,
        "drawdown_assured": lambda curve: curve.assured,
    }
    for name, part in bands.items():
        cells = _curves((at, part(curve)) for at, curve in curves)
        found[name] = _filled(points, ("direction", "posture", "statistic", "point"), cells)
    return found


def _spreads(rows: Iterable[tuple[tuple[str, ...], Spread]]) -> Cells:
    """The statistics of spreads, each at its place."""
    return (((*at, name), getattr(spread, name)) for at, spread in rows for name in STATISTICS)


def _curves(rows: Iterable[tuple[tuple[str, ...], Bands]]) -> Cells:
    """The points of curves, each at its place."""
    lines: list[tuple[tuple[str, ...], Points]] = [((*at, name), getattr(bands, name)) for at, bands in rows for name in STATISTICS]
    return (((*at, str(place)), value) for at, line in lines for place, value in enumerate(line))


def _filled(axes: Axes, dimensions: tuple[str, ...], cells: Cells) -> tuple[tuple[str, ...], np.ndarray]:
    """An array over some dimensions with the numbers at their places, and not a number elsewhere."""
    places = [{label: place for place, label in enumerate(axes[name])} for name in dimensions]
    values = np.full([len(known) for known in places], np.nan)
    for labels, value in cells:
        if value is not None:
            values[tuple(known[label] for known, label in zip(places, labels, strict=True))] = value
    return dimensions, values
