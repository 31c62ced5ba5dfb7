"""The record of a scenario: who faces whom, when, in which postures, against which requirement."""

from __future__ import annotations

import re
from itertools import pairwise

from pydantic import Field, PrivateAttr, field_validator, model_validator

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError, placed
from equipoise.facts.records.fields import ActorId, Date, List, Name, Strict, Text
from equipoise.facts.records.quantity import Law, ordered
from equipoise.facts.records.requirement import Requirement
from equipoise.facts.scenarios.stability_question import StabilityQuestion
from equipoise.facts.suggestion import suggestion
from equipoise.vocabulary import Doctrine, Posture

MOST_DRAWS = 1_000_000
MOST_SEED = 2**63 - 1
MOST_LEVELS = 50
MOST_INTERCEPTORS = 100_000


class Coalition(Strict):
    """Actors that pool their forces or defences."""

    name: Text
    members: List[ActorId] = Field(min_length=2)

    @field_validator("members")
    @classmethod
    def _distinct(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a member that appears twice."""
        return _each_once(names)


class Pair(Strict):
    """Who retaliates against whom: each an actor or a coalition of the scenario.

    `schedule_with` names the member of an adversary coalition that cuts its force by the same share as the retaliator.
    """

    retaliator: Text
    adversary: Text
    schedule_with: Text | None = None


class Override(Strict):
    """A value that the scenario sets itself, with the reason; without low and high it is fixed."""

    id: Text
    low: float | None = None
    best: float
    high: float | None = None
    law: Law = "triangular"
    reason: Text
    file: str = ""
    line: int = 0

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, data: object) -> object:
        """Add the place in the file, which no file may state itself."""
        return placed(data)

    @model_validator(mode="after")
    def _in_order(self) -> Override:
        """Refuse a range out of order."""
        ordered(self.lowest, self.best, self.highest, self.law)
        return self

    @property
    def lowest(self) -> float:
        """The low end of the range."""
        return self.best if self.low is None else self.low

    @property
    def highest(self) -> float:
        """The high end of the range."""
        return self.best if self.high is None else self.high


class StrikeQuestion(Strict):
    """What strikes are made of: with conventional weapons too, or not; with a reserve against third parties kept back, or not."""

    conventional: bool = False
    third_party_reserve: bool = False


class Scenario(Strict):
    """One question put to the model, as a readable file states it."""

    name: Text
    title: Text
    date: Date
    actors: List[ActorId] = Field(min_length=2)
    coalitions: dict[Name, Coalition] = Field(default_factory=dict[str, Coalition])
    pairs: List[Pair] = Field(min_length=1)
    postures: List[Posture] = Field(min_length=1)
    doctrines: List[Doctrine] = Field(min_length=1)
    requirement: Requirement
    assurance: float = Field(gt=0, lt=1)
    interceptors: List[int] = Field(min_length=1)
    draws: int
    seed: int
    strike: StrikeQuestion = StrikeQuestion()
    stability: StabilityQuestion | None = None
    overrides: List[Override] = ()
    _place: tuple[str, int | None] = PrivateAttr(("", None))

    @field_validator("actors", "postures", "doctrines")
    @classmethod
    def _distinct(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a name that appears twice."""
        return _each_once(names)

    @field_validator("coalitions", mode="before")
    @classmethod
    def _named(cls, data: object) -> object:
        """Refuse a key of a coalition that is not a plain word."""
        for key in data if isinstance(data, dict) else ():
            if not re.fullmatch(r"[a-z0-9_]+", key):
                what = f"a coalition cannot be called {key!r}"
                raise FieldError(key, what, fix="use small letters, digits and _ here, and write its full name under 'name'")
        return data

    @field_validator("draws")
    @classmethod
    def _drawable(cls, draws: int) -> int:
        """Refuse too few or too many draws."""
        if not 2 <= draws <= MOST_DRAWS:
            raise InputError(
                f"draws {draws:,} is impossible", fix=f"give a whole number from 2 to {MOST_DRAWS:,}; 2,000 serve most questions"
            )
        return draws

    @field_validator("seed")
    @classmethod
    def _seeded(cls, seed: int) -> int:
        """Refuse a seed below zero or beyond 64 bits."""
        if not 0 <= seed <= MOST_SEED:
            raise InputError(f"seed {seed} is impossible", fix="give a whole number from 0 on, such as the date 20261122")
        return seed

    @field_validator("interceptors")
    @classmethod
    def _increasing(cls, counts: tuple[int, ...]) -> tuple[int, ...]:
        """Refuse counts that do not start at zero or do not increase."""
        if counts[0] != 0:
            raise InputError(f"interceptors start at {counts[0]}", fix="start at 0, the case without defence")
        for earlier, later in pairwise(counts):
            if later <= earlier:
                raise InputError(f"interceptors do not increase: {later} follows {earlier}", fix="list them in increasing order")
        if counts[-1] > MOST_INTERCEPTORS:
            raise InputError(f"{counts[-1]:,} interceptors are too many", fix=f"give levels up to {MOST_INTERCEPTORS:,}")
        if len(counts) > MOST_LEVELS:
            raise InputError(f"{len(counts)} levels of interceptors are too many", fix=f"list at most {MOST_LEVELS} levels")
        return counts

    @model_validator(mode="after")
    def _parties_known(self) -> Scenario:
        """Refuse a member or party that the scenario does not name, and pairs that overlap."""
        for name, coalition in self.coalitions.items():
            for member in coalition.members:
                if member not in self.actors:
                    raise _unknown(member, self.actors, ("coalitions", name, "members"), "is not among the actors of the scenario")
        known = (*self.actors, *self.coalitions)
        for index, pair in enumerate(self.pairs):
            for key in ("retaliator", "adversary"):
                party = str(getattr(pair, key))
                if party not in known:
                    raise _unknown(party, known, ("pairs", index, key), "is neither an actor nor a coalition of the scenario")
            shared = set(self.members(pair.retaliator)) & set(self.members(pair.adversary))
            if shared:
                what = f"{min(shared)} stands on both sides of a pair"
                raise FieldError(("pairs", index), what, fix="name two parties without a common member")
            if pair.schedule_with and (pair.adversary not in self.coalitions or pair.schedule_with not in self.members(pair.adversary)):
                what = f"{pair.schedule_with!r} cannot share a schedule of cuts: it is no member of an adversary coalition"
                raise FieldError(("pairs", index, "schedule_with"), what, fix="name a member of the pair's adversary coalition")
        return self

    @model_validator(mode="after")
    def _pairs_computed(self) -> Scenario:
        """Refuse a coalition that retaliates, and a pair that is listed twice."""
        seen: set[tuple[str, str]] = set()
        for index, pair in enumerate(self.pairs):
            if pair.retaliator in self.coalitions:
                what = f"the retaliator {pair.retaliator!r} is a coalition"
                fix = "name one actor as the retaliator; an adversary may be a coalition"
                raise FieldError(("pairs", index, "retaliator"), what, fix=fix)
            if (pair.retaliator, pair.adversary) in seen:
                what = f"the pair of {pair.retaliator} and {pair.adversary} is listed twice"
                fix = "list it once; a pair with a schedule of cuts needs a scenario, or a coalition, of its own"
                raise FieldError(("pairs", index), what, fix=fix)
            seen.add((pair.retaliator, pair.adversary))
        return self

    @model_validator(mode="after")
    def _stability_known(self) -> Scenario:
        """Refuse what the question of stability names and the scenario does not, and parties that overlap."""
        asked = self.stability or StabilityQuestion()
        for path, sides in asked.lists():
            for place, party in enumerate(sides):
                if party not in (*self.actors, *self.coalitions):
                    known = (*self.actors, *self.coalitions)
                    raise _unknown(party, known, ("stability", *path, place), "is neither an actor nor a coalition of the scenario")
            every = [member for party in sides for member in self.members(party)]
            shared = next((member for place, member in enumerate(every) if member in every[:place]), None)
            if shared:
                what = f"{shared} stands on two sides that are to face each other"
                raise FieldError(("stability", *path), what, fix="name parties without a common member")
        for key, names in (("adversaries", asked.adversaries), ("requirements", asked.requirements)):
            for name in names:
                if name not in self.actors:
                    raise _unknown(name, self.actors, ("stability", key, name), "is not among the actors of the scenario")
        return self

    @property
    def place(self) -> tuple[str, int | None]:
        """The file and line that state the draws; no file for a scenario that was made in memory."""
        return self._place

    def stand(self, file: str, line: int | None) -> None:
        """Note the file, and the line of the draws: what says how large the scenario is."""
        self._place = (file, line)

    @property
    def under_attack(self) -> bool:
        """Whether launching under attack is asked for, so that all three doctrines are computed."""
        return "launch_under_attack" in self.doctrines

    def members(self, party: str) -> tuple[str, ...]:
        """The actors that a party of a pair stands for: itself, or the members of the coalition."""
        return self.coalitions[party].members if party in self.coalitions else (party,)

    def party_name(self, party: str) -> str:
        """How a coalition is called; an actor's id is its own name here."""
        return self.coalitions[party].name if party in self.coalitions else party


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names that must differ."""
    for index, name in enumerate(names):
        if name in names[:index]:
            raise InputError(f"{name!r} is listed twice", fix="name it once")
    return names


def _unknown(name: str, known: tuple[str, ...], path: tuple[str | int, ...], what: str) -> FieldError:
    """The fault of a party that nothing names."""
    return FieldError(path, f"{name!r} {what}", fix=suggestion(name, known))
