"""Who could answer whom, one adversary or several: parts of the record of a study of stability."""

from __future__ import annotations

from pydantic import Field

from equipoise.study.drivers import Driver
from equipoise.study.record import Part, Spread
from equipoise.study.stability.record.numbers import MOVED, ByDoctrine, ByPosture, Cell, Chance, MovedChance, MovedSpread


class Answer(Part):
    """What arrives in reply, and whether it is enough."""

    arriving: MovedSpread = Field(description="expected arriving warheads")
    assured: MovedChance = Field(description="chance that they meet the requirement")


class AnswerCell(Answer, Cell):
    """What arrives in one cell, and whether it is enough."""


class Generation(Spread, ByDoctrine):
    """Generation stability under one doctrine."""


class Launch(Spread, ByPosture):
    """Launch stability in one alert."""


class Entry(Part):
    """One ordered pair of sides."""

    retaliator: str = Field(description="who is struck first and answers")
    adversary: str = Field(description="who strikes first and then defends itself")
    reason: str | None = Field(description="why there is no number, if so: common member, does not reach, is not reached")
    cells: tuple[AnswerCell, ...] = Field(description="what arrives in every cell")
    generation: tuple[Generation, ...] = Field(description="generation stability by doctrine")
    launch: tuple[Launch, ...] = Field(description="launch stability by alert")


class Worst(Part):
    """A side in its worst counted cell against the worst of its adversaries, draw by draw."""

    side: str = Field(description="id of the side")
    adversary: str | None = Field(description="the adversary that is worst in most of the draws")
    share_of_draws: float | None = Field(description="share of the draws in which it is")
    assured: MovedChance | None = Field(description="chance to meet the requirement against the worst")


class Adversary(Part):
    """Which adversary a part of the record is about."""

    adversary: str = Field(description="id of the adversary")


class InSequence(Chance, Adversary):
    """The chance against one of several adversaries in turn."""


class AzimuthNumbers(Part):
    """The chances against several adversaries."""

    at_once: MovedChance = Field(description="chance to meet the requirement against all, the force divided beforehand")
    in_sequence: tuple[InSequence, ...] = Field(description="chance against each in turn")


class AzimuthCell(AzimuthNumbers, Cell):
    """The chances against several adversaries in one cell."""


class Azimuth(Part):
    """An actor against all its adversaries."""

    actor: str = Field(description="id of the actor")
    adversaries: tuple[str, ...] = Field(description="its adversaries, in turn")
    cells: tuple[AzimuthCell, ...] = Field(description="the chances in every cell")


class ReserveNumbers(Part):
    """The share of a force to keep out of an exchange."""

    share_of_force: Spread = Field(description="share of the force to keep out; none where all of it is not enough")
    not_enough: float = Field(description="share of the draws in which all of it is not enough")
    drivers: tuple[Driver, ...] = Field(description=MOVED)


class ReserveCell(ReserveNumbers, Cell):
    """A reserve in one cell."""


class Reserve(Part):
    """What an actor keeps out of an exchange with one adversary, to deter another."""

    actor: str = Field(description="id of the actor")
    opponent: str = Field(description="with whom it exchanges")
    third: str = Field(description="whom it is to deter afterwards")
    cells: tuple[ReserveCell, ...] = Field(description="the reserve in every cell")


class Standing(Part):
    """Where an actor stands before and after an exchange between two."""

    actor: str = Field(description="id of the actor")
    warheads_before: Spread = Field(description="its warheads before")
    warheads_after: Spread = Field(description="its expected warheads after")
    share_before: Spread = Field(description="its share of all warheads before")
    share_after: Spread = Field(description="its share of all warheads after")


class Position(Part):
    """Where every actor stands when two have exchanged."""

    striker: str = Field(description="who strikes")
    struck: str = Field(description="who is struck and answers")
    posture: str = Field(description="alert of both sides")
    answer: float = Field(description="share of its survivors that the struck side sends back")
    actors: tuple[Standing, ...] = Field(description="every actor")
