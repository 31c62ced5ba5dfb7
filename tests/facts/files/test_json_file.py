"""Strict JSON: what is read, and the sentence for everything that is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from equipoise.errors import InputError
from equipoise.facts.files import json_file
from equipoise.facts.files.json_file import read_json


def test_what_is_strict_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text('\ufeff{"a": [1, -2.5e3, null, true, "ü"]}', encoding="utf-8")
    assert read_json(path, "run it again") == {"a": [1, -2500.0, None, True, "ü"]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"a": 1,\n "b": }', "r.json:2: not readable as JSON: Expecting value; run it again"),
        (b"", "r.json:1: not readable as JSON: Expecting value; run it again"),
        (b'{"a": 1, "b": 2, "a": 3}', "r.json: not readable as JSON: the key 'a' appears twice; run it again"),
        (b'{"a": NaN}', "r.json: not readable as JSON: NaN is not a number; run it again"),
        (b'{"a": -Infinity}', "r.json: not readable as JSON: -Infinity is not a number; run it again"),
        (b'{"a": 1e999}', "r.json: not readable as JSON: the number 1e999 is too large; run it again"),
        (b'{"a": ' + b"9" * 5000 + b"}", f"r.json: not readable as JSON: the number {'9' * 30}… is too large; run it again"),
        (b"[" * 200_000, "r.json: not readable as JSON: it is nested too deeply; run it again"),
        (b'{"a":' * 200_000, "r.json: not readable as JSON: it is nested too deeply; run it again"),
        (b'{"a": "\xff"}', "r.json: the file is not UTF-8 text; run it again"),
    ],
)
def test_what_is_not_strict_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_json(path, "run it again")
    assert str(caught.value).replace(f"{tmp_path}/", "") == message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")  # allowed: Windows has no such pipes
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "r.json")
    with pytest.raises(InputError, match="this is a pipe, not a file"):
        read_json(tmp_path / "r.json", "run it again")


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_file, "MOST_BYTES", 3)
    (tmp_path / "r.json").write_text("[1, 2]")
    with pytest.raises(InputError, match="the file is larger than 3 bytes"):
        read_json(tmp_path / "r.json", "run it again")
