"""The file of a question: a scenario that the user names by its path, or a shipped one by its name."""

from __future__ import annotations

from pathlib import Path

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.yaml.file import Tree, read
from equipoise.facts.suggestion import suggestion


def question(path_or_name: Path | str, base: Facts, folder: str, noun: str) -> tuple[Tree, str]:
    """The content of the file, and what the file is called: a path, or the name of a file in a folder of the base.

    Raises: InputError for a file that cannot be read, and for a name that the folder does not have.
    """
    path = Path(path_or_name)
    if path.suffix or path.exists() or len(path.parts) > 1:
        return read(path), str(path)
    name, start = str(path), f"{folder}/"
    names = [file[len(start) : -len(".yaml")] for file in base.files.names() if file.startswith(start)]
    if name not in names:
        raise InputError(f"no {noun} is called {name!r}", fix=f"{suggestion(name, names)} or give the path of a file")
    return base.files.tree(f"{start}{name}.yaml"), f"{start}{name}.yaml"
