"""The records of an actor: its totals, capabilities, legs and layers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, model_validator

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError
from equipoise.facts.records.bounds import number_in
from equipoise.facts.records.fields import ActorId, List, Name, Strict, Text
from equipoise.facts.records.group import Group
from equipoise.facts.records.quantity import (
    Interceptors,
    Kilotons,
    Launchers,
    LaunchersPerPlatform,
    Metres,
    Probability,
    Quantity,
    Range,
    Salvo,
    Share,
    Value,
    Warheads,
    WarheadsPerLauncher,
    Weapons,
    listed,
)
from equipoise.vocabulary import Basing, Phase

PenetrationClass = Literal["ballistic", "boost_glide", "cruise", "gravity", "orbital"]
PLATFORMS = {"submarine": "boat", "rail_mobile": "train"}  # basings of which several launchers move, and fall, together
Status = Literal["in_service", "early_service", "development", "test", "shown", "withdrawn"]


class Totals(Strict):
    """Published totals of an actor's warheads."""

    military_stockpile: Warheads
    deployed: Warheads
    reserve: Warheads | None = None
    retired: Warheads | None = None
    total_inventory: Warheads


class Capabilities(Strict):
    """What an actor can do to the forces of others, and what it keeps or sees itself."""

    sspk_silo: Probability
    withheld: Share
    withheld_third: Share
    warning: Probability
    confirmation: Probability
    leaves_under_attack: Share
    detect_mobile: Probability
    detect_submarine: Probability
    breakthrough_mobile: Probability
    breakthrough_submarine: Probability


class Leg(Strict):
    """One class of offensive weapon of an actor; of theatre range it states how far it reaches.

    `yield_kt` and `cep` (circular error) serve measures of a force, and no kill probability.
    """

    name: Text
    basing: Basing
    range_class: Literal["intercontinental", "theatre"]
    penetration_class: PenetrationClass
    accountable: Literal["new_start"] | None
    status: Status = "in_service"
    range: Range | None = None
    launchers: Launchers
    loading: WarheadsPerLauncher
    upload_ceiling: WarheadsPerLauncher
    yield_kt: Kilotons | None = None
    cep: Metres | None = None
    launchers_per_platform: LaunchersPerPlatform | None = None
    alert_day_to_day: Share
    alert_generated: Share
    reliability: Probability
    sspk_silo: Probability | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Leg:
        """Refuse a boat or train without its missiles, a theatre leg without range, and a loading above the upload ceiling."""
        if self.range_class == "theatre" and self.range is None:
            raise FieldError("range_class", "a leg of theatre range needs 'range'", fix="add its range in km")
        if self.range_class == "intercontinental" and self.range is not None:
            raise FieldError("range", "only a leg of theatre range states a 'range'", fix="remove it")
        platform = PLATFORMS.get(self.basing)
        if platform and self.launchers_per_platform is None:
            raise FieldError("basing", f"a {self.basing} leg needs 'launchers_per_platform'", fix=f"add the missiles per {platform}")
        if not platform and self.launchers_per_platform is not None:
            raise FieldError("launchers_per_platform", "only a submarine or rail_mobile leg has 'launchers_per_platform'", fix="remove it")
        for value in self.loading.values:
            ceiling = self.upload_ceiling.at(max(value.since, self.upload_ceiling.values[0].since))
            fault = above_ceiling(self.loading.id, value, ceiling)
            if fault:
                raise InputError(
                    fault, fix="lower the loading, or raise the ceiling with its source", file=value.file, line=value.line or None
                )
        return self


class Conventional(Strict):
    """One class of conventional weapon that can strike forces; of theatre range it states how far it reaches."""

    name: Text
    range_class: Literal["intercontinental", "theatre"]
    penetration_class: PenetrationClass
    range: Range | None = None
    weapons: Weapons
    reliability: Probability
    sspk_silo: Probability
    sspk_soft: Probability

    @model_validator(mode="after")
    def _ranged(self) -> Conventional:
        """Refuse a class of theatre range without a range, and another with one."""
        if self.range_class == "theatre" and self.range is None:
            raise FieldError("range_class", "a class of theatre range needs 'range'", fix="add its range in km")
        if self.range_class == "intercontinental" and self.range is not None:
            raise FieldError("range", "only a class of theatre range states a 'range'", fix="remove it")
        return self


