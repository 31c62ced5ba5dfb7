"""Loading a data directory: every file is read strictly, and every fault is collected."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel

from equipoise.errors import InputError
from equipoise.facts.actor import Actor, identified, identified_actor
from equipoise.facts.base import Facts
from equipoise.facts.binding import bound
from equipoise.facts.fields import Name
from equipoise.facts.quantity import Quantity
from equipoise.facts.source import Source
from equipoise.facts.verification import broken_references
from equipoise.facts.yaml_file import Mapping, Tree, read

SHIPPED = Path(__file__).resolve().parent.parent / "data"
Record = TypeVar("Record", bound=BaseModel)


class Sources(RootModel[dict[Name, Source]]):
    """The file of sources: key to source."""


class Parameters(RootModel[dict[Name, Quantity]]):
    """A file of general parameters: name to quantity."""


def load(directory: Path | str | None = None) -> Facts:
    """The fact base of a directory; without one, the base that is shipped (read once).

    Raises: InputError for the first fault of any file.
    """
    return _shipped() if directory is None else _whole(Path(directory))


def problems(directory: Path | str | None = None) -> list[InputError]:
    """Every fault of a data directory, one per record and rule; an empty list for a sound base."""
    return _Reading(SHIPPED if directory is None else Path(directory)).result()[1]


@lru_cache(maxsize=1)
def _shipped() -> Facts:
    """The shipped base."""
    return _whole(SHIPPED)


def _whole(directory: Path) -> Facts:
    """The base of a directory without a fault."""
    base, faults = _Reading(directory).result()
    if faults or base is None:
        raise faults[0]
    return base


class _Reading:
    """One pass over a data directory, with the faults found on the way."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.faults: list[InputError] = []

    def result(self) -> tuple[Facts | None, list[InputError]]:
        """The base, where its parts could be read, and all faults."""
        if not self.directory.is_dir():
            fault = InputError("no such directory of facts", fix="give a directory with sources.yaml and actors/", file=str(self.directory))
            return None, [fault]
        sources = self.record("sources.yaml", Sources)
        base = Facts(
            directory=self.directory,
            sources={} if sources is None else sources.root,
            actors=self.actors(),
            parameters=self.parameters(),
        )
        if sources is not None:
            self.faults.extend(broken_references(base))
        return base, self.faults

    def name(self, relative: str) -> str:
        """How a file is called in messages and records."""
        return f"data/{relative}" if self.directory == SHIPPED else str(self.directory / relative)

    def files(self, folder: str) -> list[str]:
        """The YAML files of a folder, by name."""
        return sorted(path.relative_to(self.directory).as_posix() for path in (self.directory / folder).glob("*.yaml"))

    def tree(self, relative: str) -> Tree:
        """The tree of one file, or None when it cannot be read."""
        try:
            return read(self.directory / relative, self.name(relative))
        except InputError as fault:
            self.faults.append(fault)
            return None

    def record(self, relative: str, model: type[Record], prepared: Callable[[Mapping], object] | None = None) -> Record | None:
        """The record of one file, or None when it has faults."""
        tree = self.tree(relative)
        if tree is None:
            return None
        data = prepared(tree) if prepared and isinstance(tree, Mapping) else None
        return bound(model, tree, data=data, faults=self.faults, file=self.name(relative))

    def actors(self) -> dict[str, Actor]:
        """The actors, one file each, named by the id."""
        found: dict[str, Actor] = {}
        for relative in self.files("actors"):
            actor = self.record(relative, Actor, identified_actor)
            if actor is None:
                continue
            if Path(relative).stem != actor.id:
                what = f"the file is named {Path(relative).name} but holds the actor {actor.id!r}"
                self.faults.append(InputError(what, fix=f"rename it to {actor.id}.yaml", file=self.name(relative), line=1))
            found[actor.id] = actor
        if not found and not self.faults:
            self.faults.append(InputError("there is no actor", fix="add a file such as actors/RUS.yaml", file=self.name("actors")))
        return found

    def parameters(self) -> dict[str, Quantity]:
        """The general parameters of all files; a name may stand in one file only."""
        found: dict[str, Quantity] = {}
        for relative in self.files("parameters"):
            record = self.record(relative, Parameters, lambda tree: identified(tree, "parameters"))
            for name, quantity in ({} if record is None else record.root).items():
                if name in found:
                    value = quantity.values[0]
                    what = f"the parameter {name!r} is also in {found[name].values[0].file}"
                    self.faults.append(InputError(what, fix="keep it in one file", file=value.file, line=value.line))
                found[name] = quantity
        return found
