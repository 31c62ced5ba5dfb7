"""The base in other forms: every value as a row of a table, and all files as one JSON document that can be read back."""

from __future__ import annotations

import csv
import importlib
import io
import json
from pathlib import Path
from typing import Any

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.quantity import Value
from equipoise.shown import shown, shown_json

COLUMNS = (
    *("id", "since", "unit", "low", "best", "high", "law", "kind", "contested_by", "default"),
    *("source", "page", "note", "title", "publisher", "date", "url", "obtained"),
)
NO_FACTS = "checks/"  # published results travel with the code, not with the base


def value_rows(base: Facts) -> list[dict[str, Any]]:
    """Every value of every quantity, rivals and older ones too, as a row with the columns of `COLUMNS`."""
    return [_row(name, value, base) for name, quantity in base.quantities.items() for value in quantity.values]


def csv_text(base: Facts) -> str:
    """The values as CSV, with a header; nothing stands in a cell that has no content."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(value_rows(base))
    return stream.getvalue()


def json_text(base: Facts) -> str:
    """All files of the base as one JSON document, from each path to its content: what `load` takes in place of a directory."""
    content: dict[str, object] = {}
    for name in base.files.names():
        if not name.startswith(NO_FACTS):
            content[name] = base.files.table(name) if name.endswith(".csv") else base.files.tree(name)
    return shown_json(json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)) + "\n"


def parquet_bytes(base: Facts) -> bytes:
    """The values as a Parquet file.

    Raises: InputError where the optional package for it is not installed.
    """
    stream = io.BytesIO()
    try:
        arrow, parquet = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        fix = "install it with pip install 'equipoise[parquet]', or use --format csv"
        raise InputError("Parquet needs the package pyarrow, which is not installed", fix=fix) from None
    parquet.write_table(arrow.Table.from_pylist(value_rows(base)), stream)
    return stream.getvalue()


def written(content: str | bytes, path: Path) -> Path:
    """The path, after its file has been replaced whole; its directory is made if need be.

    Raises: InputError when it cannot be written.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content.encode() if isinstance(content, str) else content)
        return fresh.replace(path)
    except OSError as error:
        what = f"the export cannot be written ({error.strerror or error})"
        raise InputError(what, fix="name a file in a directory that you may write", file=str(path)) from None


def _row(name: str, value: Value, base: Facts) -> dict[str, Any]:
    """One value with its source."""
    source = base.source(value.source)
    row = {key: getattr(value, key) for key in ("unit", "low", "best", "high", "law", "kind", "source", "page", "note")}
    row |= {key: getattr(source, key) for key in ("title", "publisher", "date", "url", "obtained")}
    contested = value.contested
    row |= {"id": name, "since": value.since.isoformat(), "contested_by": contested.by if contested else None}
    row["default"] = contested is None or contested.default
    return {key: shown(cell) if isinstance(cell := row[key], str) else cell for key in COLUMNS}
