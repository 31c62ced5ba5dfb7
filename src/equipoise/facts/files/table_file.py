"""Strict reading of a table (CSV): every row is a mapping of the header's names, with its line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from equipoise.errors import InputError
from equipoise.facts.files.text_file import text
from equipoise.facts.files.yaml.tree import Mapping


def rows(path: Path, columns: tuple[str, ...] | None, name: str = "") -> list[Mapping]:
    """The rows of a CSV file whose header is exactly `columns` (None: any); `name` is how messages call the file.

    Raises: InputError where the file cannot be read, the header differs or a row is too short or too long.
    """
    name = name or str(path)
    reader = csv.reader(io.StringIO(text(path, name), newline=""), strict=True)
    found: list[Mapping] = []
    try:
        header = next(reader)
        columns = tuple(header) if columns is None else columns
        if tuple(header) != columns:
            raise InputError("the header is not the expected one", fix=f"write {','.join(columns)}", file=name, line=1)
        for cells in reader:
            found.append(_row(cells, columns, name, reader.line_num))
    except csv.Error as error:
        raise InputError(f"not readable as CSV: {error}", fix="check the quotes", file=name, line=reader.line_num) from None
    return found


def _row(cells: list[str], columns: tuple[str, ...], name: str, line: int) -> Mapping:
    """One row as a mapping."""
    if len(cells) != len(columns):
        what = f"the row has {len(cells)} cells instead of {len(columns)}"
        raise InputError(what, fix="give one cell to each column of the header", file=name, line=line)
    row = Mapping(name, line)
    for column, cell in zip(columns, cells, strict=True):
        row[column] = cell
        row.lines[column] = line
    return row
