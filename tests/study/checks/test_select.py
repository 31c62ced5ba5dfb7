"""Fields, properties and entries of a result."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from equipoise.errors import InputError
from equipoise.study.checks.select import selected


class Part(NamedTuple):
    cost: float

    @property
    def _hidden(self) -> float:
        return 1.0


class Whole(NamedTuple):
    mean: float
    name: str
    table: np.ndarray
    parts: tuple[Part, ...]

    @property
    def p_no_leak(self) -> float:
        return self.mean / 2

    @property
    def first(self) -> Part:
        return self.parts[0]

    def method(self) -> float:
        return 1.0


RESULT = Whole(0.5, "x", np.array([[1.0, 2.0], [3.0, 4.0]]), (Part(7.0), Part(8.0)))


@pytest.mark.parametrize(
    ("select", "value"),
    [
        ("mean", 0.5),
        ("p_no_leak", 0.25),
        ("table.1", [3.0, 4.0]),
        ("table.1.0", 3.0),
        ("parts.1.cost", 8.0),
        ("first.cost", 7.0),
        (0, 0.5),
        ("0", 0.5),
    ],
)
def test_what_can_be_selected(select: str | int, value: object) -> None:
    assert np.asarray(selected(RESULT, select)).tolist() == value


@pytest.mark.parametrize(
    ("select", "sentence"),
    [
        (None, "the result is not a number, a list or a table; select one of mean, name, table, parts, first, p_no_leak"),
        ("name", "the result is not a number, a list or a table; select a field or an entry that is a number, list or table"),
        ("p_no_leaks", "the result has no field 'p_no_leaks'; did you mean 'p_no_leak'?"),
        ("method", "the result has no field 'method'; use one of mean, name, table, parts, first, p_no_leak"),
        ("_asdict", "the result has no field '_asdict'; use one of "),
        ("first._hidden", "the result has no field '_hidden'; use one of cost"),
        ("mean.real", "the result has no field 'real'; leave 'select' out, or give an index from 0"),
        ("table.7", "the result has no entry 7; give an index from 0 to 1"),
        ("table.-1", "the result has no entry -1; give an index from 0 to 1"),
        ("mean.0", "the result has no entry 0; leave 'select' out"),
        ("", "the result has no field ''; use one of "),
    ],
)
def test_what_cannot(select: str | None, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        selected(RESULT, select)
    assert str(caught.value).startswith(sentence), str(caught.value)


def test_a_number_too_large_for_a_float_is_no_result() -> None:
    with pytest.raises(InputError, match="the result is not a number"):
        selected(10**400, None)
