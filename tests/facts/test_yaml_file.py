"""Strict YAML: what is read, with which lines, and the sentence for everything that is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from equipoise.errors import InputError
from equipoise.facts.yaml_file import Items, Mapping, line_of, parsed, read

DEEP = "a: " + "[" * 2000 + "]" * 2000


def test_values_follow_the_core_schema_of_yaml_1_2() -> None:
    tree = parsed("a: 1e-9\nb: no\nc: 2025-01-01\nd: 010\ne: ~\nf: 1_000\ng: true\nh: 0x1f\ni: -.inf\nj: '1'\n", "f")
    assert tree == {
        "a": 1e-9, "b": "no", "c": "2025-01-01", "d": 10, "e": None, "f": 1000, "g": True, "h": 31, "i": float("-inf"), "j": "1",
    }  # fmt: skip


def test_every_entry_remembers_its_line() -> None:
    tree = parsed("a:\n  b:\n  - 1\n  - c: 2\nd: 3\n", "f.yaml")
    assert isinstance(tree, Mapping)
    assert isinstance(tree["a"]["b"], Items)
    assert tree.lines == {"a": 1, "d": 5}
    assert tree["a"]["b"].lines == [3, 4]
    assert line_of(tree, ("a", "b", 1, "c")) == 4
    assert line_of(tree, ("a", "values", "missing")) == 1
    assert tree.file == "f.yaml"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "f.yaml: the file is empty; write its content, or remove the file"),
        ("# only a comment\n", "f.yaml: the file is empty; write its content, or remove the file"),
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3: the key 'a' appears twice (first on line 1); keep one of the two"),
        ("a: &x 1\nb: *x\n", "f.yaml:1: anchors and aliases are not used here; write the value out in full"),
        (
            "a: 1\nb: !!python/object:os.system x\n",
            "f.yaml:2: the tag 'tag:yaml.org,2002:python/object:os.system' is not allowed; remove the tag",
        ),
        ("a: !mine {b: 1}\n", "f.yaml:1: the tag '!mine' is not allowed; remove the tag"),
        ("2: a\n", "f.yaml:1: the key 2 is not text; put the key in quotes, or use a word"),
        ("a: 1\n b: 2\n", "f.yaml:2: not readable as YAML: mapping values are not allowed here; check the indentation"),
        ("a: [1, 2\nb: 3\n", "f.yaml:2: not readable as YAML: "),
        ("a: 'open\n", "f.yaml:2: not readable as YAML: found unexpected end of stream; check"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: not readable as YAML: but found another document; check"),
        ("a: b\x07\n", "f.yaml:1: a character is not allowed in YAML; remove the control character"),
        (f"a: {'9' * 5000}\n", "f.yaml:1: the number '999999999999999999999999999999' cannot be read; write it in decimals"),
        (DEEP, "f.yaml: the content is nested too deeply; use fewer levels"),
    ],
)
def test_what_is_not_strict_yaml_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value).replace(f"{tmp_path}/", "").startswith(message)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.yaml: no such file; check the path$"):
        read(tmp_path / "absent.yaml")


def test_a_directory_given_as_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a directory, not a file; name one file inside it$"):
        read(tmp_path)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes("a: 1\nb: Zürich\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"f\.yaml:2: the file is not UTF-8 text; save it with the encoding UTF-8$"):
        read(path)


@pytest.mark.parametrize("path", ["a/b\0c.yaml", "x" * 5000])
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    with pytest.raises(InputError, match="the file cannot be read|no such file"):
        read(path)


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    path.chmod(0)
    if os.geteuid() == 0:  # the superuser reads every file: let the read itself be refused

        def refused(self: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(InputError, match=r"the file cannot be read \(Permission denied\); check its permissions$"):
        read(path)


def test_a_byte_order_mark_and_crlf_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: [2,\r\n 3]\r\n")
    assert read(path) == {"a": 1, "b": [2, 3]}
