"""The record of a defence scenario: a raid, the layers that meet it, what they share, and what can fail for all at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError, placed
from equipoise.facts.records.fields import Date, List, Name, Strict, Text
from equipoise.facts.records.given import Given, Interceptors, Probability, Warheads
from equipoise.facts.scenarios.reach.record import ReachScenario
from equipoise.facts.suggestion import suggestion
from equipoise.vocabulary import Level, Phase, Plan

MOST_LOOKS = 20
MOST_SHOTS = 100
MOST_CAPACITY = 1_000_000
MOST_LAYERS = 8
MOST_FAILURES = 6
ByClass = Annotated[dict[str, Probability], Field(min_length=1)]


class RaidClass(Strict):
    """One class of a raid: warheads, and decoys that mimic them."""

    name: Name
    warheads: Warheads
    decoys: Warheads
    decoy_correlation: Probability
    reason: Text


class Integrated(Strict):
    """What one layer gets from the common picture; what is left out stays the layer's own."""

    p_track: Probability | None = None
    p_warhead_classified: Probability | None = None
    p_decoy_misclassified: Probability | None = None
    reach: dict[str, Probability] = Field(default_factory=dict[str, Given])
    reason: Text


class Geometry(Strict):
    """Where reach and further looks come from: a layer of a reach scenario, and a class of missiles for each class of the raid."""

    layer: Name
    missiles: dict[str, Name] = Field(min_length=1)


class EngagementLayer(Strict):
    """One layer, in the order in which the raid meets them; its reach is given, or comes from geometry."""

    name: Name
    title: Text
    phase: Literal["space", Phase]
    stock: Text
    salvos: List[int] = Field(min_length=1)
    kill_probability: ByClass
    reach: ByClass | None = None
    geometry: Geometry | None = None
    p_track: Probability
    p_raid_track: Probability
    p_warhead_classified: Probability
    p_decoy_misclassified: Probability
    p_kill_missed: Probability
    reliability: Probability
    p_further_look: Probability | None = None
    capacity: int | None = None
    plan: Plan = "in_turn"
    integrated: Integrated | None = None
    reason: Text

    @field_validator("salvos")
    @classmethod
    def _fired(cls, salvos: tuple[int, ...]) -> tuple[int, ...]:
        """Refuse looks without a shot, and too many of either."""
        if len(salvos) > MOST_LOOKS:
            raise InputError(f"{len(salvos)} looks are too many", fix=f"give the shots of 1 to {MOST_LOOKS} looks")
        for shots in salvos:
            if not 1 <= shots <= MOST_SHOTS:
                raise InputError(f"a salvo of {shots} is impossible", fix=f"give 1 to {MOST_SHOTS} shots for each look")
        return salvos

    @field_validator("capacity")
    @classmethod
    def _possible(cls, capacity: int | None) -> int | None:
        """Refuse a negative capacity, and one beyond counting."""
        if capacity is not None and not 0 <= capacity <= MOST_CAPACITY:
            raise InputError(f"a capacity of {capacity:,} is impossible", fix="give a whole number of threats, or leave the key out")
        return capacity

    @model_validator(mode="after")
    def _one_origin(self) -> EngagementLayer:
        """Refuse a reach that is neither given nor taken from geometry, and numbers that are both."""
        if self.reach is None and self.geometry is None:
            raise FieldError("name", f"the key 'reach' is missing in the layer {self.name!r}", fix="add 'reach: …', or 'geometry: …'")
        if self.geometry is not None:
            for key, given in (("reach", self.reach), ("p_further_look", self.p_further_look)):
                if given is not None:
                    raise FieldError(key, f"{key!r} is given, and comes from geometry too", fix="remove one of the two")
            if self.integrated is not None and self.integrated.reach:
                raise FieldError(("integrated", "reach"), "'reach' is given, and comes from geometry too", fix="remove one of the two")
            if self.plan == "at_once" and len(self.salvos) > 1:
                raise FieldError("plan", "all threats are served at once, and further looks from geometry may fail", fix="write in_turn")
        return self

    @model_validator(mode="after")
    def _looks_agree(self) -> EngagementLayer:
        """Refuse further looks whose chance is not said, and a plan that they do not admit."""
        if self.geometry is not None:
            return self
        if len(self.salvos) > 1 and self.p_further_look is None:
            what = f"the key 'p_further_look' is missing for {len(self.salvos)} looks"
            raise FieldError("salvos", what, fix="add 'p_further_look: …', or give one look")
        further = self.p_further_look
        certain = further is None or (further.fact is None and further.lowest >= 1.0)
        if self.plan == "at_once" and len(self.salvos) > 1 and not certain:
            raise FieldError("plan", "all threats are served at once, and further looks may fail", fix="give p_further_look 1, or in_turn")
        return self


