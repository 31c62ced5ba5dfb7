"""The page of a study of stability: matrices, curves and maps of one scenario, what they rest on, and the record behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from equipoise.report.pages.index_inputs import index_inputs
from equipoise.report.pages.rendering import rendered
from equipoise.report.pages.strike_panel import strike_tables
from equipoise.report.pages.survivor_panels import measure_rows, survivor_rows
from equipoise.report.pages.whole_file import written
from equipoise.report.record import Record
from equipoise.report.words.cells import riding_out
from equipoise.report.words.stability import in_short, key_names, pair_title, side_names, sign_rows

CALM = "day_to_day"


def stability_brief(record: Record, directory: Path) -> Path:
    """The path of the page written from the record of a study of stability; stability.json is written together with it.

    Raises: InputError for a record with a number that is not finite, and for a directory that cannot be written.
    """
    return written(directory, "stability.json", record, lambda: html(record))


def html(record: Record) -> str:
    """The page as text."""
    names = side_names(record)
    values: dict[str, Any] = {
        "names": names,
        "keys": key_names(record),
        "short": in_short(record, names),
        "pairs": [pair | {"title": pair_title(pair, names)} for pair in record["pairs"]],
        "index_inputs": index_inputs(record, names),
        "strikes": strike_tables(record, names),
        "survivors": survivor_rows(record, names),
        "measures": measure_rows(record, names),
        "signs": sign_rows(record, names),
        "azimuth": azimuth_rows(record),
        "reserves": reserve_rows(record),
        "positions": [row for row in record["position"] if row["posture"] == CALM],
        "theatre": [row for row in record["reach"] if row["range_class"] == "theatre"],
    }
    return rendered("stability", record, values)


def azimuth_rows(record: Record) -> list[Record]:
    """For each actor and its adversaries, riding out: against all at once, and against each in turn, in both postures."""
    return [row | {"cells": riding_out(row["cells"])} for row in record["azimuth"]]


def reserve_rows(record: Record) -> list[Record]:
    """The reserves, riding out, in both postures."""
    return [row | {"cells": riding_out(row["cells"])} for row in record["reserve"]]
