"""Rows of a record as columns."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from equipoise.study.columns import column, columns, labels, padded, scalars
from equipoise.study.record import Part
from equipoise.study.unit import Count, Seconds


class Row(Part):
    """A row."""

    name: str = Field(description="name of it")
    n: Count = Field(description="how many")
    first_s: Seconds | None = Field(description="when")
    times_s: tuple[Seconds, ...] = Field(default=(), description="times")


ROWS = [Row(name="a", n=1, first_s=None), Row(name="b", n=2, first_s=3.0)]


def test_each_single_number_is_a_column_with_unit_and_words() -> None:
    found = columns(ROWS, "row", "part")
    assert sorted(found) == ["part_first_s", "part_n"]
    dimensions, values, attributes = found["part_first_s"]
    assert (dimensions, attributes) == (("row",), {"units": "s", "long_name": "when"})
    np.testing.assert_array_equal(values, [np.nan, 3.0])
    assert found["part_n"][1].dtype.kind == "i"
    assert columns([], "row") == {}


def test_one_part_has_no_dimension() -> None:
    dimensions, value, _ = scalars(ROWS[1], "one")["one_n"]
    assert (dimensions, value) == ((), 2)


def test_rows_of_different_length_and_labels() -> None:
    np.testing.assert_array_equal(padded([[1.0], [2.0, 3.0]]), [[1.0, np.nan], [2.0, 3.0]])
    assert padded([]).shape == (0, 0)
    assert labels("row", ("a", "b"), "rows", "m") == (("row",), ["a", "b"], {"long_name": "rows", "units": "m"})
    assert column(("row",), [None, 1], "s", "when")[1].dtype == float
