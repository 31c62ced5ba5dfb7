"""Strict reading of a subset of YAML 1.2: every mapping and list remembers its file and the line of each entry.

A file is one document of mappings and lists (in lines or in brackets), plain, quoted, literal and folded values, and comments. Keys are
text, and each stands once. Refused by name, with the line and the fix: directives other than `%YAML 1.2`, a second document,
the end mark `...`, tags, anchors, aliases, merge keys, complex keys, tabs that indent, control characters, numbers in forms of YAML 1.1
or out of range, more than 50 levels, more than 100,000 keys and values, more than 2,000,000 bytes.
Plain values follow the core schema (`yaml_scalar`); dates stay text here, and the records read them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from equipoise.errors import InputError
from equipoise.facts.files.text_file import OTHER_BREAK, line_at, refuse_characters, text
from equipoise.facts.files.yaml.scalar import ScalarError, plain
from equipoise.facts.files.yaml.scanner import MOST_DEPTH, RefusalError, SubsetScanner, too_deep
from equipoise.facts.files.yaml.tree import Items, Mapping, Tree

MOST_VALUES = 100_000  # some three seconds of reading; an export of the whole base has 58,000


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
    _refuse_breaks(content, name)
    reader = YAML(typ="safe", pure=True)
    reader.Scanner = SubsetScanner
    builder = _Builder(name)
    try:
        for event in reader.parse(content):
            builder.take(event)
    except RefusalError as refusal:
        raise InputError(refusal.what, fix=refusal.fix, file=name, line=refusal.line + 1) from None
    except MarkedYAMLError as error:
        raise _syntax_error(error, name) from None
    except YAMLError as error:
        first = str(error).splitlines()[0]
        raise InputError(f"not readable as YAML: {first}", fix="correct the syntax", file=name) from None
    if not builder.roots:
        raise InputError("the file is empty", fix="write its content, or remove the file", file=name)
    return builder.roots[0]


def _refuse_breaks(content: str, name: str) -> None:
    """Raise for control characters, and for what YAML 1.1 and some editors take for the end of a line, and YAML 1.2 does not."""
    refuse_characters(content, name)
    found = OTHER_BREAK.search(content)
    if found:
        what = f"the line break U+{ord(found[0]):04X} is not one of YAML 1.2"
        raise InputError(what, fix="replace it by an ordinary one", file=name, line=line_at(content, found.start()))


def _syntax_error(error: MarkedYAMLError, name: str) -> InputError:
    """The syntax error of the parser as one sentence with its line."""
    mark = error.problem_mark or error.context_mark
    line = None if mark is None else int(mark.line) + 1
    problem = " ".join(str(error.problem or error.context or "unexpected content").split())
    fix = "check the indentation, the quotes and the brackets on this line and the one before"
    return InputError(f"not readable as YAML: {problem}", fix=fix, file=name, line=line)


class _Builder:
    """Builds the tree of one file from the events of the parser, without recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.roots: list[Tree] = []
        self.open: list[Mapping | Items] = []
        self.keys: list[tuple[str, int] | None] = []  # of each open mapping, the key that waits for its value, with its line
        self.n_values = 0

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        line = int(event.start_mark.line) + 1
        if isinstance(event, DocumentStartEvent) and self.roots:
            raise InputError("a second document begins here", fix="give each document a file of its own", file=self.name, line=line)
        if isinstance(event, ScalarEvent):
            self.add(self.scalar(event, line), line, merges=event.value == "<<" and not event.style)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self.begin(Mapping(self.name, line) if isinstance(event, MappingStartEvent) else Items(self.name, line), event, line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.open.pop()
            self.keys.pop()

    def begin(self, tree: Mapping | Items, event: Any, line: int) -> None:
        """Add a mapping or list, whose entries follow."""
        if len(self.open) >= MOST_DEPTH:
            raise too_deep(line - 1)
        if not event.flow_style and "\t" in self.lead(event):
            raise InputError("a tab indents what follows it", fix="indent with spaces", file=self.name, line=line)
        self.add(tree, line)
        self.open.append(tree)
        self.keys.append(None)

    def lead(self, event: Any) -> str:
        """What stands before an event on its line."""
        mark = event.start_mark
        return str(mark.buffer[mark.pointer - mark.column : mark.pointer]) if mark.buffer else ""

    def add(self, value: Tree, line: int, *, merges: bool = False) -> None:
        """Add a value where it belongs: as the root, an item, a key, or the value of a key."""
        self.n_values += 1
        if self.n_values > MOST_VALUES:
            what = f"the file holds more than {MOST_VALUES:,} keys and values"
            raise InputError(what, fix="give a smaller file, or spread it over several", file=self.name, line=line)
        parent = self.open[-1] if self.open else None
        if parent is None:
            self.roots.append(value)
        elif isinstance(parent, Items):
            parent.append(value)
            parent.lines.append(line)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = self.key(parent, value, line, merges=merges)
        else:
            parent[key[0]], parent.lines[key[0]], self.keys[-1] = value, key[1], None

    def key(self, parent: Mapping, value: Tree, line: int, *, merges: bool) -> tuple[str, int]:
        """A key and its line; a repeated one, a merge key and one that is not text are refused."""
        if merges:
            raise InputError("merge keys, written '<<', are not read", fix="write the keys out", file=self.name, line=line)
        if not isinstance(value, str):
            shown = "a list or mapping" if isinstance(value, dict | list) else repr(value)
            raise InputError(f"the key {shown} is not text", fix="put the key in quotes, or use a word", file=self.name, line=line)
        if value in parent:
            what = f"the key {value!r} appears twice (first on line {parent.lines[value]})"
            raise InputError(what, fix="keep one of the two", file=self.name, line=line)
        return value, line

    def scalar(self, event: ScalarEvent, line: int) -> str | int | float | bool | None:
        """The value of a scalar: text where it is quoted, literal or folded, else by the core schema."""
        if event.style:
            return str(event.value)
        try:
            return plain(str(event.value))
        except ScalarError as error:
            raise InputError(error.what, fix=error.fix, file=self.name, line=line) from None
