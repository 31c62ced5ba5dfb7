"""Where facts are read from: a directory of files, or one JSON file that an export wrote."""

from __future__ import annotations

from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Protocol

from equipoise.errors import InputError
from equipoise.facts.files import yaml
from equipoise.facts.files.kept import Kept
from equipoise.facts.files.table_file import rows
from equipoise.facts.files.yaml.tree import Items, Mapping, Tree
from equipoise.shipped import DATA

MARKER = "facts.yaml"
MOST_ENTRIES = 20_000
SUFFIXES = (".yaml", ".yml", ".csv", ".json")


class Files(Protocol):
    """Files of facts by their path below the base, such as `actors/RUS.yaml`."""

    @property
    def directory(self) -> Path:
        """What the user named."""
        ...

    def names(self) -> list[str]:
        """The paths of all files, sorted."""
        ...

    def name(self, relative: str) -> str:
        """How a file is called in messages."""
        ...

    def tree(self, relative: str) -> Tree:
        """The content of a YAML file. Raises: InputError where it cannot be read."""
        ...

    def table(self, relative: str, columns: tuple[str, ...] | None = None) -> list[Mapping]:
        """The rows of a table with these columns, or with those of its header. Raises: InputError where it cannot be read."""
        ...


class Folder:
    """The files of one directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def names(self) -> list[str]:
        """The paths of all files, sorted; the marker of a base that stands alone is not among them."""
        return list(self._names)

    @cached_property
    def _names(self) -> list[str]:
        every = list(islice(self.directory.rglob("*"), MOST_ENTRIES + 1))
        if len(every) > MOST_ENTRIES:
            what = f"more than {MOST_ENTRIES:,} files and folders stand below this directory"
            raise InputError(what, fix="give a directory that holds facts alone", file=str(self.directory))
        paths = (path for path in every if path.suffix in SUFFIXES)
        return sorted(relative for path in paths if (relative := path.relative_to(self.directory).as_posix()) != MARKER)

    def name(self, relative: str) -> str:
        """How a file is called in messages: below `data` for what is shipped."""
        return f"data/{relative}" if self.directory == DATA else str(self.directory / relative)

    def tree(self, relative: str) -> Tree:
        """The content of a YAML file; what is shipped is read once, so nobody may change it."""
        return _shipped().tree(relative) if self.directory == DATA else yaml.read(self.directory / relative, self.name(relative))

    def table(self, relative: str, columns: tuple[str, ...] | None = None) -> list[Mapping]:
        """The rows of a table."""
        return rows(self.directory / relative, columns, self.name(relative))


@cache
def _shipped() -> Kept:
    """The trees of all shipped files."""
    folder = Folder(DATA)
    return Kept(DATA, [name for name in folder.names() if name.endswith(".yaml")], folder.name(""))


class Bundle:
    """All files of a base in one JSON file: each path with its content, a table as a list of rows."""

    def __init__(self, path: Path) -> None:
        self.directory = path
        root = yaml.read(path)
        if not isinstance(root, Mapping):
            fix = "give a file that 'equipoise facts export --format json' wrote"
            raise InputError("this is no export of facts", fix=fix, file=str(path), line=1)
        self.root = root

    def names(self) -> list[str]:
        """The paths of all files, sorted."""
        return sorted(self.root)

    def name(self, relative: str) -> str:  # noqa: ARG002 (every part has the name of the one file)
        """The name of the one file."""
        return str(self.directory)

    def tree(self, relative: str) -> Tree:
        """The content of a YAML file."""
        if relative not in self.root:
            raise InputError(f"the export lacks {relative!r}", fix="export the base again", file=str(self.directory), line=1)
        return self.root[relative]

    def table(self, relative: str, columns: tuple[str, ...] | None = None) -> list[Mapping]:
        """The rows of a table."""
        tree = self.tree(relative)
        rows = tree if isinstance(tree, Items) else []
        if columns is None:
            columns = tuple(next(iter(rows), ()))
        for row in rows:
            if not isinstance(row, Mapping) or tuple(row) != columns or not all(isinstance(cell, str) for cell in row.values()):
                line = getattr(row, "line", self.root.lines[relative])
                fix = f"give each row, as text, {', '.join(columns)}"
                raise InputError(f"a row of {relative} does not have its columns", fix=fix, file=str(self.directory), line=line)
        if not rows:
            fix = "give a list of rows"
            raise InputError(f"{relative} is not a table", fix=fix, file=str(self.directory), line=self.root.lines[relative])
        return list(rows)
