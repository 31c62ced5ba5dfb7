"""Where the file of a scenario is: at the path that the user names, or among the shipped ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from equipoise.errors import InputError
from equipoise.facts.files import yaml
from equipoise.facts.files.folder import Files
from equipoise.facts.files.overlay import files
from equipoise.facts.files.text_file import text
from equipoise.facts.files.yaml.tree import Tree
from equipoise.facts.suggestion import suggestion

if TYPE_CHECKING:  # so that a missing file is told before what reads facts is loaded
    from equipoise.facts.base import Facts

FOLDER, SUFFIX = "scenarios/", ".yaml"
SPELLINGS = (".yaml", ".yml")


def refuse_missing(path_or_name: Path | str, directory: Path | str | None = None) -> None:
    """Nothing, for a scenario that is there; the facts, shipped or with those of a directory over them, are not read for that.

    Raises: InputError for a path that leads to no file, for a name that no shipped scenario has, and for a directory without facts.
    """
    located(path_or_name, files(directory))


def located(path_or_name: Path | str, place: Files) -> tuple[Path | None, str]:
    """The path that a user names, or none for a scenario that comes with a base; and what its file is called.

    Raises: InputError for a path that leads to no file, and for a name that no scenario of the base has.
    """
    path, names = Path(path_or_name), _names(place)
    if path.exists() or len(path.parts) > 1 or path.suffix:
        if not path.exists():
            raise InputError("no such file", fix=_meant(path, names), file=str(path))
        return path, str(path)
    name = str(path)
    if name not in names:
        raise InputError(f"no scenario is called {name!r}", fix=f"{suggestion(name, names)} or give the path of a file")
    return None, f"{FOLDER}{name}{SUFFIX}"


def found(path_or_name: Path | str, base: Facts) -> tuple[Tree, str]:
    """The content of a scenario file, and what the file is called: a path, or the name of a file of the base.

    Raises: InputError for a file that cannot be read, and for a name that no shipped scenario has.
    """
    path, file = located(path_or_name, base.files)
    return base.files.tree(file) if path is None else yaml.read(path), file


def scenario_names(base: Facts) -> list[str]:
    """The names of the scenarios that come with a base."""
    return _names(base.files)


def _names(place: Files) -> list[str]:
    """The names of the scenarios among files."""
    return [file[len(FOLDER) : -len(SUFFIX)] for file in place.names() if file.startswith(FOLDER) and file.endswith(SUFFIX)]


def scenario_text(name: str, base: Facts) -> str:
    """The text of the scenario of that name, comments and all where the base is a directory.

    Raises: InputError for a name that no scenario of the base has.
    """
    return scenario_content(name, base)[2]


def scenario_content(path_or_name: Path | str, base: Facts) -> tuple[Tree, str, str]:
    """The tree of a scenario, what its file is called, and its text, comments and all where it is a file.

    Raises: InputError as `found`.
    """
    tree, file = found(path_or_name, base)
    path = Path(file) if file == str(path_or_name) else base.files.directory / file
    return tree, file, text(path, file) if path.is_file() else yaml.dumped(tree)


def _meant(path: Path, names: list[str]) -> str:
    """What was meant by a path that leads to no file: the other spelling of its end, or a shipped scenario."""
    for spelling in SPELLINGS:
        if path.with_suffix(spelling).exists():
            return f"did you mean {path.with_suffix(spelling)}?"
    if path.stem in names:
        return f"the shipped scenario is called {path.stem}: leave {path.suffix or 'the folder'} out"
    return "check the path"
