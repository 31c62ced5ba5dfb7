"""Indices, strikes, curves and maps of chosen pairs: numbers that can be explained."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from equipoise.study.record import Spread, pair_name
from equipoise.study.stability.behind import INDEX, Basis, Used, exchange_inputs, index_used, once
from equipoise.study.stability.record.numbers import MovedSpread, Points
from equipoise.study.stability.record.pairs import Allocation, ChosenPair, Contour, Drawdown, Exceedance, IndexRow, IndexSide, IndexStrike
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.number import NO_NUMBER, Number, at_best, over_draws

RIDE_OUT = "ride_out"
INPUTS = {
    "n_fixed": "launchers in silos",
    "fixed_loading": "warheads on each launcher in a silo",
    "n_survivable": "other launchers",
    "survivable_loading": "warheads on each other launcher",
    "alert": "of the other launchers are on alert",
    "p_kill": "is the kill probability of one warhead against one launcher",
    "w80": "weapons destroy four fifths of its value",
    "withheld": "of its warheads are withheld",
    "n_stopped": "weapons are stopped by its layers at most",
    "leakage": "of the further weapons pass its layers",
}


def pair_numbers(record: StabilityRecord, given: Basis) -> Iterator[Number]:
    """The numbers of all chosen pairs."""
    for pair in record.pairs:
        both, name = (pair.a, pair.b), f"{pair.a}-and-{pair.b}"
        for row in pair.index:
            yield from _of_index(name, row, partial(index_used, given, both, row.posture))
        for side in pair.index_inputs.sides:
            yield from _of_side(name, side, partial(index_used, given, both, side.posture))
        for part in pair.contours:
            yield _of_map(name, part, partial(index_used, given, both, part.posture))
        yield from _of_strikes(pair, given)
    for curve in record.exceedance:
        yield _of_exceedance(curve, record.scenario.requirement.best, given)


def strike_inputs(given: Basis, striker: str, struck: str, posture: str) -> Used:
    """The inputs that bear on a strike alone: not the warning of the side that is struck, nor the layers that its answer meets."""
    return exchange_inputs(given, struck, striker, [posture], [RIDE_OUT]) | {"warning": (), "defence": ()}


def _of_index(pair: str, row: IndexRow, used: partial[Used]) -> Iterator[Number]:
    words = {"capped": "the index, capped,", "uncapped": "the index, uncapped,"}
    for name in ("capped", "uncapped", "ratio_a", "ratio_b", "first_a", "second_a", "first_b", "second_b"):
        found: Spread = getattr(row, name)
        value = NO_NUMBER if found.best is None else f"{found.best:.3f} at best estimates"
        text = f"{words.get(name, name.replace('_', ' of side '))} is {value}; {over_draws(found)}"
        yield Number(f"{pair}.{name}.{row.posture}", text, used, found.drivers if isinstance(found, MovedSpread) else ())


def _of_side(pair: str, side: IndexSide, used: partial[Used]) -> Iterator[Number]:
    for field, words in INPUTS.items():
        value: float = getattr(side, field)
        yield Number(f"{pair}.from.{side.actor}.{field}.{side.posture}", f"{value:,.4g} {words}, at best estimates", used)


def _of_map(pair: str, part: Contour, used: partial[Used]) -> Number:
    values = [value for row in part.capped for value in row if value is not None]
    ends = f"from {min(values):.2f} to {max(values):.2f}" if values else NO_NUMBER
    today = part.capped[part.y.values.index(part.y.now)][part.x.values.index(part.x.now)]
    now = NO_NUMBER if today is None else f"{today:.2f}"
    text = f"the index, capped, over {part.x.label} and {part.y.label} of {part.actor}: {ends}; today {now}"
    return Number(f"{pair}.map.{part.kind}.{part.actor}", text, used)


def _of_strikes(pair: ChosenPair, given: Basis) -> Iterator[Number]:
    for row in pair.strikes:
        yield _of_stop(row, partial(index_used, given, (pair.a, pair.b), row.posture))
    for row in pair.allocation:
        yield from _of_allocation(row, partial(strike_inputs, given, row.striker, row.struck, row.posture))
    for row in pair.drawdown:
        yield _of_drawdown(row, given)


def _of_stop(row: IndexStrike, used: partial[Used]) -> Number:
    spent, left = row.spent[row.stop] or 0.0, row.surviving[row.stop] or 0.0
    text = f"the first strike of the index stops at {spent:,.0f} weapons spent, with {left:,.0f} left to {row.struck}, at best estimates"
    return Number(f"{row.striker}-strikes-{row.struck}.index_stop.{row.posture}", text, used)


def _of_allocation(row: Allocation, used: partial[Used]) -> Iterator[Number]:
    strike = f"{row.striker}-strikes-{row.struck}"
    fired = ", ".join(f"{one.fired:,.0f} of {one.ready:,.0f} {one.name}" for one in row.types)
    bound = "no bound" if row.bound is None else f"no strike destroys more than {row.bound:,.1f}"
    text = f"{row.destroyed:,.1f} of {row.value:,.1f} warheads that would work are destroyed at best estimates; {bound}; fired: {fired}"
    yield Number(f"{strike}.destroyed.{row.posture}", text, used)
    gap = row.gap if row.bound is not None else None
    words = "no bound: too many types" if gap is None else at_best(gap, "of the bound is the most that another strike could destroy more")
    yield Number(f"{strike}.gap.{row.posture}", words, used)
    whole = row.columns
    if whole.destroyed is not None and whole.bound is not None:
        text = f"{whole.destroyed:,.1f} warheads are destroyed in whole numbers, of {whole.bound:,.1f} at most; gap {whole.gap or 0.0:.2g}"
        yield Number(f"{strike}.whole_numbers.{row.posture}", text, used)
    for leg in row.classes:
        weapons = ", ".join(f"{n:,.1f} {one.name}" for n, one in zip(leg.fired, row.types, strict=True))
        text = (
            f"fired at {leg.aimpoints:,.1f} aimpoints: {weapons or 'nothing'}; {leg.survive:,.1f} survive, "
            f"{leg.destroyed:,.1f} of {leg.value:,.1f} warheads are destroyed, at best estimates"
        )
        yield Number(f"{strike}.at.{leg.leg.partition('.')[2]}.{row.posture}", text, used)


def _of_drawdown(row: Drawdown, given: Basis) -> Number:
    spent, left, arriving = (_ends(curve.best) for curve in (row.spent, row.surviving, row.arriving))
    stop = "" if row.stop is None else f"; the striker's cost is least at {row.spent.best[row.stop] or 0.0:,.0f} spent"
    text = (
        f"from {left[0]:,.0f} warheads, {left[1]:,.0f} are left after {spent[1]:,.0f} are spent, and {arriving[1]:,.0f} arrive instead of "
        f"{arriving[0]:,.0f}, at best estimates{stop}"
    )

    def used() -> Used:
        return exchange_inputs(given, row.struck, row.striker, [row.posture], [row.doctrine]) | {INDEX: once(given, INDEX)}

    return Number(f"{row.striker}-strikes-{row.struck}.drawdown.{row.posture}", text, used, needed=row.struck)


def _ends(points: Points) -> tuple[float, float]:
    return points[0] or 0.0, points[-1] or 0.0


def _of_exceedance(row: Exceedance, required: float, given: Basis) -> Number:
    half = max((n for n, p in zip(row.warheads, row.best, strict=True) if p is not None and p >= 0.5), default=0)
    enough = next((p for n, p in zip(row.warheads, row.best, strict=True) if n >= required), 0.0) or 0.0
    text = f"at least {half:,} warheads arrive with a chance of one half, at least {required:g} with {enough:.3f}, at best estimates"
    used = partial(exchange_inputs, given, row.retaliator, row.adversary, [row.posture], [row.doctrine])
    return Number(f"{pair_name(row.retaliator, row.adversary)}.exceedance.{row.posture}.{row.doctrine}", text, used)
