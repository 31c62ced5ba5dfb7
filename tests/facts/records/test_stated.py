"""Figures, days and remarks outside quantities."""

from __future__ import annotations

import math
from typing import ClassVar

import pytest

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.stated import Figure, refuse_reversed
from equipoise.units import UNITS, Unit


class Price(Figure):
    UNIT: ClassVar[Unit] = UNITS["billion_usd"]


def test_a_figure_keeps_its_range_in_order() -> None:
    assert Price(low=1, best=2, high=3, kind="estimate", source="s").best == 2
    with pytest.raises(InputError, match="the range 3, 2, 4 is not in order"):
        Price(low=3, best=2, high=4, kind="estimate", source="s")


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (-1.0, 3.0, "low -1 is impossible: billion_usd must be at least 0; give a value inside these bounds"),
        (1.0, 1e18, "high 1e+18 is impossible: billion_usd must be at most 1,000,000; give a value inside these bounds"),
        (1.0, math.inf, "'high': input should be a finite number, not inf; correct the value"),
    ],
)
def test_a_figure_keeps_the_bounds_of_its_unit(low: float, high: float, says: str) -> None:
    with pytest.raises(InputError) as refused:
        Price(low=low, best=2, high=high, kind="estimate", source="s")
    assert str(refused.value) == says


def test_days_months_and_years_may_be_mixed() -> None:
    refuse_reversed("2006", "2006-07-11")
    refuse_reversed("2014-12", "2015-12-10")
    with pytest.raises(FieldError, match="last 2005 lies before first 2006-01"):
        refuse_reversed("2006-01", "2005")
