"""One file of the user: tried first, replaced whole, never another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise.errors import InputError
from equipoise.files.single import written


def ours(path: Path) -> bool:
    """A file of ours begins with a mark."""
    return path.read_text(encoding="utf-8").startswith("ours")


def test_a_new_file_and_one_of_ours_are_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    written("ours, first", path, ours, "not ours")
    written(b"ours, second", path, ours, "not ours")
    assert path.read_text(encoding="utf-8") == "ours, second"
    assert [file.name for file in path.parent.iterdir()] == ["file.txt"]


def test_a_file_of_another_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        written("ours", path, ours, "this is not ours")
    assert str(refused.value) == f"{path}: this is not ours; name another file, or replace this one with --force"
    assert path.read_text(encoding="utf-8") == "mine"
    written("ours", path, ours, "this is not ours", force=True)
    assert path.read_text(encoding="utf-8") == "ours"


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a directory; name a file in a directory that you may write"):
        written("ours", tmp_path, ours, "this is not ours")
