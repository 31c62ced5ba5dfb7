"""Strict reading of YAML 1.2: every mapping and list remembers its file and the line of each entry.

A file is one document of mappings, lists and plain values. Duplicate keys, anchors, custom tags,
keys that are not text, and files that are not UTF-8 are refused with the line and the fix.
Dates stay text here; the records read them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from equipoise.errors import InputError

TAG = "tag:yaml.org,2002:"
SPECIAL_NUMBERS = {"inf": "inf", "+inf": "inf", "-inf": "-inf", "nan": "nan"}


Tree: TypeAlias = "Mapping | Items | str | int | float | bool | None"


class Mapping(dict[str, Any]):
    """A mapping of a YAML file, with its file, its line and the line of each key; `files` has the file of a key from another one."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}
        self.files: dict[str, str] = {}


class Items(list[Any]):
    """A list of a YAML file, with its file, its line and the line of each item."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: list[int] = []


def text(path: Path, name: str = "") -> str:
    """The text of a UTF-8 file.

    `name` is how the file is called in messages (default: the path).

    Raises: InputError where the file is missing, a directory, unreadable, not UTF-8 or empty.
    """
    name = name or str(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError("no such file", fix="check the path", file=name) from None
    except IsADirectoryError:
        raise InputError("this is a directory, not a file", fix="name one file inside it", file=name) from None
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", fix="check its permissions", file=name) from None
    except ValueError:
        raise InputError("the file cannot be read (no file can have this name)", fix="check the path", file=repr(name)) from None
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError("the file is not UTF-8 text", fix="save it with the encoding UTF-8", file=name, line=line) from None
    if not decoded.strip():
        raise InputError("the file is empty", fix="write its content, or remove the file", file=name)
    return decoded


def read(path: Path | str, name: str = "") -> Tree:
    """The content of a YAML file: `Mapping`, `Items` or a plain value, with line numbers kept.

    `name` is how the file is called in messages (default: the path).

    Raises: InputError (one sentence with file, line and fix) for anything that is not strict YAML.
    """
    path = Path(path)
    name = name or str(path)
    return parsed(text(path, name), name)


def parsed(content: str, name: str) -> Tree:
    """The tree that a YAML text holds; `name` is the file that messages cite."""
    try:
        root = cast("Node | None", YAML(typ="safe", pure=True).compose(content))
        if root is None:
            raise InputError("the file is empty", fix="write its content, or remove the file", file=name)
        return _Builder(name).value(root)
    except MarkedYAMLError as error:
        raise _syntax_error(error, name) from None
    except ReaderError as error:
        line = content.count("\n", 0, int(error.position)) + 1
        raise InputError("a character is not allowed in YAML", fix="remove the control character", file=name, line=line) from None
    except YAMLError as error:
        first = str(error).splitlines()[0]
        raise InputError(f"not readable as YAML: {first}", fix="correct the syntax", file=name) from None
    except RecursionError:
        raise InputError("the content is nested too deeply", fix="use fewer levels", file=name) from None


def line_of(tree: object, path: Sequence[str | int]) -> int | None:
    """The line of the deepest entry along `path` that the tree holds."""
    return place_of(tree, path)[1]


def place_of(tree: object, path: Sequence[str | int]) -> tuple[str, int | None]:
    """The file and line of the deepest entry along `path` that the tree holds."""
    file, line = str(getattr(tree, "file", "")), getattr(tree, "line", None)
    for step in path:
        if isinstance(tree, Mapping) and step in tree.lines:
            file, line = tree.files.get(str(step), tree.file), tree.lines[str(step)]
            tree = tree[str(step)]
        elif isinstance(tree, Items) and isinstance(step, int) and step < len(tree):
            file, line = tree.file, tree.lines[step]
            tree = tree[step]
    return file, line


def _syntax_error(error: MarkedYAMLError, name: str) -> InputError:
    """The syntax error of the parser as one sentence with its line."""
    mark = error.problem_mark or error.context_mark
    line = None if mark is None else int(mark.line) + 1
    problem = " ".join(str(error.problem or error.context or "unexpected content").split())
    fix = "check the indentation, the quotes and the brackets on this line and the one before"
    return InputError(f"not readable as YAML: {problem}", fix=fix, file=name, line=line)


class _Builder:
    """Builds the tree of one file from the nodes of the parser."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.seen: set[int] = set()

    def value(self, node: Node) -> Tree:
        """The value of a node: mapping, list or plain value."""
        line = int(node.start_mark.line) + 1
        if id(node) in self.seen or node.anchor:
            raise InputError("anchors and aliases are not used here", fix="write the value out in full", file=self.name, line=line)
        self.seen.add(id(node))
        if isinstance(node, ScalarNode):
            return self.plain(node, line)
        tag = str(node.tag)
        if isinstance(node, MappingNode) and tag == f"{TAG}map":
            return self.mapping(node, line)
        if isinstance(node, SequenceNode) and tag == f"{TAG}seq":
            return self.items(node, line)
        raise InputError(f"the tag {tag!r} is not allowed", fix="remove the tag", file=self.name, line=line)

    def mapping(self, node: MappingNode, line: int) -> Mapping:
        """The mapping of a node; a repeated key is refused."""
        result = Mapping(self.name, line)
        for key_node, value_node in node.value:
            key_line = int(key_node.start_mark.line) + 1
            key = self.value(key_node)
            if not isinstance(key, str):
                fix = "put the key in quotes, or use a word"
                raise InputError(f"the key {key!r} is not text", fix=fix, file=self.name, line=key_line)
            if key in result:
                what = f"the key {key!r} appears twice (first on line {result.lines[key]})"
                raise InputError(what, fix="keep one of the two", file=self.name, line=key_line)
            result[key] = self.value(value_node)
            result.lines[key] = key_line
        return result

    def items(self, node: SequenceNode, line: int) -> Items:
        """The list of a node."""
        result = Items(self.name, line)
        for item in node.value:
            result.append(self.value(item))
            result.lines.append(int(item.start_mark.line) + 1)
        return result

    def plain(self, node: ScalarNode, line: int) -> str | int | float | bool | None:
        """The plain value of a node, by the core schema of YAML 1.2; dates stay text."""
        written, kind = str(node.value), str(node.tag).removeprefix(TAG)
        if kind in ("str", "timestamp"):
            return written
        if kind == "null":
            return None
        if kind == "bool":
            return written.lower() == "true"
        digits = written.lower().replace("_", "")
        try:
            if kind == "int":
                return int(digits, 0 if digits.lstrip("+-")[:2] in ("0x", "0o", "0b") else 10)
            if kind == "float":
                return float(SPECIAL_NUMBERS.get(digits.replace(".", ""), digits))
        except ValueError:
            raise InputError(f"the number {written[:30]!r} cannot be read", fix="write it in decimals", file=self.name, line=line) from None
        raise InputError(f"the tag {node.tag!r} is not allowed", fix="remove the tag", file=self.name, line=line)
