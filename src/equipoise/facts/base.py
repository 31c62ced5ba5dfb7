"""The fact base: everything that the data directory holds, found by id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from equipoise.errors import InputError
from equipoise.facts.files.folder import Files
from equipoise.facts.records.actor import Actor
from equipoise.facts.records.claim import CausalClaim, FactualClaim
from equipoise.facts.records.defence import Defence
from equipoise.facts.records.history import Event, Exchange
from equipoise.facts.records.land import Outline
from equipoise.facts.records.programme import Programme
from equipoise.facts.records.quantity import Quantity
from equipoise.facts.records.region import Region
from equipoise.facts.records.sensor import Sensor
from equipoise.facts.records.source import Source
from equipoise.facts.records.stockpile import StockpileRow
from equipoise.facts.records.treaty import Treaty
from equipoise.facts.records.weapon_class import InterceptorClass, MissileClass, RadarClass
from equipoise.facts.suggestion import suggestion


@dataclass(frozen=True)
class Facts:
    """The records of one fact base, and the files that hold them."""

    files: Files
    sources: dict[str, Source]
    groups: dict[str, dict[str, Any]]
    parameters: dict[str, Quantity]
    events: tuple[Event, ...]
    exchanges: tuple[Exchange, ...]
    factual_claims: tuple[FactualClaim, ...]
    causal_claims: tuple[CausalClaim, ...]
    stockpiles: tuple[StockpileRow, ...] = ()
    land: tuple[Outline, ...] = ()

    @property
    def actors(self) -> dict[str, Actor]:
        """The actors by id."""
        return self.groups.get("actors", {})

    @property
    def treaties(self) -> dict[str, Treaty]:
        """The treaties by id."""
        return self.groups.get("treaties", {})

    @property
    def defences(self) -> dict[str, Defence]:
        """The missile defences by id."""
        return self.groups.get("defences", {})

    @property
    def sensors(self) -> dict[str, Sensor]:
        """The classes of sensors by name."""
        return self.groups.get("sensors", {})

    @property
    def programmes(self) -> dict[str, Programme]:
        """The programmes of missile defence by id."""
        return self.groups.get("programmes", {})

    @property
    def regions(self) -> dict[str, Region]:
        """The coarse regions by name."""
        return self.groups.get("regions", {})

    @property
    def missiles(self) -> dict[str, MissileClass]:
        """The classes of missiles by name."""
        return self.groups.get("missiles", {})

    @property
    def interceptors(self) -> dict[str, InterceptorClass]:
        """The classes of interceptors by name."""
        return self.groups.get("interceptors", {})

    @property
    def radars(self) -> dict[str, RadarClass]:
        """The classes of radars by name."""
        return self.groups.get("radars", {})

    @property
    def directory(self) -> Path:
        """What the user named, or the shipped directory."""
        return self.files.directory

    @property
    def claims(self) -> tuple[FactualClaim | CausalClaim, ...]:
        """All claims: the factual ones, then the causal ones."""
        return (*self.factual_claims, *self.causal_claims)

    @property
    def parts(self) -> dict[str, Any]:
        """Everything that states facts, by name: each group, the parameters, the history, and tables."""
        others = ("parameters", "events", "exchanges", "stockpiles", "land")
        return {**self.groups, **{name: getattr(self, name) for name in others}}

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        """All quantities by id: parameters first, then actor by actor, then those of other groups."""
        owners = [record for records in self.groups.values() for record in records.values() if hasattr(record, "quantities")]
        everything = [*self.parameters.values(), *(quantity for owner in owners for quantity in owner.quantities())]
        return {quantity.id: quantity for quantity in everything}

    @property
    def heads(self) -> tuple[str, ...]:
        """The first parts of ids: the actors, then the groups of facts that belong to none."""
        others = [folder for folder, records in self.groups.items() if any(hasattr(record, "quantities") for record in records.values())]
        return (*self.actors, "parameters", *(folder for folder in others if folder != "actors"))

    def ids(self) -> list[str]:
        """The ids of all quantities, in the order of the files."""
        return list(self.quantities)

    def quantity(self, name: str) -> Quantity:
        """The quantity with an id such as `RUS.yars_mobile.launchers`.

        Raises: InputError for an unknown id, with the nearest known one.
        """
        if name not in self.quantities:
            actor = name.split(".", maxsplit=1)[0]
            if "." in name and actor not in self.heads:
                raise InputError(f"unknown actor {actor!r} in {name!r}", fix=suggestion(actor, self.heads))
            raise InputError(f"unknown quantity {name!r}", fix=suggestion(name, self.quantities, "ids that 'equipoise facts list' prints"))
        return self.quantities[name]

    def treaty(self, name: str) -> Treaty:
        """The treaty with an id such as `new_start`.

        Raises: InputError for an unknown id, with the nearest known one.
        """
        if name not in self.treaties:
            raise InputError(f"unknown treaty {name!r}", fix=suggestion(name, self.treaties))
        return self.treaties[name]

    def source(self, key: str) -> Source:
        """The source with a key.

        Raises: InputError for an unknown key, with the nearest known one.
        """
        if key not in self.sources:
            raise InputError(f"unknown source {key!r}", fix=suggestion(key, self.sources, "sources in sources.yaml"))
        return self.sources[key]
