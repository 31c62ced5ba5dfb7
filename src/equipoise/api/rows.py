"""Lists of rows in a record as tables: nested parts become columns with dotted names, a mapping of parallel lists a row for each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import lazy_loader

from equipoise.errors import InputError
from equipoise.facts.suggestion import suggestion

if TYPE_CHECKING:
    import pandas as pd
else:
    pd = lazy_loader.load("pandas")  # slow to import, and needed only by those who ask for a table

Row = dict[str, Any]
MOST_DEPTH = 3
NO_TABLES = ("scenario", "stages", "sources")  # what a record repeats of its scenario, and what only an explanation reads


def tables(record: Row) -> list[str]:
    """The names of the tables of a record: `inputs`, `pairs.cells` and such."""
    parts = {key: value for key, value in record.items() if key not in NO_TABLES}
    return list(dict.fromkeys(_names(parts, (), MOST_DEPTH)))


def table(record: Row, name: str) -> pd.DataFrame:
    """A table of a record by its name; rows below rows carry the words of those above them.

    Raises: InputError for a name that no table has.

    >>> table({"pairs": [{"name": "A-vs-B", "floor": {"interceptors": [0, 44], "share": {"best": [0.2, 0.3]}}}]}, "pairs.floor")
        name  interceptors  share.best
    0  A-vs-B             0         0.2
    1  A-vs-B            44         0.3
    """
    known = tables(record)
    if name not in known:
        raise InputError(f"the result has no table {name!r}", fix=suggestion(name, known))
    rows = list(_rows(record, name.split("."), {}))
    return pd.DataFrame(rows, columns=list(dict.fromkeys(key for row in rows for key in row)))


def _names(part: Row, path: tuple[str, ...], depth: int, *, told: bool = False) -> Iterator[str]:
    """The paths of the lists of rows, and of the mappings of parallel lists, in a part of a record; `told` where a table holds the part."""
    for key, value in part.items():
        rows = value if isinstance(value, list) else [value]
        mappings = [row for row in rows if isinstance(row, dict)]
        if not mappings or depth == 0:
            continue
        own = isinstance(value, list) or (not told and any(_is_series(entry) for row in mappings for entry in _flat(row).values()))
        if own:
            yield ".".join((*path, key))
        for row in mappings:
            yield from _names(row, (*path, key), depth - 1, told=not isinstance(value, list) and (own or told))


def _rows(part: Any, path: Sequence[str], above: Row) -> Iterator[Row]:
    """The rows at the end of a path, with the words of the rows above them."""
    for row in part if isinstance(part, list) else [part]:
        if not isinstance(row, dict):
            continue
        if path:
            words = {key: value for key, value in row.items() if isinstance(value, str)} if isinstance(part, list) else {}
            yield from _rows(row.get(path[0]), path[1:], above | words)
        elif isinstance(part, list):
            yield above | {key: _told(value) for key, value in _flat(row).items() if not _is_series(value)}
        else:
            yield from _places(above | _flat(row))


def _flat(row: Row, start: str = "") -> Row:
    """A row in which nested mappings are columns with dotted names; lists of rows are tables of their own."""
    flat: Row = {}
    for key, value in row.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{start}{key}.")
        elif not _is_nested(value):
            flat[f"{start}{key}"] = value
    return flat


def _is_series(value: Any) -> bool:
    """Whether a value is a list of numbers, some of which may be missing."""
    return isinstance(value, list) and bool(value) and all(entry is None or isinstance(entry, int | float) for entry in value)


def _is_nested(value: Any) -> bool:
    """Whether a value is a list of lists or mappings, which no cell of a table shows."""
    return isinstance(value, list) and any(isinstance(entry, list | dict) for entry in value)


def _told(value: Any) -> Any:
    """A list of words as one text."""
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _places(row: Row) -> Iterator[Row]:
    """A row for each place of the longest parallel lists of a mapping, or the row itself where it has none."""
    sizes = {len(value) for value in row.values() if _is_series(value)}
    size = max(sizes, default=0)
    for at in range(max(size, 1)):
        yield {
            key: value[at] if _is_series(value) else _told(value)
            for key, value in row.items()
            if not _is_series(value) or len(value) == size
        }
