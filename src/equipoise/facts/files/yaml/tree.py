"""The tree of a file: mappings and lists that remember their file and the line of each entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

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
