"""From the arrays of a pair to its part of the record."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from jaxtyping import Float

from equipoise.facts import Facts, Lookup, Scenario, Value
from equipoise.study.cell import cells
from equipoise.study.drivers import Driver, drivers
from equipoise.study.labels import labels
from equipoise.study.record import DIGITS, InputRow, Range, finite
from equipoise.study.reductions.levels import todays_level
from equipoise.study.reductions.outcomes import (
    by_cell,
    by_requirement,
    curves,
    deciders,
    ended_by_defence,
    outcomes,
    quantiles,
    share,
    unmet_anyway,
)
from equipoise.study.reductions.pair import PairResult
from equipoise.study.reductions.record import (
    Arriving,
    Assured,
    BestArriving,
    Cell,
    Defence,
    Distribution,
    Drawn,
    Floor,
    FloorPair,
    Force,
    Known,
    Layer,
    Plan,
    Schedule,
    SchedulePair,
)

MOST_FORCE = 1.5
N_BARS = 80
REQUIREMENT = "scenario.requirement"
Draws = Float[np.ndarray, " draws"]


def party(scenario: Scenario, base: Facts, name: str) -> str:
    """The name of an actor or coalition."""
    return base.actors[name].name if name in base.actors else scenario.party_name(name)


class Moved:
    """The draws of all inputs of a pair, and which of them move a number."""

    def __init__(self, result: PairResult) -> None:
        self.result = result

    @cached_property
    def columns(self) -> dict[str, Draws]:
        """The draws of each input that the pair read, without those that are fixed."""
        sample = self.result.inputs.sample
        found = {name: sample.column(name)[1:] for names in self.result.inputs.used.values() for name in names}
        return {name: column for name, column in found.items() if column.min() < column.max()}

    @cached_property
    def with_requirement(self) -> dict[str, Draws]:
        """The same, and what is required to arrive."""
        return {**self.columns, REQUIREMENT: self.result.requirement[1:]}

    def by(self, numbers: Draws, *, required: bool) -> tuple[Driver, ...]:
        """The inputs that move a number over the draws most; the requirement too, where the number rests on it."""
        return drivers(self.with_requirement if required else self.columns, np.asarray(numbers, dtype=np.float64))

    def at_levels(self, numbers: Float[np.ndarray, "draws levels"]) -> tuple[tuple[Driver, ...], ...]:
        """The inputs that move a number at each level of interceptors; today's stock of the swept layer does not."""
        swept = self.result.layers[self.result.swept][0] if self.result.swept >= 0 else None
        columns = {name: column for name, column in self.with_requirement.items() if name != f"{swept}.interceptors"}
        return tuple(drivers(columns, np.asarray(column, dtype=np.float64)) for column in numbers.T)


def pair_record(result: PairResult, base: Facts) -> FloorPair | SchedulePair:
    """All results of one pair."""
    scenario, pair, names, moved = result.inputs.sample.lookup.scenario, result.pair, labels(base), Moved(result)
    question = ended_by_defence(result) if result.partner_floors is None else _earlier(result)
    level, rows = deciders(result, question, lambda name: names[name])
    head: dict[str, Any] = {
        "name": result.name,
        "retaliator": pair.retaliator,
        "adversary": pair.adversary,
        "retaliator_name": party(scenario, base, pair.retaliator),
        "adversary_name": party(scenario, base, pair.adversary),
        "members": scenario.members(pair.adversary),
        "force": _force(result),
        "defence": _defence(result),
        "cells": tuple(_cell(result, moved, *cell) for cell in cells(scenario)),
        "by_cell": by_cell(result),
        "deciders": rows,
        "deciders_level": level,
    }
    if result.partner_floors is not None:
        schedule = _schedule(result, base, moved)
        return SchedulePair(**head, floor=None, outcomes=None, by_requirement=(), schedule=schedule)
    shares = outcomes(result, moved.at_levels(question), moved.by(unmet_anyway(result.floors), required=True))
    return FloorPair(**head, floor=_floor(result, moved), outcomes=shares, by_requirement=by_requirement(result), schedule=None)


def _force(result: PairResult) -> Force:
    return Force(warheads=Known(best=_number(result.warheads[0]), **_drawn(result.warheads[1:])))


def _number(value: float) -> float:
    """A number that is always there."""
    return round(float(value), DIGITS)


def _drawn(values: Draws) -> dict[str, float]:
    """Quantiles over the draws of a number that is always there."""
    return {name: number for name, number in quantiles(values).items() if number is not None}


