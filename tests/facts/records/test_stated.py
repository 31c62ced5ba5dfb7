"""Figures, days and remarks outside quantities."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.stated import Figure, refuse_reversed


def test_a_figure_keeps_its_range_in_order() -> None:
    assert Figure(low=1, best=2, high=3, kind="estimate", source="s").best == 2
    with pytest.raises(ValidationError, match="the range 3, 2, 4 is not in order"):
        Figure(low=3, best=2, high=4, kind="estimate", source="s")


def test_days_months_and_years_may_be_mixed() -> None:
    refuse_reversed("2006", "2006-07-11")
    refuse_reversed("2014-12", "2015-12-10")
    with pytest.raises(FieldError, match="last 2005 lies before first 2006-01"):
        refuse_reversed("2006-01", "2005")
