"""Values note what is read of them."""

from __future__ import annotations

import pytest

from equipoise.study.noted import Noted


def test_what_is_read_is_noted_once_and_in_order() -> None:
    values = Noted({"a": 1.0, "b": 2.0, "c": 3.0})
    assert (values["c"], values.get("a"), values["c"]) == (3.0, 1.0, 3.0)
    assert values.names == ("c", "a")
    assert (len(values), list(values)) == (3, ["a", "b", "c"])


def test_what_is_not_there_is_not_noted() -> None:
    values = Noted({"a": 1.0})
    assert values.get("b") is None
    with pytest.raises(KeyError):
        values["b"]
    assert values.names == ()
