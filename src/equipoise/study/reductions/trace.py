"""Where a number of the question of reductions comes from: its value in words, the inputs behind it by stage, what moves it most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from equipoise.study.explanation import REQUIREMENT, STAGES, Node, input_node, requirement_node, unknown, unread_ends
from equipoise.study.reductions.record import Cell, Curves, Drivers, FloorPair, PairRecord, ReductionsRecord, SchedulePair
from equipoise.study.reductions.words import arriving_words, assured_words, change_words, floor_words, force_words, share_words

Used = dict[str, list[str]]


class Told(NamedTuple):
    """A number: its name, its value in words, the inputs behind it by stage, what moves it most, and whether the requirement bears."""

    name: str
    text: str
    used: Callable[[], Used]
    drivers: Drivers
    required: bool = True


class Scope(NamedTuple):
    """The cells that a number rests on, and inputs that it does not rest on: whole ids, and how they begin."""

    postures: tuple[str, ...]
    doctrines: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def names(record: ReductionsRecord) -> list[str]:
    """The numbers of a record that can be explained: all that were computed, the requirement, the inputs."""
    return [*(number.name for number in numbers(record)), REQUIREMENT, *(row.id for row in record.inputs)]


def explanation(record: ReductionsRecord, name: str) -> Node:
    """A number of the record as a tree: its value, the stages behind it, their inputs, and the source of each.

    Raises: InputError for a name that the record does not hold, with the nearest ones.
    """
    rows = {row.id: row for row in record.inputs}
    requirement = requirement_node(record.scenario.requirement, record.scenario.assurance)
    if name in rows:
        return input_node(rows[name], record.sources)
    if name == REQUIREMENT:
        return requirement.children[0]
    number = next((number for number in numbers(record) if number.name == name), None)
    if number is None:
        raise unknown(name, names(record))
    used = number.used()
    stages = [
        Node(STAGES[stage], "", tuple(input_node(rows[item], record.sources) for item in used[stage]))
        for stage in STAGES
        if used.get(stage)
    ]
    first = tuple(driver.id for driver in number.drivers)
    return Node(name, number.text, (*stages, *([requirement] if number.required else [])), first)


def numbers(record: ReductionsRecord) -> Iterator[Told]:
    """Every number of a record that was computed."""
    for pair in record.pairs:
        yield from _of_pair(record, pair)


def _of_pair(record: ReductionsRecord, pair: FloorPair | SchedulePair) -> Iterator[Told]:
    """The numbers of one pair: its force, its cells, and what comes of cuts."""
    force = [name for name in record.stages[pair.name].get("force", ()) if name.endswith((".launchers", ".loading"))]
    yield Told(f"{pair.name}.force", force_words(pair), lambda: {"force": force}, (), required=False)
    for cell in pair.cells:
        yield from _of_cell(record, pair, cell)
    scenario = record.scenario
    swept = (f"{pair.defence.swept}.interceptors",) if pair.defence.swept else ()
    whole = Scope(scenario.postures, scenario.doctrines, swept)
    yield from _of_floor(record, pair, whole) if isinstance(pair, FloorPair) else _of_schedule(record, pair, whole)


def _of_cell(record: ReductionsRecord, pair: PairRecord, cell: Cell) -> Iterator[Told]:
    """What arrives in one cell, and whether it meets the requirement."""
    name, scope = f"{cell.posture}.{cell.doctrine}", Scope((cell.posture,), (cell.doctrine,))

    def used() -> Used:
        return behind(record, pair, scope)

    yield Told(f"{pair.name}.arriving.{name}", arriving_words(cell), used, cell.arriving_drivers, required=False)
    yield Told(f"{pair.name}.assured.{name}", assured_words(cell), used, cell.assured_drivers)


def _of_floor(record: ReductionsRecord, pair: FloorPair, whole: Scope) -> Iterator[Told]:
    """What becomes of cuts, level by level, and in classes of the requirement and cells."""
    outcomes, draws = pair.outcomes, record.scenario.draws

    def used() -> Used:
        return behind(record, pair, whole)

    for at, level in enumerate(outcomes.interceptors):
        ended, floor = outcomes.drivers[at], pair.floor.drivers[at]
        yield Told(f"{pair.name}.ended_by_defence@{level}", share_words(outcomes.ended_by_defence[at], draws), used, ended)
        yield Told(f"{pair.name}.cuts_remain@{level}", share_words(outcomes.cuts_remain[at], draws), used, floor)
        yield Told(f"{pair.name}.floor@{level}", floor_words(pair.floor, at, level), used, floor)
    yield Told(f"{pair.name}.unmet_anyway", share_words(outcomes.unmet_anyway, draws), used, outcomes.unmet_drivers)
    for order, row in enumerate(pair.by_requirement, start=1):
        start = f"{pair.name}.by_requirement.{order}"
        yield Told(f"{start}.unmet_anyway", share_words(row.unmet_anyway, row.draws), used, outcomes.unmet_drivers)
        for level, share, drivers in zip(outcomes.interceptors, row.ended_by_defence, outcomes.drivers, strict=True):
            yield Told(f"{start}.ended_by_defence@{level}", share_words(share, row.draws), used, drivers)
    for row in pair.by_cell:
        start, cell = f"{pair.name}.by_cell.{row.posture}.{row.doctrine}", Scope((row.posture,), (row.doctrine,), whole.left_out)
        assured = next(held.assured_drivers for held in pair.cells if (held.posture, held.doctrine) == (row.posture, row.doctrine))
        yield Told(f"{start}.unmet_anyway", share_words(row.unmet_anyway, draws), _behind(record, pair, cell), assured)
        for level, share in zip(outcomes.interceptors, row.ended_by_defence, strict=True):
            yield Told(f"{start}.ended_by_defence@{level}", share_words(share, draws), _behind(record, pair, cell), assured)


def _of_schedule(record: ReductionsRecord, pair: SchedulePair, whole: Scope) -> Iterator[Told]:
    """How a schedule of cuts fares, level by level, against the partner alone and against the coalition."""
    schedule, draws = pair.schedule, record.scenario.draws
    others = tuple(f"{member}." for member in pair.members if member != schedule.with_)
    used, alone = _behind(record, pair, whole), _behind(record, pair, whole._replace(others=others))
    floors: tuple[tuple[str, Curves, Callable[[], Used]], ...] = (("alone", schedule.alone, alone), ("coalition", schedule.coalition, used))
    for at, level in enumerate(schedule.interceptors):
        yield Told(f"{pair.name}.earlier@{level}", share_words(schedule.earlier[at], draws), used, schedule.drivers[at])
        for key, curves, inputs in floors:
            yield Told(f"{pair.name}.{key}@{level}", floor_words(curves, at, level), inputs, schedule.drivers[at])
    stock = whole._replace(left_out=())
    yield Told(f"{pair.name}.difference", change_words(schedule), _behind(record, pair, stock), ())
    yield Told(f"{pair.name}.unmet_anyway", share_words(schedule.unmet_anyway, draws), used, ())


def _behind(record: ReductionsRecord, pair: PairRecord, scope: Scope) -> Callable[[], Used]:
    """The inputs behind a number, when they are asked for."""
    return lambda: behind(record, pair, scope)


def behind(record: ReductionsRecord, pair: PairRecord, scope: Scope) -> Used:
    """The inputs of each stage that bear on a number of a pair.

    A number at a stated level of interceptors does not rest on today's stock of the layer that is swept; a number of one posture does
    not rest on the alert of the other, nor one of another doctrine on what launching under attack waits for; one of the partner alone
    does not rest on the other members.
    """
    unread = unread_ends(scope.postures, scope.doctrines)
    return {
        stage: [name for name in items if name not in scope.left_out and not name.endswith(unread) and not name.startswith(scope.others)]
        for stage, items in record.stages[pair.name].items()
    }
