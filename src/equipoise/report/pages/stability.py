"""The page of a study of stability: matrices, curves and maps of one scenario, what they rest on, and the record behind them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from equipoise.report.pages.index_inputs import index_inputs
from equipoise.report.pages.rendering import rendered
from equipoise.report.pages.strike_panel import strike_tables
from equipoise.report.pages.survivor_panels import measure_rows, survivor_rows
from equipoise.report.pages.whole_file import written
from equipoise.report.words.several_cells import riding_out
from equipoise.report.words.stability import Names, in_short, key_names, pair_title, side_names, sign_rows
from equipoise.study.stability.record.answers import Azimuth, Reserve
from equipoise.study.stability.record.pairs import ChosenPair, IndexRow
from equipoise.study.stability.record.whole import StabilityRecord

CALM = "day_to_day"


class IndexTitle(NamedTuple):
    """A row of the table of indices: a pair in one posture."""

    title: str
    found: IndexRow


def stability_brief(record: StabilityRecord, directory: Path) -> Path:
    """The path of the page written from the record of a study of stability; stability.json is written together with it.

    Raises: InputError for a directory that cannot be written.
    """
    return written(directory, "stability.json", record, lambda: html(record))


def html(record: StabilityRecord) -> str:
    """The page as text."""
    names = side_names(record)
    values: dict[str, Any] = {
        "names": names,
        "keys": key_names(record),
        "short": in_short(record, names),
        "pairs": record.pairs,
        "indices": index_titles(record.pairs, names),
        "index_inputs": index_inputs(record, names),
        "strikes": strike_tables(record, names),
        "survivors": survivor_rows(record, names),
        "measures": measure_rows(record, names),
        "signs": sign_rows(record, names),
        "azimuth": azimuth_rows(record),
        "reserves": reserve_rows(record),
        "positions": [row for row in record.position if row.posture == CALM],
        "theatre": [row for row in record.reach if row.range_class == "theatre"],
    }
    return rendered("stability", record, values)


def index_titles(pairs: Sequence[ChosenPair], names: Names) -> list[IndexTitle]:
    """The indices of all chosen pairs in both postures."""
    return [IndexTitle(pair_title(pair, names), index) for pair in pairs for index in pair.index]


def azimuth_rows(record: StabilityRecord) -> list[Azimuth]:
    """For each actor and its adversaries, riding out: against all at once, and against each in turn, in both postures."""
    return [row.model_copy(update={"cells": tuple(riding_out(row.cells))}) for row in record.azimuth]


def reserve_rows(record: StabilityRecord) -> list[Reserve]:
    """The reserves, riding out, in both postures."""
    return [row.model_copy(update={"cells": tuple(riding_out(row.cells))}) for row in record.reserve]
