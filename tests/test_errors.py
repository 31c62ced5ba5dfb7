from __future__ import annotations

import pickle

import pytest

from equipoise.errors import InputError


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
