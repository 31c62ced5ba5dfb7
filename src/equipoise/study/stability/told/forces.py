"""What sides hold and what strikes leave of them: numbers that can be explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from equipoise.study.record import pair_name
from equipoise.study.stability.behind import MEASURED, MEASURES, REACH, Basis, Used, exchange_inputs, left_inputs, measure_inputs, once
from equipoise.study.stability.record.forces import LeftCell, Measures, ReachRow, SideRow, Survivors
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.number import NO_MEASURE, Number, at_best

LEFT = {
    "warheads": "warheads survive and work on average",
    "emt": "equivalent megatons survive and work on average",
    "cmp": "of counter-military potential survive and work on average",
}
HELD, WORKING = (".launchers", ".loading"), (".launchers", ".loading", ".reliability")


def force_numbers(record: StabilityRecord, given: Basis) -> Iterator[Number]:
    """The numbers of whole forces, of their legs, and of what strikes leave."""
    legs = [row.leg for row in record.reach]
    for side in record.sides:
        yield from _of_side(side, given)
    for row in record.measures:
        yield from _of_measures(row, given, legs)
    for row in record.reach:
        yield _of_reach(row, given)
    for entry in record.survivors:
        for cell in entry.cells:
            yield from _of_cell(entry, cell, given)
    held = {leg.leg: leg for entry in record.survivors for leg in entry.legs}
    for name, leg in held.items():
        words = f"{at_best(leg.launchers, 'launchers')}; {at_best(leg.warheads, 'warheads')}"
        yield Number(f"{name}.held", words, partial(_force, given, [name.partition(".")[0]], HELD, f"{name}."))


def _of_side(side: SideRow, given: Basis) -> Iterator[Number]:
    yield Number(f"{side.id}.launchers", at_best(side.launchers, "launchers"), partial(_force, given, side.members, (".launchers",)))

    def layers() -> Used:
        ids = (name for actor in side.members for name in given.stages.striking[actor].get("defence", ()))
        return {"defence": tuple(name for name in ids if name.endswith(".interceptors"))}

    yield Number(f"{side.id}.interceptors", at_best(side.interceptors, "interceptors"), layers)


def _of_measures(row: Measures, given: Basis, legs: Sequence[str]) -> Iterator[Number]:
    members = given.members[row.side]
    own = [leg for leg in legs if leg.partition(".")[0] in members]

    def used(ends: Sequence[str], measured: str) -> Used:
        return _force(given, members, ends) | {MEASURES: measure_inputs(given, own, MEASURED[measured])}

    for name, spread, words, ends, measured in (
        ("warheads", row.warheads, "warheads on all its weapons", HELD, "warheads"),
        ("emt", row.emt, "equivalent megatons on all its weapons", HELD, "emt"),
        ("cmp", row.cmp, "of counter-military potential on all its weapons that work", WORKING, "cmp"),
        ("cmp_bombers", row.cmp_bombers, "of counter-military potential on bombers", WORKING, "cmp"),
    ):
        yield Number(f"{row.side}.{name}", at_best(spread, words, NO_MEASURE), partial(used, ends, measured))


def _of_reach(row: ReachRow, given: Basis) -> Number:
    words = f"{row.range_class} range; it reaches {', '.join(row.reaches) or 'none of these'}"

    def used() -> Used:
        wanted = (f"{row.leg}.range", "parameters.region_margin")
        return {REACH: tuple(name for name in once(given, REACH) if name in wanted and row.range_class == "theatre")}

    return Number(f"{row.leg}.reaches", words, used)


def _of_cell(entry: Survivors, cell: LeftCell, given: Basis) -> Iterator[Number]:
    pair, end = (entry.retaliator, entry.adversary), f"{cell.posture}.{cell.doctrine}"
    legs = [leg.leg for leg in entry.legs]

    def used(measure: str) -> Used:
        return left_inputs(given, pair, (cell.posture, cell.doctrine), legs)[measure]

    def alone() -> Used:
        return exchange_inputs(given, *pair, [cell.posture], [cell.doctrine]) | {"defence": ()}

    total = {"warheads": cell.total.warheads, "emt": cell.total.emt, "cmp": cell.total.cmp}
    for measure, spread in total.items():
        words = at_best(spread, LEFT[measure], NO_MEASURE)
        yield Number(f"{pair_name(*pair)}.{measure}.{end}", words, partial(used, measure), spread.drivers)
    for leg in cell.legs:
        name = f"{pair_name(*pair)}.left.{leg.leg.partition('.')[2]}.{end}"
        yield Number(name, at_best(leg.warheads, f"{LEFT['warheads']}, of {leg.leg},"), alone)


def _force(given: Basis, members: Sequence[str], ends: Sequence[str], start: str = "") -> Used:
    """The inputs of forces with these ends."""
    ids = (name for actor in members for name in given.stages.struck[actor].get("force", ()))
    return {"force": tuple(name for name in ids if name.endswith(tuple(ends)) and name.startswith(start))}
