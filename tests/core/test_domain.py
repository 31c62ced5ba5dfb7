"""Arguments that core functions refuse, and the sentences that say why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from equipoise.core.domain import amount, count, numbers, plain, probability, refuse_unlike
from equipoise.errors import InputError


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: probability("p_track", 1.2), "p_track 1.2 is impossible; give a probability between 0 and 1"),
        (lambda: probability("p_track", np.array([0.5, -0.1])), "p_track -0.1 is impossible; give a probability between 0 and 1"),
        (lambda: probability("p_track", float("nan")), "p_track is not a finite number; give a number"),
        (lambda: amount("shots", -1), "shots -1 is impossible; give a number of at least 0"),
        (lambda: amount("n_targets", 0.5, 1.0), "n_targets 0.5 is impossible; give a number of at least 1"),
        (lambda: count("salvo", 1.5), "salvo 1.5 is not a whole number; give a whole number of at least 0"),
        (lambda: count("salvo", 1e19), "salvo 1e+19 is too large; give a whole number of at most 9,007,199,254,740,991"),
        (lambda: count("salvo", 2**53), "salvo 9007199254740992 is too large; give a whole number of at most 9,007,199,254,740,991"),
        (lambda: count("salvo", 0, 1), "salvo 0 is impossible; give a number of at least 1"),
        (lambda: numbers("first", np.array([1.0, np.inf])), "first is not a finite number; give a number"),
    ],
)
def test_impossible_arguments_are_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_possible_arguments_become_arrays() -> None:
    assert probability("p", 1).dtype == np.float64
    assert count("n", 3.0).dtype == np.int64
    assert int(count("n", 2**53 - 1)) == 2**53 - 1
    assert amount("n", np.array([1, 2])).tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: amount("gap", 2.5, 0.0, 1.5), "gap 2.5 is too large; give a number of at most 1.5"),
        (lambda: count("n", 9, 2, 8), "n 9 is too large; give a whole number of at most 8"),
        (lambda: count("n", 1e30), "n 1e+30 is too large; give a whole number of at most 9,007,199,254,740,991"),
        (lambda: numbers("n", 10**400), "n is not a number, or an array of numbers; give a number below 1.8e308"),
    ],
)
def test_what_is_too_large_or_no_number_is_refused(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert str(caught.value) == sentence


def test_the_bound_that_is_advised_is_admitted() -> None:
    assert count("n", 8, 2, 8) == 8
    assert count("n", 9007199254740991) == 2**53 - 1
    assert amount("gap", 1.5, 0.0, 1.5) == 1.5


@pytest.mark.parametrize("value", [True, 10**400])
def test_yes_and_numbers_beyond_all_floats_are_refused(value: int) -> None:
    with pytest.raises(InputError, match="n is not a number, or an array of numbers"):
        numbers("n", value)


def test_shapes_that_do_not_fit_are_refused_with_the_arguments() -> None:
    refuse_unlike(a=1.0, b=np.ones((2, 3)), c=np.ones(3))
    with pytest.raises(InputError, match=r"the arguments differ in shape \(a 2, b 2 by 3\); give lists of one length, or single numbers"):
        refuse_unlike(a=np.ones(2), b=np.ones((2, 3)), c=1.0)


class Plain(NamedTuple):
    """One field of each kind that is looked at, and one that is not."""

    real: float
    whole: int
    several: tuple[float, ...]
    text: str


def test_a_record_of_plain_numbers() -> None:
    found = plain("the record", Plain(1, 2.0, (1, 2), "text"))  # pyright: ignore[reportArgumentType] (2.0 is whole)
    assert found == Plain(1.0, 2, (1.0, 2.0), "text")
    assert [type(item) for item in (found.real, found.whole, *found.several)] == [float, int, float, float]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("real", 10**400, "real of the record is not a number"),
        ("real", float("nan"), "real of the record is not a finite number"),
        ("whole", 2.5, "whole of the record 2.5 is not a whole number"),
        ("whole", 2**63, "whole of the record 9.223372036854776e+18 is too large"),
        ("several", (1.0, float("inf")), "several of the record is not a finite number"),
    ],
)
def test_a_record_with_an_impossible_number_names_it(field: str, value: Any, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        plain("the record", Plain(1.0, 2, (1.0,), "text")._replace(**{field: value}))
    assert str(caught.value).startswith(sentence)
