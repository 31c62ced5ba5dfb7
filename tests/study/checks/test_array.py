"""Lists of a file as arrays: kinds, dimensions, lengths."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from jaxtyping import Bool, Float, Int, Real

from equipoise.errors import InputError
from equipoise.study.checks.array import array


def found(value: object, hint: object, sizes: dict[str, int] | None = None) -> Any:
    return array("x", value, hint, {} if sizes is None else sizes, None)


@pytest.mark.parametrize(
    ("value", "hint", "kind", "shape"),
    [
        ([1, 2], Float[np.ndarray, " n"], "f", (2,)),
        ([1, 2.0], Int[np.ndarray, " n"], "i", (2,)),
        ([1, 2], Real[np.ndarray, "2"], "i", (2,)),
        ([1, 2.5], Real[np.ndarray, "2"], "f", (2,)),
        ([True, False], Bool[np.ndarray, " n"], "b", (2,)),
        ([[1, 2], [3, 4], ["1/2", 0]], Float[np.ndarray, "n 2"], "f", (3, 2)),
        ([], Float[np.ndarray, " n"], "f", (0,)),
        ([], Int[np.ndarray, " n"], "i", (0,)),
        (3, Float[np.ndarray, "..."], "f", ()),
        ([[1, 2, 3]], Float[np.ndarray, "... 3"], "f", (1, 3)),
        ([[1], [2]], Float[np.ndarray, "*shape legs"], "f", (2, 1)),
    ],
)
def test_kinds_and_dimensions(value: object, hint: object, kind: str, shape: tuple[int, ...]) -> None:
    made = found(value, hint)
    assert (made.dtype.kind, made.dtype.itemsize in (1, 8), made.shape) == (kind, True, shape)


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (3, Float[np.ndarray, " n"]),
        ([1, 2], Float[np.ndarray, "n 2"]),
        ([[1, 2]], Float[np.ndarray, " n"]),
        ("a", Float[np.ndarray, "..."]),
    ],
)
def test_other_dimensions_do_not_fit(value: object, hint: object) -> None:
    assert found(value, hint) is None


@pytest.mark.parametrize(
    ("value", "hint", "sentence"),
    [
        ([1, True], Float[np.ndarray, " n"], "the list 'x' holds something that is not a number (true); "),
        ([1, None], Float[np.ndarray, " n"], "the list 'x' holds something that is not a number (nothing); "),
        ([1, float("nan")], Float[np.ndarray, " n"], "the list 'x' holds something that is not a number (nan); "),
        ([1, 2.5], Int[np.ndarray, " n"], "the list 'x' holds something that is not a whole number (2.5); write whole numbers"),
        ([1, 2**70], Int[np.ndarray, " n"], "the argument 'x' is a whole number of about 22 digits, which is too large; "),
        ([1, 10**400], Float[np.ndarray, " n"], "the list 'x' holds a whole number of about 401 digits, which is too large; "),
        ([0, 1], Bool[np.ndarray, " n"], "the list 'x' holds something that is not true or false (0); write true or false"),
        ([[1, 2], [3]], Float[np.ndarray, "a b"], "the rows of 'x' differ in length; give each row the same number of values"),
        ([1, 2, 3], Real[np.ndarray, "2"], "the argument 'x' has 3 entries along '2', where 2 are wanted; give it 2"),
        ([[1, 2]], Float[np.ndarray, "... 3"], "the argument 'x' has 2 entries along '3', where 3 are wanted; give it 3"),
    ],
)
def test_other_entries_are_refused(value: object, hint: object, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        found(value, hint)
    assert str(caught.value).startswith(sentence), str(caught.value)


def test_dimensions_of_one_name_have_one_length() -> None:
    sizes: dict[str, int] = {}
    found([1, 2], Float[np.ndarray, " draws"], sizes)
    with pytest.raises(InputError, match="has 3 entries along 'draws', where 2 are wanted; give it 2, as the others have"):
        found([[1], [2], [3]], Float[np.ndarray, "draws legs"], sizes)
