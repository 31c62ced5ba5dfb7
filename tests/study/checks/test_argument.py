"""Values of a file as the annotation of an argument wants them."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
import pytest
from jaxtyping import Float

from equipoise.core.defence.salvo.layers import Layer
from equipoise.core.domain import Number, Numbers
from equipoise.core.exchange.wu_2020 import Case
from equipoise.errors import InputError
from equipoise.study.checks.argument import argument


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Inner(NamedTuple):
    salvos: tuple[int, ...]
    pair: tuple[float, str] = (1.0, "a")


class Outer(NamedTuple):
    inner: tuple[Inner, ...]
    draws: Float[np.ndarray, " draws"]
    others: Float[np.ndarray, " draws"] | None = None


@pytest.mark.parametrize(
    ("value", "hint", "wanted"),
    [
        (3, float, 3.0),
        (10**30, float, 1e30),
        ("10/18", float, 10 / 18),
        ("-1/2", Number, -0.5),
        (4.0, int, 4),
        (2**63 - 1, int, 2**63 - 1),
        (4, Number, 4.0),
        (True, bool, True),
        ("1/2", str, "1/2"),
        (None, float | None, None),
        (2, float | None, 2.0),
        ("slow", Literal["slow", "fast"], "slow"),
        (2, Literal[1, 2], 2),
        ("RED", Colour, Colour.RED),
        ([1, 2], tuple[int, ...], (1, 2)),
        ([], tuple[int, ...], ()),
        ([1, "x"], tuple[float, str], (1.0, "x")),
        ([[1, 2], [3]], tuple[tuple[int, ...], ...], ((1, 2), (3,))),
        ([1, 2], Sequence[float], (1.0, 2.0)),
        ([1, 2], list[float], [1.0, 2.0]),
        ({"salvos": [1, 1]}, Inner, Inner((1, 1))),
        ({"salvos": [], "pair": [2, "b"]}, Inner, Inner((), (2.0, "b"))),
    ],
)
def test_what_fits(value: object, hint: object, wanted: object) -> None:
    found = argument("x", value, hint)
    assert found == wanted
    assert type(found) is type(wanted)


def test_arrays_within_records() -> None:
    found: Any = argument("x", {"inner": [{"salvos": [2]}], "draws": [1, 2]}, Outer)
    assert found.inner == (Inner((2,)),)
    assert (found.draws.dtype, found.draws.tolist(), found.others) == (np.float64, [1.0, 2.0], None)


def test_a_number_or_an_array_where_both_are_meant() -> None:
    assert argument("x", 3, Numbers) == 3.0
    assert np.asarray(argument("x", [3, "1/2"], Numbers)).tolist() == [3.0, 0.5]


def test_a_seed_is_a_generator() -> None:
    first, second = (argument("g", 7, np.random.Generator) for _ in range(2))
    assert isinstance(first, np.random.Generator) and isinstance(second, np.random.Generator)
    assert first.random() == second.random()


@pytest.mark.parametrize(
    ("value", "hint", "sentence"),
    [
        (True, float, "the argument 'x' is true, where a number is wanted; write a number"),
        (False, int, "the argument 'x' is false, where a whole number is wanted; write a whole number"),
        (1, bool, "the argument 'x' is 1, where true or false is wanted; write true or false"),
        ("true", bool, "the argument 'x' is 'true', where true or false is wanted; write true or false"),
        (4.5, int, "the argument 'x' is 4.5, where a whole number is wanted; write a whole number"),
        (float("nan"), float, "the argument 'x' is not a number (nan); write a number"),
        (float("inf"), int, "the argument 'x' is inf, where a whole number is wanted; write a whole number"),
        (2**63, int, "the argument 'x' is 9223372036854775808, which is too large; write a whole number up to 9223372036854775807"),
        (1e30, int, "the argument 'x' is 1e+30, which is too large; write a whole number up to 9223372036854775807"),
        (10**400, float, "the argument 'x' is a whole number of about 401 digits, which is too large; write a number below 1.8e308"),
        (10**400, int, "the argument 'x' is a whole number of about 401 digits, which is too large; write a whole number up to "),
        ("1" * 400 + "/2", float, "the ratio of the argument 'x' is too large; write a number below 1.8e308"),
        ("1" * 5000 + "/2", float, "the ratio of the argument 'x' is too large; write a number below 1.8e308"),
        ("1/0", float, "the ratio 1/0 divides by zero; write a ratio such as 10/18"),
        ("half", Number, "the argument 'x' is 'half', where a number is wanted; write a number"),
        (3, str, "the argument 'x' is 3, where a text is wanted; write a text"),
        (None, float, "the argument 'x' has no value; write its value, or leave the line out to use the default"),
        ("wide", Literal["slow", "fast"], "the argument 'x' is 'wide', where one of slow, fast is wanted; "),
        (True, Literal[1, 2], "the argument 'x' is true, where one of 1, 2 is wanted; "),
        ("GREEN", Colour, "the argument 'x' is 'GREEN', where one of RED, BLUE is wanted; "),
        (3, tuple[int, ...], "the argument 'x' is 3, where a list is wanted; write a list"),
        ([1, 2.5], tuple[int, ...], "the argument 'x[1]' is 2.5, where a whole number is wanted; write a whole number"),
        ([1], tuple[int, int], "the argument 'x' has 1 entries, where 2 are wanted; write 2 entries"),
        ({"salvos": [True]}, Inner, "the argument 'x.salvos[0]' is true, where a whole number is wanted; write a whole number"),
        (
            -1,
            np.random.Generator,
            "the argument 'x' is -1, where a seed, a whole number from 0 is wanted; write a seed, a whole number from 0",
        ),
        ({"inner": [], "draws": 3}, Outer, "the argument 'x.draws' is 3, where a list of numbers is wanted; write a list of numbers"),
        ({"inner": [], "draws": [3], "others": [1, 2]}, Outer, "the argument 'x.others' has 2 entries along 'draws', where 1 are wanted; "),
        ({"interceptor": 4}, Layer, "Layer has no field 'interceptor'; did you mean 'interceptors'?"),
        ({"interceptors": 4}, Layer, "Layer needs the field 'salvo'; add 'salvo: …' under x"),
        ([3], tuple[Layer, ...], "the argument 'x[0]' is 3, where a mapping of the fields of Layer is wanted; "),
        ({"n_dispersed": 4}, Case, "Case needs the field 'n_in_tunnels'; add 'n_in_tunnels: …' under x"),
    ],
)
def test_what_does_not_fit_is_one_sentence(value: object, hint: object, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        argument("x", value, hint)
    assert str(caught.value).startswith(sentence), str(caught.value)
