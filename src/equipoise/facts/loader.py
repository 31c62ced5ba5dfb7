"""Loading a data directory: every file is read strictly, and every fault is collected."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.binding import bound
from equipoise.facts.files.folder import Files, Folder
from equipoise.facts.files.overlay import files, unread
from equipoise.facts.files.yaml.tree import Items, Mapping, Tree
from equipoise.facts.records.actor import identified
from equipoise.facts.records.claim import CausalClaim, CausalClaims, FactualClaim, FactualClaims
from equipoise.facts.records.fields import Name
from equipoise.facts.records.group import Group, groups
from equipoise.facts.records.history import Event, Events, Exchange
from equipoise.facts.records.land import Outline
from equipoise.facts.records.quantity import Quantity
from equipoise.facts.records.source import Source
from equipoise.facts.records.stockpile import StockpileRow, repeated
from equipoise.facts.rules.classes import broken_classes
from equipoise.facts.rules.references import CLAIMS, broken_references, unknown_sources
from equipoise.facts.rules.sums import broken_sums
from equipoise.shipped import DATA

EXCHANGES = "treaties/new_start_data.csv"
STOCKPILES = "stockpiles/since_1945.csv"
LAND = "land/outlines.csv"
Record = TypeVar("Record", bound=BaseModel)


class Sources(RootModel[dict[Name, Source]]):
    """The file of sources: key to source."""


class Parameters(RootModel[dict[Name, Quantity]]):
    """A file of general parameters: name to quantity."""


def load(directory: Path | str | None = None) -> Facts:
    """The fact base that is shipped (read once), with the facts of a directory laid over it where one is given.

    A directory that says so, and an exported JSON file, replace the shipped base instead: see `equipoise.facts.files.overlay`.

    Raises: InputError for the first fault of any file.
    """
    return _shipped() if directory is None else whole(files(directory))


@lru_cache(maxsize=1)
def _shipped() -> Facts:
    """The shipped base."""
    return whole(Folder(DATA))


def whole(place: Files) -> Facts:
    """The base that the files hold.

    Raises: InputError for the first fault of any file.
    """
    base, faults = Reading(place).result()
    if faults:
        raise faults[0]
    return base


class Reading:
    """One pass over the files of a base, with the faults found on the way."""

    def __init__(self, place: Files) -> None:
        self.place = place
        self.known = frozenset(place.names())
        self.asked: set[str] = set()
        self.faults: list[InputError] = []
        self.trees: dict[str, Tree] = {}

    def result(self) -> tuple[Facts, list[InputError]]:
        """The base, as far as its parts could be read, and all faults."""
        sources = self.record("sources.yaml", Sources)
        base = Facts(
            files=self.place,
            sources={} if sources is None else sources.root,
            groups={group.folder: self.group(group) for group in groups()},
            parameters=self.parameters(),
            events=self.events(),
            exchanges=self.exchanges(),
            factual_claims=self.factual_claims(),
            causal_claims=self.causal_claims(),
            stockpiles=self.stockpiles(),
            land=self.table(LAND, Outline),
        )
        if not base.actors and not self.faults:
            self.faults.append(InputError("there is no actor", fix="add a file such as actors/RUS.yaml", file=self.name("actors")))
        if sources is not None:
            self.faults.extend(unknown_sources(self.trees.values(), sources.root))
        self.faults.extend(broken_references(base, self.trees))
        self.faults.extend(broken_sums(base))
        self.faults.extend(broken_classes(base, self.trees))
        self.faults.extend(unread(self.place, self.asked))
        return base, self.faults

    def name(self, relative: str) -> str:
        """How a file is called in messages and records."""
        return self.place.name(relative)

    def files(self, folder: str) -> list[str]:
        """The YAML files of a folder, by name."""
        return sorted(name for name in self.known if re.fullmatch(rf"{folder}/[^/]+\.yaml", name))

    def tree(self, relative: str) -> Tree:
        """The tree of one file, or None when it cannot be read."""
        self.asked.add(relative)
        try:
            self.trees[relative] = self.place.tree(relative)
            return self.trees[relative]
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

    def group(self, group: Group) -> dict[str, Any]:
        """The records of one group: one file each, named by the id, or several in a file by name, each in one file only."""
        found: dict[str, Any] = {}
        for relative in self.files(group.folder):
            record: Any = self.record(relative, group.model, group.prepared)
            if record is None:
                continue
            if not group.is_collection:
                self.check_name(relative, record.id, group.noun)
                found[record.id] = record
                continue
            for name in filter(found.__contains__, record.root):
                what = f"the {group.noun} {name!r} is in two files"
                self.faults.append(InputError(what, fix="keep it in one file", file=self.name(relative), line=1))
            found |= record.root
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

    def events(self) -> tuple[Event, ...]:
        """The events of the timeline."""
        record = self.record("timeline/events.yaml", Events) if self.has("timeline/events.yaml") else None
        return () if record is None else record.events

    def exchanges(self) -> tuple[Exchange, ...]:
        """The data that the parties to New START declared."""
        return self.table(EXCHANGES, Exchange)

    def stockpiles(self) -> tuple[StockpileRow, ...]:
        """The series of stockpiles since 1945."""
        found = self.table(STOCKPILES, StockpileRow)
        for place, earlier in repeated(found).items():
            row = found[place]
            what = f"{row.actor} has {row.year} in this series twice (first on line {earlier + 2})"
            self.faults.append(InputError(what, fix="keep one of the two rows", file=self.name(STOCKPILES), line=place + 2))
        return found

    def table(self, relative: str, model: type[Record]) -> tuple[Record, ...]:
        """The records of a table's rows; nothing where the base has no such table."""
        if not self.has(relative):
            return ()
        self.asked.add(relative)
        try:
            table = self.place.table(relative, tuple(model.model_fields))
        except InputError as fault:
            self.faults.append(fault)
            return ()
        tree = Items(self.name(relative), 1)
        tree.extend(table)
        self.trees[relative] = tree
        records = [bound(model, row, faults=self.faults) for row in table]
        return tuple(record for record in records if record is not None)

    def factual_claims(self) -> tuple[FactualClaim, ...]:
        """The claims about dates and status."""
        record = self.record(CLAIMS["factual"], FactualClaims) if self.has(CLAIMS["factual"]) else None
        return () if record is None else record.claims

    def causal_claims(self) -> tuple[CausalClaim, ...]:
        """The claims about what brings about what."""
        record = self.record(CLAIMS["causal"], CausalClaims) if self.has(CLAIMS["causal"]) else None
        return () if record is None else record.claims

    def has(self, relative: str) -> bool:
        """Whether an optional file is there."""
        return relative in self.known

    def check_name(self, relative: str, name: str, noun: str) -> None:
        """Refuse a file that is not named by the id inside it."""
        if Path(relative).stem != name:
            what = f"the file is named {Path(relative).name} but holds the {noun} {name!r}"
            self.faults.append(InputError(what, fix=f"rename it to {name}.yaml", file=self.name(relative), line=1))
