"""The record of what a study of stability is asked beside the pairs: whom each actor must deter, and which curves are drawn."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, field_validator

from equipoise.errors import InputError
from equipoise.facts.records.fields import ActorId, List, Strict, Text
from equipoise.facts.records.requirement import Requirement


class StabilityQuestion(Strict):
    """Adversaries of each actor, to be deterred at once and in this order; pairs for curves; requirements that differ from the scenario's.

    What is left out has a default: adversaries are all other actors that an actor can face and shares no coalition with, curves those
    of the scenario's pairs of actors.
    """

    adversaries: dict[ActorId, List[Text]] = Field(default_factory=dict[ActorId, List[Text]])
    curves: List[List[ActorId]] = ()
    requirements: dict[ActorId, Requirement] = Field(default_factory=dict[ActorId, Requirement])

    @field_validator("curves")
    @classmethod
    def _of_two(cls, curves: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        """Refuse a curve of other than two actors, and a pair that appears twice."""
        for place, pair in enumerate(curves):
            if len(pair) != 2:
                raise InputError(f"a curve of {len(pair)} actors is impossible", fix="name two actors, such as [USA, RUS]")
            if set(pair) in [set(other) for other in curves[:place]]:
                raise InputError(
                    f"the curves of {pair[0]} and {pair[1]} are listed twice", fix="list the two once: both directions are drawn"
                )
        return curves

    def lists(self) -> Iterator[tuple[tuple[str | int, ...], tuple[str, ...]]]:
        """Every list of sides that are to face each other, with its place below the question."""
        for actor, sides in self.adversaries.items():
            yield ("adversaries", actor), (*sides, actor)
        for place, pair in enumerate(self.curves):
            yield ("curves", place), pair
