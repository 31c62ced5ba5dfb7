from __future__ import annotations

import pytest
import typer

from equipoise.cli.failure import MOST_LETTERS, one_line, sentence
from equipoise.errors import InputError


@pytest.mark.parametrize(
    ("error", "arguments", "says"),
    [
        (InputError("no such actor", fix="use RUS", file="a.yaml", line=2), ["run"], "a.yaml:2: no such actor; use RUS"),
        (OSError("disk gone"), ["run"], "standard output cannot be written (disk gone); check where it leads"),
        (IsADirectoryError(21, "Is a directory", "facts"), ["run"], "facts: Is a directory; check the path and its permissions"),
        (typer.BadParameter("7 is odd."), ["--json", "run"], "Invalid value: 7 is odd; see 'equipoise run --help'"),
        (typer.TyperException("No such command 'rnu'."), ["rnu", "today"], "No such command 'rnu'; see 'equipoise --help'"),
        (typer.TyperException("Odd."), [], "Odd; see 'equipoise --help'"),
    ],
)
def test_every_error_of_a_user_reads_as_one_sentence(error: Exception, arguments: list[str], says: str) -> None:
    assert sentence(error, arguments) == says


def test_one_line_has_no_breaks() -> None:
    assert one_line(" a\n  b\tc ") == "a b c"


def test_a_sentence_that_would_fill_pages_keeps_its_ends() -> None:
    shown = one_line(f"a.yaml:3: unknown key '{'x' * 1_000_000}'; use one of a, b")
    assert len(shown) == MOST_LETTERS + 3
    assert shown.startswith("a.yaml:3: unknown key 'xxx")
    assert shown.endswith("xxx'; use one of a, b")
