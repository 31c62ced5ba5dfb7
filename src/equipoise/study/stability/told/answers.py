"""What arrives in reply, against one adversary or several: numbers that can be explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from equipoise.study.record import pair_name
from equipoise.study.stability.behind import Basis, Used, exchange_inputs, merged
from equipoise.study.stability.record.answers import Azimuth, Entry, Position, Reserve, Worst
from equipoise.study.stability.record.numbers import Chance
from equipoise.study.stability.record.whole import StabilityRecord
from equipoise.study.stability.told.number import Number, at_best, in_share, over_draws
from equipoise.vocabulary import POSTURES

RIDE_OUT = "ride_out"


def answer_numbers(record: StabilityRecord, given: Basis) -> Iterator[Number]:
    """The numbers of every pair, of the worst adversary, of several adversaries, of reserves and positions."""
    scenario = record.scenario
    for entry in record.matrix:
        yield from _of_pair(entry, given)
    for worst in record.worst:
        yield _of_worst(worst, record.adversaries[worst.side], given, (scenario.postures, scenario.doctrines))
    for row in record.azimuth:
        yield from _of_azimuth(row, given)
    for row in record.reserve:
        yield from _of_reserve(row, given)
    for row in record.position:
        yield from _of_position(row, given)


def against(given: Basis, retaliator: str, adversaries: Sequence[str], postures: Sequence[str], doctrines: Sequence[str]) -> Used:
    """The inputs that bear on a side's answers to some adversaries."""
    return merged(exchange_inputs(given, retaliator, adversary, postures, doctrines) for adversary in adversaries)


def met(found: Chance) -> str:
    """The chance to meet a requirement, in words."""
    best = "no number" if found.best is None else f"{found.best:.3f}"
    return f"the requirement is met with probability {best} at best estimates; {over_draws(found)}; with assurance {in_share(found.share)}"


def _of_pair(entry: Entry, given: Basis) -> Iterator[Number]:
    pair, sides = pair_name(entry.retaliator, entry.adversary), (given, entry.retaliator, [entry.adversary])
    for cell in entry.cells:
        used = partial(against, *sides, [cell.posture], [cell.doctrine])
        arriving, end = cell.arriving, f"{cell.posture}.{cell.doctrine}"
        words = f"{arriving.best or 0.0:.1f} warheads arrive on average at best estimates; {over_draws(arriving, 'warheads')}"
        yield Number(f"{pair}.arriving.{end}", words, used, arriving.drivers)
        yield Number(f"{pair}.assured.{end}", met(cell.assured), used, cell.assured.drivers, entry.retaliator)
    for row in entry.generation:
        words = at_best(row, "of what arrives from a generated force arrives day to day")
        yield Number(f"{pair}.generation.{row.doctrine}", words, partial(against, *sides, POSTURES, [row.doctrine]))
    every = list(dict.fromkeys(cell.doctrine for cell in entry.cells))
    for row in entry.launch:
        words = at_best(row, "of what arrives when launched on warning arrives riding out")
        yield Number(f"{pair}.launch.{row.posture}", words, partial(against, *sides, [row.posture], every))


def _of_worst(row: Worst, adversaries: Sequence[str], given: Basis, cells: tuple[Sequence[str], Sequence[str]]) -> Number:
    used = partial(against, given, row.side, adversaries, *cells)
    if row.assured is None:
        return Number(f"{row.side}.worst", "no adversary named for it can be faced", used)
    words = f"{met(row.assured)}; {row.adversary} is the worst adversary {in_share(row.share_of_draws)}"
    return Number(f"{row.side}.worst", words, used, row.assured.drivers, row.side)


def _of_azimuth(row: Azimuth, given: Basis) -> Iterator[Number]:
    for cell in row.cells:
        end, alike = f"{cell.posture}.{cell.doctrine}", ([cell.posture], [cell.doctrine])
        used = partial(against, given, row.actor, row.adversaries, *alike)
        yield Number(f"{row.actor}.at_once.{end}", f"against all at once {met(cell.at_once)}", used, cell.at_once.drivers, row.actor)
        for place, step in enumerate(cell.in_sequence):
            used = partial(against, given, row.actor, row.adversaries[: place + 1], *alike)
            words = f"against {step.adversary}, number {place + 1} in turn, {met(step)}"
            yield Number(f"{row.actor}.in_sequence.{step.adversary}.{end}", words, used, needed=row.actor)


def _of_reserve(row: Reserve, given: Basis) -> Iterator[Number]:
    for cell in row.cells:
        name = f"{row.actor}.reserve.{row.opponent}.{row.third}.{cell.posture}.{cell.doctrine}"
        share = at_best(cell.share_of_force, "of the force is to be kept out", "all of the force is not enough at best estimates")
        words = f"{share}; all of it is not enough {in_share(cell.not_enough)}"
        used = partial(against, given, row.actor, [row.opponent, row.third], [cell.posture], [cell.doctrine])
        yield Number(name, words, used, cell.drivers, row.actor)


def _of_position(row: Position, given: Basis) -> Iterator[Number]:
    def used() -> Used:
        forces = [{"force": stages.get("force", ())} for stages in given.stages.struck.values()]
        return merged([exchange_inputs(given, row.struck, row.striker, [row.posture], [RIDE_OUT]) | {"defence": ()}, *forces])

    for one in row.actors:
        before, after = (f"{share.best or 0.0:.1%}".replace("%", " %") for share in (one.share_before, one.share_after))
        words = (
            f"{one.warheads_after.best or 0.0:,.0f} warheads after the exchange at best estimates instead of "
            f"{one.warheads_before.best or 0.0:,.0f}; its share of all {after} instead of {before}"
        )
        yield Number(f"{row.striker}-strikes-{row.struck}.position.{one.actor}.{row.posture}", words, used)
