"""Strict YAML: what is read, with which lines, and the sentence for everything that is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise.errors import InputError
from equipoise.facts.files.yaml.file import parsed, read
from equipoise.facts.files.yaml.tree import Items, Mapping

DEEP = "a: " + "[" * 2000 + "]" * 2000


def test_values_follow_the_core_schema_of_yaml_1_2() -> None:
    tree = parsed("a: 1e-9\nb: no\nc: 2025-01-01\nd: 010\ne: ~\nf: 1:30\ng: true\nh: 0x1f\ni: -.inf\nj: '1'\n", "f")
    assert tree == {
        "a": 1e-9, "b": "no", "c": "2025-01-01", "d": 10, "e": None, "f": "1:30", "g": True, "h": 31, "i": float("-inf"), "j": "1",
    }  # fmt: skip


def test_every_entry_remembers_its_line() -> None:
    tree = parsed("a:\n  b:\n  - 1\n  - c: 2\nd: 3\n", "f.yaml")
    assert isinstance(tree, Mapping)
    assert isinstance(tree["a"]["b"], Items)
    assert tree.lines == {"a": 1, "d": 5}
    assert tree["a"]["b"].lines == [3, 4]
    assert tree.file == "f.yaml"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "f.yaml: the file is empty; write its content, or remove the file"),
        ("# only a comment\n", "f.yaml: the file is empty; write its content, or remove the file"),
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3: the key 'a' appears twice (first on line 1); keep one of the two"),
        ("a: &x 1\nb: *x\n", "f.yaml:1: anchors and aliases are not used here; write the value out in full, or put a text in quotes"),
        ("a: 1\nb: *x\n", "f.yaml:2: anchors and aliases are not used here; "),
        ("a: 1\n<<: {b: 2}\n", "f.yaml:2: merge keys, written '<<', are not read; write the keys out"),
        ("a: 1\nb: !!python/object:os.system x\n", "f.yaml:2: the tag '!!python/object:os.system' is not allowed; remove the tag"),
        ("a: !mine {b: 1}\n", "f.yaml:1: the tag '!mine' is not allowed; remove the tag, or put a text in quotes"),
        ('a: 1\nb: !!int "20"\n', "f.yaml:2: the tag '!!int' is not allowed; "),
        ("a: !!str 20\n", "f.yaml:1: the tag '!!str' is not allowed; "),
        ("a: ! 20\n", "f.yaml:1: the tag '!' is not allowed; "),
        ("a: !<tag:yaml.org,2002:str> 20\n", "f.yaml:1: the tag '!<tag:yaml.org,2002:str>' is not allowed; "),
        ("!!map\na: 1\n", "f.yaml:1: the tag '!!map' is not allowed; "),
        ("%YAML 1.3\n---\na: 1\n", "f.yaml:1: the directive '%YAML 1.3' is not read; remove this line: the file is YAML 1.2"),
        ("# c\n%YAML 1.1\n---\na: 1\n", "f.yaml:2: the directive '%YAML 1.1' is not read; "),
        ("%YAML one\n---\na: 1\n", "f.yaml:1: the directive '%YAML one' is not read; "),
        ("%TAG !e! tag:e.org,2000:\n---\na: 1\n", "f.yaml:1: the directive '%TAG !e! tag:e.org,2000:' is not read; "),
        ("? a\n: b\n", "f.yaml:1: complex keys, marked '?', are not read; write 'key: value', or put a text in quotes"),
        ("a: {? b : c}\n", "f.yaml:1: complex keys, marked '?', are not read; "),
        ("2: a\n", "f.yaml:1: the key 2 is not text; put the key in quotes, or use a word"),
        ("a: 1\n[b]: 2\n", "f.yaml:2: the key a list or mapping is not text; "),
        ("a: 1\n b: 2\n", "f.yaml:2: not readable as YAML: mapping values are not allowed here; check the indentation"),
        ("a: [1, 2\nb: 3\n", "f.yaml:2: not readable as YAML: "),
        ("a: 'open\n", "f.yaml:2: not readable as YAML: found unexpected end of stream; check"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: a second document begins here; give each document a file of its own"),
        ("---\n---\nb: 2\n", "f.yaml:2: a second document begins here; "),
        ("a: 1\n...\n", "f.yaml:2: the mark of a document's end, '...', is not read; remove it: a file is one document"),
        ("a: 1\nb: c\x07\n", "f.yaml:2: the control character U+0007 is not allowed; remove it"),
        ("a: 1\n\nb: \x0c\n", "f.yaml:3: the control character U+000C is not allowed; remove it"),
        ("a: 1\nb: x\ufeffy\n", "f.yaml:2: the control character U+FEFF is not allowed; remove it"),
        ("a: 1\nb: x\u2028y\n", "f.yaml:2: the line break U+2028 is not one of YAML 1.2; replace it by an ordinary one"),
        ("a: x\x85b: 1\n", "f.yaml:1: the line break U+0085 is not one of YAML 1.2; "),
        ('a: "\\ud800"\n', "f.yaml:1: an escape in a quoted text names half a character; write the character itself"),
        ('a: 1\nb: "\\U00110000"\n', "f.yaml:2: an escape in a quoted text names no character; write the character itself"),
        ("a:\n\tb: 1\n", "f.yaml:2: a tab indents this line; indent with spaces"),
        ("a:\n  b: 1\n\tc: 2\n", "f.yaml:3: a tab indents this line; indent with spaces"),
        ("a: x\n\ty\n", "f.yaml:2: a tab indents this line; indent with spaces"),
        ("a: |\n\tx\n", "f.yaml:2: a tab indents this line; indent with spaces"),
        ("-\ta: 1\n", "f.yaml:1: a tab indents what follows it; indent with spaces"),
        ("- 1\n- \t- 2\n", "f.yaml:2: a tab indents what follows it; indent with spaces"),
        ("a: |0\n  x\n", "f.yaml:1: not readable as YAML: no text can begin with"),
        ("a: 1\nb: 1_000\n", "f.yaml:2: '1_000' is not a number in YAML 1.2; write it in plain decimals, or in quotes if it is a text"),
        (f"a: {'9' * 5000}\n", "f.yaml:1: the number '999999999999999999999999999999…' is too large to compute with; give one below 1e308"),
        (DEEP, "f.yaml:1: the content is nested more than 50 levels deep; use fewer levels"),
        ("- " * 51 + "1\n", "f.yaml:1: the content is nested more than 50 levels deep; use fewer levels"),
        ("".join(f"{' ' * n}a:\n" for n in range(60)), "f.yaml:51: the content is nested more than 50 levels deep; use fewer levels"),
        (
            "- 1\n" * 100_001,
            "f.yaml:100000: the file holds more than 100,000 keys and values; give a smaller file, or spread it over several",
        ),
    ],
)
def test_what_is_not_strict_yaml_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert str(caught.value).replace(f"{tmp_path}/", "").startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("%YAML 1.2\n---\na: 1\n", {"a": 1}),
        ("--- # one document\na: 1\n", {"a": 1}),
        ("'<<': 1\n", {"<<": 1}),
        ("a: [b: 1, {c: 2}, [d, 'e', \"f\"]]\n", {"a": [{"b": 1}, {"c": 2}, ["d", "e", "f"]]}),
        ("a: >-\n  b\n  c\nd: |+\n  e\n\n", {"a": "b c", "d": "e\n\n"}),
        ("[" * 50 + "]" * 50, None),
    ],
)
def test_what_belongs_to_the_subset_is_read(content: str, value: object) -> None:
    found = parsed(content, "f")
    assert value is None or found == value


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("a: 20\t# deg\nb: 3\n", {"a": 20, "b": 3}),
        ("a: 20\t\nb: 3\t \n", {"a": 20, "b": 3}),
        ("a:\t20\n", {"a": 20}),
        ("a\t: 20\n", {"a": 20}),
        ("a: 'x\ty'\t# c\n", {"a": "x\ty"}),
        ("-\t20\n- \t30\n", [20, 30]),
        ("a:\t{b: 1}\nc:\t[2,\t3,\n\t4]\n", {"a": {"b": 1}, "c": [2, 3, 4]}),
        ("a: b\tc\n", {"a": "b\tc"}),
        ("a: b\n  \tc\n", {"a": "b c"}),
        ("a: |-\t# c\n  x\ty\nb: >\t\n  z\n", {"a": "x\ty", "b": "z\n"}),
        ("a: 1\n\t\n\t# c\nb: 2\n\t", {"a": 1, "b": 2}),
    ],
)
def test_tabs_separate_where_yaml_1_2_lets_them(content: str, value: object) -> None:
    assert parsed(content, "f") == value


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, end: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(f"# c{end}{end}a: 1{end}b: *x{end}".encode())
    with pytest.raises(InputError, match=r"f\.yaml:4: anchors"):
        read(path)


def test_a_byte_order_mark_and_crlf_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: [2,\r\n 3]\r\n")
    assert read(path) == {"a": 1, "b": [2, 3]}
