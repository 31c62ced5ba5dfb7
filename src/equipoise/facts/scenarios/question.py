"""Where the file of a scenario is: at the path that the user names, or among the shipped ones."""

from __future__ import annotations

from pathlib import Path

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.text_file import text
from equipoise.facts.files.yaml.dump import dumped
from equipoise.facts.files.yaml.file import Tree, read
from equipoise.facts.suggestion import suggestion

FOLDER, SUFFIX = "scenarios/", ".yaml"
SPELLINGS = (".yaml", ".yml")


def found(path_or_name: Path | str, base: Facts) -> tuple[Tree, str]:
    """The content of a scenario file, and what the file is called: a path, or the name of a file of the base.

    Raises: InputError for a file that cannot be read, and for a name that no shipped scenario has.
    """
    path = Path(path_or_name)
    names = scenario_names(base)
    if path.exists() or len(path.parts) > 1 or path.suffix:
        if not path.exists():
            raise InputError("no such file", fix=_meant(path, names), file=str(path))
        return read(path), str(path)
    name = str(path)
    if name not in names:
        raise InputError(f"no scenario is called {name!r}", fix=f"{suggestion(name, names)} or give the path of a file")
    return base.files.tree(f"{FOLDER}{name}{SUFFIX}"), f"{FOLDER}{name}{SUFFIX}"


def scenario_names(base: Facts) -> list[str]:
    """The names of the scenarios that come with a base."""
    return [file[len(FOLDER) : -len(SUFFIX)] for file in base.files.names() if file.startswith(FOLDER) and file.endswith(SUFFIX)]


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
    return tree, file, text(path, file) if path.is_file() else dumped(tree)


def _meant(path: Path, names: list[str]) -> str:
    """What was meant by a path that leads to no file: the other spelling of its end, or a shipped scenario."""
    for spelling in SPELLINGS:
        if path.with_suffix(spelling).exists():
            return f"did you mean {path.with_suffix(spelling)}?"
    if path.stem in names:
        return f"the shipped scenario is called {path.stem}: leave {path.suffix or 'the folder'} out"
    return "check the path"
