"""What the records of all studies are made of."""

from __future__ import annotations

import json

import numpy as np
import pytest

from equipoise.study.record import finite, pair_name


@pytest.mark.parametrize(
    ("value", "expected", "whole"),
    [
        (1.23456789, 1.234568, 1.23456789),
        (np.float64(2.0), 2.0, 2.0),
        (np.inf, None, None),
        (-np.inf, None, None),
        (np.nan, None, None),
        (0.0, 0.0, 0.0),
    ],
)
def test_numbers_of_the_record(value: float, expected: float | None, whole: float | None) -> None:
    assert (finite(value), finite(value, None)) == (expected, whole)
    json.dumps([finite(value), finite(value, None)], allow_nan=False)


def test_the_name_of_a_pair() -> None:
    assert pair_name("RUS", "USA") == "RUS-vs-USA"
