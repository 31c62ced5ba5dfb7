"""What one step of an actor does to others: numbers that can be explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from equipoise.study.record import Spread
from equipoise.study.stability.behind import COSTS, Basis, Used, exchange_inputs, index_used, merged, once
from equipoise.study.stability.record.steps import SignRow, StepEffect
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.answers import against
from equipoise.study.stability.told.number import Number, in_share, over_draws
from equipoise.vocabulary import POSTURES

Cells = tuple[Sequence[str], Sequence[str]]


def step_numbers(record: StabilityRecord, given: Basis) -> Iterator[Number]:
    """The numbers of steps on offence and defence, and their signs."""
    scenario, steps = record.scenario, record.externality
    cells = (scenario.postures, scenario.doctrines)
    for kind, effects in (("offence", steps.offence), ("defence", steps.defence)):
        for row in effects:
            yield _of_effect(kind, row, record.adversaries[row.actor], given, cells)
    for row in record.sign:
        yield _of_sign(row, record, given, cells)


def changed(change: Spread, words: str) -> str:
    """A change of a chance or an index, in words."""
    best = "no number" if change.best is None else f"{change.best:+.4g}"
    return f"{words} changes by {best} at best estimates; {over_draws(change)}"


def _of_effect(kind: str, row: StepEffect, adversaries: Sequence[str], given: Basis, cells: Cells) -> Number:
    def used() -> Used:
        return _with_costs(given, against(given, row.actor, adversaries, *cells), (row.spender, kind))

    name = f"{row.actor}.change.{kind}.{row.spender}"
    if row.change is None:
        return Number(name, f"no number: {row.reason}", used)
    return Number(name, f"{changed(row.change, 'assured retaliation')}; lower {in_share(row.negative)}", used, needed=row.actor)


def _of_sign(row: SignRow, record: StabilityRecord, given: Basis, cells: Cells) -> Number:
    def used() -> Used:
        if row.measure == "index":
            found = [index_used(given, pair, posture) for pair in _facing(record, row.sides) for posture in POSTURES]
        elif row.setting == "two":
            found = [exchange_inputs(given, one, other, *cells) for one, other in permutations(row.sides, 2)]
        else:
            found = [against(given, name, record.adversaries[name], *cells) for name in row.sides]
        return _with_costs(given, merged(found), (row.spender, "defence"))

    partner = row.sides[1] if row.setting == "two" else "all"
    words = "the index of first-strike stability" if row.measure == "index" else "the sum of assured retaliation"
    text = f"{changed(row.change, words)}; lower {in_share(row.negative)}, unchanged {in_share(row.zero)}, higher {in_share(row.positive)}"
    return Number(f"{row.spender}.sign.{partner}.{row.measure}", text, used)


def _facing(record: StabilityRecord, sides: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs among some actors that can face each other."""
    able = {(entry.retaliator, entry.adversary) for entry in record.matrix if entry.cells}
    return [(one, other) for place, one in enumerate(sides) for other in sides[place + 1 :] if (one, other) in able]


def _with_costs(given: Basis, used: Used, step: tuple[str, str]) -> Used:
    """Inputs with those of what a step adds to, and what it costs."""
    spender, kind = step
    force = given.stages.struck[spender].get("force", ()) if kind == "offence" else ()
    layers = given.stages.striking[spender].get("defence", ()) if kind == "defence" else ()
    return merged([used, {"force": force, "defence": layers, COSTS: once(given, COSTS)}])
