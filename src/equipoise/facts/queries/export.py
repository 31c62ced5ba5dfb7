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
from equipoise.facts.records.quantity import Value
from equipoise.files import single
from equipoise.shown import shown, shown_json

NOT_OURS = "this file was not written by 'equipoise facts export'"
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


def target(path: Path, *, force: bool = False) -> Path:
    """The file that an export to `path` will write, links followed; its directory is tried and left as it was.

    Raises: InputError when it cannot be written, when it is not a plain file, and when it is a file but not an export (unless `force`).
    """
    return single.target(path, is_export, NOT_OURS, force=force)


def is_export(path: Path) -> bool:
    """Whether a file is an export of facts in any form, or holds nothing that could be lost."""
    try:
        content = path.read_bytes()
        if content.startswith(b"{"):
            return "sources.yaml" in json.loads(content)
    except (OSError, ValueError, RecursionError):
        return False
    columns = ",".join(COLUMNS).encode()
    return not content or content.startswith(columns + b"\n") or (content.startswith(b"PAR1") and b"contested_by" in content)


def written(content: str | bytes, path: Path, *, force: bool = False) -> Path:
    """The path, after its file has been replaced whole; its directory is made if need be.

    Raises: InputError as `target`.
    """
    return single.written(content, path, is_export, NOT_OURS, force=force)


def _row(name: str, value: Value, base: Facts) -> dict[str, Any]:
    """One value with its source."""
    source = base.source(value.source)
    row = {key: getattr(value, key) for key in ("unit", "low", "best", "high", "law", "kind", "source", "page", "note")}
    row |= {key: getattr(source, key) for key in ("title", "publisher", "date", "url", "obtained")}
    contested = value.contested
    row |= {"id": name, "since": value.since.isoformat(), "contested_by": contested.by if contested else None}
    row["default"] = contested is None or contested.default
    return {key: shown(cell) if isinstance(cell := row[key], str) else cell for key in COLUMNS}
