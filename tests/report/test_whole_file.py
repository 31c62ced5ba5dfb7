from __future__ import annotations

from pathlib import Path

import pytest

from equipoise.errors import InputError
from equipoise.report.whole_file import written


def test_a_file_is_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    written(path, "one")
    assert written(path, "two") == path
    assert path.read_text(encoding="utf-8") == "two"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written: .*; name a directory that you may write to"):
        written(tmp_path / "file" / "a.txt", "one")