def _defence(result: PairResult) -> Defence:
    stocks = result.defence.interceptors[0]
    swept = result.layers[result.swept] if result.swept >= 0 else None
    return Defence(
        layers=tuple(
            Layer(id=name, name=layer.name, scope=layer.scope, interceptors=finite(stock))
            for (name, layer), stock in zip(result.layers, stocks, strict=True)
        ),
        swept=swept[0] if swept else None,
        today=finite(stocks[result.swept]) if swept else None,
        planned=tuple(Plan(interceptors=plan.interceptors, label=plan.label, source=plan.source) for plan in swept[1].planned)
        if swept
        else (),
    )


def _cell(result: PairResult, moved: Moved, p: int, posture: str, d: int, doctrine: str) -> Cell:
    mean, assured, marks, _ = (field[:, p, d] for field in result.cells)
    exact = result.best[posture, doctrine]
    last = int(np.flatnonzero(exact > 1e-6).max(initial=0))
    step = max(1, -(-(last + 1) // N_BARS))
    padded = np.zeros(step * (-(-(last + 1) // step)))
    padded[: min(padded.size, exact.size)] = exact[: padded.size]
    best = {name: _number(mark) for name, mark in zip(("q05", "q50", "q95"), marks[0], strict=True)}
    return Cell(
        posture=posture,
        doctrine=doctrine,
        arriving=Arriving(best=BestArriving(mean=_number(mean[0]), **best), draws=Drawn(**_drawn(mean[1:]))),
        distribution=Distribution(first=0, step=step, p=tuple(finite(p) for p in padded.reshape(-1, step).sum(axis=1))),
        assured=Assured(best=_number(assured[0]), **_drawn(assured[1:])),
        arriving_drivers=moved.by(mean[1:], required=False),
        assured_drivers=moved.by(assured[1:], required=True),
    )


def _floor(result: PairResult, moved: Moved) -> Floor:
    parts = curves(result.floors, result.warheads)
    return Floor(
        share=parts.share, warheads=parts.warheads, interceptors=result.levels, most=MOST_FORCE, drivers=moved.at_levels(result.floors[1:])
    )


def _earlier(result: PairResult) -> np.ndarray:
    """The draws in which the schedule fails against the coalition sooner than against the partner alone."""
    assert result.partner_floors is not None  # noqa: S101  (only asked for pairs with a schedule)
    return (result.floors[1:] > result.partner_floors[1:]) & (result.partner_floors[1:] < 1.0)


def _schedule(result: PairResult, base: Facts, moved: Moved) -> Schedule:
    assert result.partner_floors is not None and result.pair.schedule_with  # noqa: S101  (only asked for pairs with a schedule)
    alone, coalition = result.partner_floors, result.floors
    level = todays_level(result.levels, result.defence.interceptors[0, result.swept] if result.swept >= 0 else None)
    return Schedule(
        with_=result.pair.schedule_with,
        with_name=base.actors[result.pair.schedule_with].name,
        interceptors=result.levels,
        most=MOST_FORCE,
        alone=curves(alone, result.warheads),
        coalition=curves(coalition, result.warheads),
        earlier=tuple(share(column) for column in _earlier(result).T),
        unmet_anyway=share(alone[1:, 0] >= 1.0),
        difference_level=result.levels[level],
        difference=_difference(alone[1:, level], coalition[1:, level], result.warheads[1:]),
        drivers=moved.at_levels(coalition[1:]),
    )


def _difference(alone: Draws, coalition: Draws, warheads: Draws) -> Range:
    """The warheads by which a coalition raises the floor, over the draws with both floors."""
    both = np.isfinite(alone) & np.isfinite(coalition)
    more = (coalition[both] - alone[both]) * warheads[both]
    return Range(**quantiles(more)) if more.size else Range(q05=None, q50=None, q95=None)


def input_rows(results: list[PairResult], lookup: Lookup, base: Facts) -> tuple[InputRow, ...]:
    """Every input that the study read, with its range, source and the pairs that use it."""
    names = labels(base)
    users: dict[str, list[str]] = {}
    for result in results:
        for used in result.inputs.used.values():
            for name in used:
                if result.name not in users.setdefault(name, []):
                    users[name].append(result.name)
    return tuple(input_row(name, names[name], lookup.value(name), pairs) for name, pairs in users.items())


def input_row(name: str, label: str, value: Value, users: list[str]) -> InputRow:
    """One input with its range and source, and what uses it."""
    overridden = value.kind == "override"
    return InputRow(
        id=name,
        name=label,
        actor=name.partition(".")[0],
        unit=value.unit,
        low=_number(value.low),
        best=_number(value.best),
        high=_number(value.high),
        law=value.law,
        since=value.since.isoformat(),
        kind=value.kind,
        source=value.source,
        note=value.note,
        override=value.note if overridden else None,
        used_by=tuple(users),
    )