class Listed(Strict):
    """A class of weapon that is known but takes no part in a retaliation; what nobody publishes is absent."""

    name: Text
    basing: Basing | Literal["mixed"]
    range_class: Literal["intercontinental", "theatre", "non_strategic"]
    penetration_class: PenetrationClass | None = None
    accountable: Literal["new_start"] | None
    status: Status
    reason: Text
    source: Text
    launchers: Launchers | None = None
    warheads: Warheads | None = None
    deployed: Warheads | None = None
    loading: WarheadsPerLauncher | None = None


class Planned(Strict):
    """A published plan for an inventory, as a mark on a figure."""

    interceptors: Annotated[int, number_in("interceptors")]
    label: Text
    source: Text


class Layer(Strict):
    """One layer of missile defence of an actor."""

    name: Text
    phase: Phase
    scope: Literal["national", "regional"]
    engages: List[PenetrationClass]
    track_common_to: Literal["warhead", "raid"]
    interceptors: Interceptors
    salvo: Salvo
    kill_probability: Probability
    p_track: Probability
    coverage: Share
    coverage_forces: Share
    planned: List[Planned] = ()


class Actor(Strict):
    """A state with its forces, defences and capabilities."""

    id: ActorId
    name: Text
    regions: List[Name] = ()
    totals: Totals
    capabilities: Capabilities
    legs: dict[Name, Leg]
    layers: dict[Name, Layer]
    conventional: dict[Name, Conventional] = Field(default_factory=dict[Name, Conventional])
    listed: dict[Name, Listed] = Field(default_factory=dict[Name, Listed])

    @model_validator(mode="after")
    def _one_namespace(self) -> Actor:
        """Refuse a name that two of the legs, layers, conventional and listed classes bear."""
        seen = {"totals", *Capabilities.model_fields}
        for name in (*self.layers, *self.legs, *self.conventional, *self.listed):
            if name in seen:
                raise InputError(f"the name {name!r} is used twice in {self.id}", fix="rename the leg or the layer")
            seen.add(name)
        return self

    def quantities(self) -> list[Quantity]:
        """All quantities of the actor, in the order of its file."""
        classes = (*self.legs.values(), *self.layers.values(), *self.conventional.values(), *self.listed.values())
        parts = (self.totals, self.capabilities, *classes)
        return [quantity for part in parts for quantity in held(part)]


def above_ceiling(name: str, loading: Value, ceiling: Value) -> str:
    """What is wrong with a loading above the upload ceiling, at its best or at its high end, or an empty string."""
    for end in ("best", "high"):
        given, most = float(getattr(loading, end)), float(getattr(ceiling, end))
        if given > most:
            return f"{name}: loading {given:g} warheads per launcher ({end}) is above the upload ceiling {most:g}"
    return ""


def held(record: BaseModel) -> list[Quantity]:
    """The quantities that are fields of a record."""
    values = [getattr(record, name) for name in type(record).model_fields]
    return [value for value in values if isinstance(value, Quantity)]


def identified_actor(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree of an actor file with each list of values turned into a quantity with its id."""
    result, actor = dict(tree), str(tree.get("id", ""))
    for key, prefix in (("totals", f"{actor}.totals"), ("capabilities", actor)):
        if isinstance(tree.get(key), dict):
            result[key] = identified(tree[key], prefix)
    for key, plain in (("legs", ()), ("layers", ("engages", "planned")), ("conventional", ()), ("listed", ())):
        if isinstance(tree.get(key), dict):
            result[key] = {
                name: identified(part, f"{actor}.{name}", plain) if isinstance(part, dict) else part for name, part in tree[key].items()
            }
    return result


def identified(tree: dict[str, Any], prefix: str, plain: tuple[str, ...] = ()) -> dict[str, Any]:
    """A mapping whose lists of values became quantities with ids below `prefix`; keys in `plain` stay lists."""
    return {key: {"id": f"{prefix}.{key}", "values": part} if listed(part) and key not in plain else part for key, part in tree.items()}


GROUPS = (Group("actors", "actor", Actor, identified_actor),)