class Harm(Strict):
    """The factors that a failure puts on one layer; 1 leaves it unharmed."""

    track: Probability | None = None
    kill: Probability | None = None
    discrimination: Probability | None = None


class Command(Strict):
    """The failure of the integrated command."""

    probability: Probability
    layers: dict[str, Harm] = Field(min_length=1)
    reason: Text


class Failing(Command):
    """A common failure that strikes at every level of integration."""

    name: Name
    title: Text


class EngagementScenario(Strict):
    """One defence against one raid, as a readable file states it; `line` is that of the raid."""

    name: Name
    title: Text
    date: Date
    raid: List[RaidClass] = Field(min_length=1)
    stocks: dict[str, Interceptors] = Field(min_length=1)
    layers: List[EngagementLayer] = Field(min_length=1)
    failures: List[Failing] = ()
    command: Command
    integration: Level
    geometry: ReachScenario | None = None
    file: str = ""
    line: int = 0

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, data: object) -> object:
        """Add the place in the file, which no file may state itself."""
        return placed(data, "raid")

    @field_validator("stocks")
    @classmethod
    def _reasoned(cls, stocks: dict[str, Given]) -> dict[str, Given]:
        """Refuse a stock without a reason, and one with a name that is not a plain word."""
        for name, given in stocks.items():
            if not re.fullmatch(r"[a-z0-9_]+", name):
                raise FieldError(name, f"a stock cannot be called {name!r}", fix="use small letters, digits and _")
            if given.fact is None and given.reason is None:
                fix = "write {best: …, reason: …}, or the id of a fact"
                raise FieldError(name, f"the stock {name!r} is a number without a reason", fix=fix)
        return stocks

    @model_validator(mode="after")
    def _named(self) -> EngagementScenario:
        """Refuse names that stand twice, and names that nothing has."""
        if len(self.layers) > MOST_LAYERS:
            raise FieldError("layers", f"{len(self.layers)} layers are too many", fix=f"give at most {MOST_LAYERS}")
        if len(self.failures) > MOST_FAILURES:
            raise FieldError("failures", f"{len(self.failures)} common failures are too many", fix=f"give at most {MOST_FAILURES}")
        for key, items in (("raid", self.raid), ("layers", self.layers), ("failures", self.failures)):
            names = [item.name for item in items]
            for index, name in enumerate(names):
                if name in names[:index]:
                    raise FieldError((key, index, "name"), f"{name!r} is listed twice", fix="name it once")
        layers, classes = [layer.name for layer in self.layers], [item.name for item in self.raid]
        for index, layer in enumerate(self.layers):
            _refuse_unknown(("layers", index, "stock"), [layer.stock], self.stocks, "is not among the stocks")
            _refuse_classes(("layers", index), layer, classes)
        _refuse_geometry(self)
        for index, failure in enumerate(self.failures):
            _refuse_unknown(("failures", index, "layers"), failure.layers, layers, "is not among the layers")
        _refuse_unknown(("command", "layers"), self.command.layers, layers, "is not among the layers")
        used = {layer.stock for layer in self.layers}
        for name in self.stocks:
            if name not in used:
                raise FieldError(("stocks", name), f"no layer draws on the stock {name!r}", fix="remove it, or name it in a layer")
        return self


def _refuse_classes(place: tuple[str | int, ...], layer: EngagementLayer, classes: list[str]) -> None:
    """Raise for a layer that names unknown classes of the raid, or leaves one out."""
    given = {("kill_probability",): layer.kill_probability, ("reach",): layer.reach}
    if layer.geometry is not None:
        given = {("kill_probability",): layer.kill_probability, ("geometry", "missiles"): layer.geometry.missiles}
    for path, values in given.items():
        _refuse_unknown((*place, *path), values or (), classes, "is not among the classes of the raid")
        for name in classes:
            if values is not None and name not in values:
                raise FieldError((*place, *path), f"{path[-1]} has no value for the class {name!r}", fix=f"add '{name}: …'")
    if layer.integrated is not None:
        _refuse_unknown((*place, "integrated", "reach"), layer.integrated.reach, classes, "is not among the classes of the raid")


def _refuse_geometry(record: EngagementScenario) -> None:
    """Raise for a layer that takes its reach from a geometry that the file does not have."""
    used = [index for index, layer in enumerate(record.layers) if layer.geometry is not None]
    if used and record.geometry is None:
        what, fix = (
            "a layer takes its reach from geometry, and the file has none",
            "add 'geometry:', or the name of a scenario that has one",
        )
        raise FieldError(("layers", used[0], "geometry"), what, fix=fix)


def _refuse_unknown(place: tuple[str | int, ...], names: Iterable[str], known: Iterable[str], what: str) -> None:
    """Raise for a name that nothing has."""
    known = list(known)
    for name in names:
        if name not in known:
            raise FieldError((*place, name), f"{name!r} {what}", fix=suggestion(name, known))
