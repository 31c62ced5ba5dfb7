"""Files as text: regular ones of a bounded size, in UTF-8, and the sentence for everything else."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from equipoise.errors import InputError
from equipoise.facts.files import text_file
from equipoise.facts.files.text_file import MOST_BYTES, line_at, text
from equipoise.shipped import DATA


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.yaml: no such file; check the path$"):
        text(tmp_path / "absent.yaml")


def test_a_directory_given_as_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a directory, not a file; name one file inside it$"):
        text(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")  # allowed: Windows has no such pipes
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yaml")
    with pytest.raises(InputError, match=r"this is a pipe, not a file; write what it carries to a file, and name that file$"):
        text(tmp_path / "f.yaml")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")  # allowed: Windows has no such device
def test_a_device_is_refused() -> None:
    with pytest.raises(InputError, match=r"this is a device, not a file; "):
        text(Path("/dev/zero"))


@pytest.mark.parametrize("kind", [stat.S_IFSOCK, stat.S_IFBLK, 0o150000])
def test_a_file_of_any_other_kind_is_refused(kind: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "stat", lambda *_, **__: SimpleNamespace(st_mode=kind | 0o644))
    with pytest.raises(InputError, match=r"this is (a socket|a device|not a regular file)"):
        text(Path("f.yaml"))


def test_a_file_beyond_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    with path.open("wb") as stream:
        stream.truncate(10**12)  # a file with holes
    with pytest.raises(InputError, match=r"the file is larger than 2,000,000 bytes; give a smaller file, or spread it over several$"):
        text(path)


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a" * MOST_BYTES)
    assert len(text(path)) == MOST_BYTES


def test_the_limit_leaves_room_above_every_shipped_file() -> None:
    largest = max(path.stat().st_size for path in DATA.rglob("*") if path.is_file())
    assert 10 * largest < MOST_BYTES


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\rb: Z\xfcrich\n")
    with pytest.raises(InputError, match=r"f\.yaml:3: the file is not UTF-8 text; save it with the encoding UTF-8$"):
        text(path)


@pytest.mark.parametrize("letter", ["\0", "\x0b", "\x0c", "\x1b", "\x7f", "\x9b", "\ufffe", "\ufeff"])
def test_control_characters_are_refused_with_their_line(tmp_path: Path, letter: str) -> None:
    path = tmp_path / "f.csv"
    path.write_text(f"a,b\r\n1,{letter}\n", encoding="utf-8", newline="")
    with pytest.raises(InputError, match=rf"f\.csv:2: the control character U\+{ord(letter):04X} is not allowed; remove it$"):
        text(path)


@pytest.mark.parametrize("path", ["a/b\0c.yaml", "x" * 5000])
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    with pytest.raises(InputError, match="the file cannot be read|no such file"):
        text(Path(path))


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1\n", encoding="utf-8")

    def refused(self: Path, mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)  # the superuser reads every file
    with pytest.raises(InputError, match=r"the file cannot be read \(Permission denied\); check its permissions$"):
        text(path)


def test_a_file_of_spaces_is_empty(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(" \t\n")
    with pytest.raises(InputError, match="the file is empty; write its content, or remove the file$"):
        text(tmp_path / "f.yaml")


def test_a_line_ends_with_any_of_three_signs() -> None:
    assert [line_at("a\nb\r\nc\rd", place) for place in (0, 2, 5, 7)] == [1, 2, 3, 4]
    assert text_file.line_at("a\r\nb", 2) == 1  # inside the sign
