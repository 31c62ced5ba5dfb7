"""Strict CSV: the expected header, one cell to each column, the line of every row."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise.errors import InputError
from equipoise.facts.files.table_file import rows


def test_rows_remember_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('a,b\n1,"x, y"\n2,\n', encoding="utf-8")
    found = rows(path, ("a", "b"))
    assert found == [{"a": "1", "b": "x, y"}, {"a": "2", "b": ""}]
    assert [row.line for row in found] == [2, 3]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("b,a\n1,2\n", "t.csv:1: the header is not the expected one; write a,b"),
        ("a,b\n1\n", "t.csv:2: the row has 1 cells instead of 2; give one cell to each column of the header"),
        ("a,b\n1,2,3\n", "t.csv:2: the row has 3 cells instead of 2; give one cell to each column of the header"),
        ('a,b\n1,"2"3\n', "t.csv:2: not readable as CSV: "),
        ("\n", "t.csv: the file is empty; write its content, or remove the file"),
    ],
)
def test_what_is_not_the_table_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        rows(path, ("a", "b"))
    assert str(caught.value).replace(f"{tmp_path}/", "").startswith(message)
