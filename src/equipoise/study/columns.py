"""Rows of a record as columns of an array with named dimensions, each with its unit and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from pydantic import BaseModel

from equipoise.study.unit import unit_of, words_of

Column = tuple[tuple[str, ...], Any, dict[str, str]]  # dimensions, values, attributes: as xarray takes a variable
Columns = dict[str, Column]


def columns(rows: Sequence[BaseModel], dimension: str, prefix: str = "") -> Columns:
    """The single numbers of rows, one column for each key; not a number where a row has none.

    The columns are called by the prefix (the dimension, where it is left out) and the key.
    """
    if not rows:
        return {}
    kind = type(rows[0])
    keys = [key for key in kind.model_fields if unit_of(kind, key) and all(_single(getattr(row, key)) for row in rows)]
    return {
        f"{prefix or dimension}_{key}": column(
            (dimension,), [getattr(row, key) for row in rows], unit_of(kind, key) or "", words_of(kind, key)
        )
        for key in keys
    }


def scalars(part: BaseModel, prefix: str) -> Columns:
    """The single numbers of one part, without a dimension."""
    found = columns([part], "one", prefix)
    return {name: ((), values[0], attributes) for name, (_, values, attributes) in found.items()}


def column(dimensions: tuple[str, ...], values: Any, unit: str, words: str) -> Column:
    """Values with their unit and words; not a number where there is none."""
    return dimensions, _array(values), {"units": unit, "long_name": words}


def labels(dimension: str, values: Iterable[Any], words: str, unit: str = "") -> Column:
    """The labels along a dimension."""
    found = list(values)
    return (dimension,), found, {"long_name": words} | ({"units": unit} if unit else {})


def padded(rows: Iterable[Sequence[float]], filling: float = float("nan")) -> np.ndarray:
    """Rows of different length as one table, filled at their ends.

    >>> padded([[1.0, 2.0], [3.0]], 0.0).tolist()
    [[1.0, 2.0], [3.0, 0.0]]
    """
    held = list(rows)
    table = np.full((len(held), max(map(len, held), default=0)), filling)
    for place, row in enumerate(held):
        table[place, : len(row)] = row
    return table


def _single(value: object) -> bool:
    return value is None or isinstance(value, int | float)


def _array(values: Any) -> np.ndarray:
    """Values as numbers: whole ones stay whole where every place has one."""
    found = np.asarray(values)
    return found if found.dtype.kind in "iub" else np.asarray(values, dtype=float)
