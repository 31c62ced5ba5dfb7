"""A user's facts laid over the shipped ones.

A file of the user that the shipped base also has is merged with it: keys are added or replaced, mapping by mapping; a list, such as
the values of a quantity, and a table are replaced whole. A directory whose `facts.yaml` says `replaces: shipped`, and an
exported JSON file, stand alone.
"""

from __future__ import annotations

from pathlib import Path

from equipoise.errors import InputError
from equipoise.facts.files import yaml
from equipoise.facts.files.folder import MARKER, Bundle, Files, Folder
from equipoise.facts.files.yaml.tree import Mapping, Tree
from equipoise.shipped import DATA

# Folders whose files are questions, not facts: the user's replace those of the same name.
WHOLE = ("scenarios", "engagements", "reach", "claims", "checks")


def asks(relative: str) -> bool:
    """Whether a file holds questions, not facts."""
    return relative.split("/", maxsplit=1)[0] in WHOLE


class Overlay:
    """The files of two places; where both have one, the upper one counts."""

    def __init__(self, upper: Files, lower: Files) -> None:
        self.upper, self.lower = upper, lower
        self.over, self.under = frozenset(upper.names()), frozenset(lower.names())

    @property
    def directory(self) -> Path:
        """What the user named."""
        return self.upper.directory

    def names(self) -> list[str]:
        """The paths of all files, sorted."""
        return sorted(self.over | self.under)

    def name(self, relative: str) -> str:
        """How a file is called in messages: the user's where there is one."""
        return (self.upper if relative in self.over else self.lower).name(relative)

    def tree(self, relative: str) -> Tree:
        """The content of a YAML file, merged where both have it."""
        if relative not in self.over:
            return self.lower.tree(relative)
        tree = self.upper.tree(relative)
        if asks(relative) or relative not in self.under or not isinstance(tree, Mapping):
            return tree
        below = self.lower.tree(relative)
        return merged(below, tree) if isinstance(below, Mapping) else tree

    def table(self, relative: str, columns: tuple[str, ...] | None = None) -> list[Mapping]:
        """The rows of a table; the user's replaces the shipped one."""
        return (self.upper if relative in self.over else self.lower).table(relative, columns)


def merged(lower: Mapping, upper: Mapping) -> Mapping:
    """Two mappings as one: the keys of both, the upper value where both have one; every key keeps its file and line."""
    result = Mapping(upper.file, upper.line)
    for source in (lower, upper):
        for key, value in source.items():
            earlier = result.get(key)
            result[key] = merged(earlier, value) if isinstance(earlier, Mapping) and isinstance(value, Mapping) else value
            result.lines[key] = source.lines[key]
            result.files[key] = source.files.get(key, source.file)
    return result


def files(place: Path | str | None) -> Files:
    """The files of a base: the shipped ones (no place), those of a directory laid over them, or those of a base that stands alone.

    Raises: InputError for a place without facts.
    """
    if place is None:
        return Folder(DATA)
    path = Path(place)
    if path.suffix == ".json" and not path.is_dir():
        return Bundle(path)
    if not path.is_dir():
        fix = "give a directory with files such as actors/RUS.yaml, or a JSON file of 'equipoise facts export'"
        raise InputError("no such directory of facts", fix=fix, file=str(path))
    own = Folder(path)
    if path.resolve() == DATA:
        return Folder(DATA)
    if _alone(path):
        return own
    if not own.names():
        raise InputError("no file of facts is in this directory", fix="add one, such as actors/RUS.yaml", file=str(path))
    return Overlay(own, Folder(DATA))


def _alone(directory: Path) -> bool:
    """Whether a directory says that it replaces the shipped base."""
    path = directory / MARKER
    if not path.exists():
        return False
    tree = yaml.read(path)
    if not isinstance(tree, Mapping) or dict(tree) != {"replaces": "shipped"}:
        raise InputError("this file says something else than 'replaces: shipped'", fix="write that line only", file=str(path), line=1)
    return True


def unread(place: Files, asked: set[str]) -> list[InputError]:
    """The faults of files that nothing reads, which a slip in a name would otherwise leave unnoticed."""
    known = sorted({name.split("/")[0] for name in asked if "/" in name} | set(WHOLE))
    fix = f"put it into one of {', '.join(known)}, with the ending .yaml"
    left = [name for name in place.names() if name not in asked and not (asks(name) and name.endswith(".yaml"))]
    return [InputError("no rule reads this file", fix=fix, file=place.name(name)) for name in left]
