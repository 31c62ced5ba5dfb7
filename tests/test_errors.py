from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from equipoise.errors import InputError, above, at_least, at_most, below, between

LIMIT = st.floats(-1e300, 1e300).filter(lambda limit: limit == 0.0 or abs(limit) > 1e-290)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (InputError("1.2 is impossible"), "1.2 is impossible"),
        (InputError("1.2 is impossible", fix="give a share"), "1.2 is impossible; give a share"),
        (InputError("no file", file="a.yaml"), "a.yaml: no file"),
        (InputError("unknown key", fix="remove it", file="a.yaml", line=3), "a.yaml:3: unknown key; remove it"),
    ],
)
def test_reads_as_one_sentence(error: InputError, sentence: str) -> None:
    assert str(error) == sentence


def test_is_a_value_error_that_keeps_its_parts() -> None:
    error = InputError("unknown key", fix="remove it", file="a.yaml", line=3)
    assert isinstance(error, ValueError)
    assert (error.what, error.fix, error.file, error.line) == ("unknown key", "remove it", "a.yaml", 3)


def test_survives_the_way_to_another_process() -> None:
    error = InputError("unknown key", fix="remove it", file="a.yaml", line=3)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 (our own bytes)


@given(LIMIT)
def test_limits_are_rounded_to_the_side_that_is_admitted(limit: float) -> None:
    assert number(at_least(limit)) >= limit
    assert number(at_most(limit)) <= limit
    for text in (at_least(limit), at_most(limit), above(limit), below(limit)):
        assert abs(number(text) - limit) <= 2e-5 * abs(limit)
    if limit != 0.0:
        assert number(above(limit)) > limit
        assert number(below(limit)) < limit


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e9))
def test_a_limit_made_of_large_numbers_is_left_by_more_than_their_rounding(limit: float, scale: float) -> None:
    assert scale + number(above(limit, scale)) > scale + limit
    assert scale + number(below(limit, scale)) < scale + limit


@given(LIMIT, st.floats(1e-14, 1e3))
def test_two_limits_are_told_apart(low: float, width: float) -> None:
    high = low + width * max(abs(low), 1e-200)
    words = between(low, high).split()
    first, last = float(words[1]), float(words[3])
    assert low <= first <= last <= high


def number(text: str) -> float:
    """The number at the end of a text."""
    return float(text.rsplit(maxsplit=1)[-1])
