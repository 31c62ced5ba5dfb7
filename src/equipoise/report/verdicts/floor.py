"""The words for a claim that a reduction floor decides: missile defence ends the room for cuts."""

from __future__ import annotations

from equipoise.report.verdicts.verdict import Wording
from equipoise.report.words.cells import cell_title, counting, worst_cell
from equipoise.report.words.limits import floor_limits, left_out, names
from equipoise.report.words.numbers import count, percent_of, span
from equipoise.report.words.wording import capital, in_draws, in_prose, inside, interceptors, listed, of_them, share_of_draws
from equipoise.study.claims.decision import FloorDecision, floor_decision
from equipoise.study.claims.floor import BestFloor, FloorCase
from equipoise.study.claims.levels import Level
from equipoise.study.reductions.record import ReductionsRecord

LEVELS = {
    "today": "the {:,} interceptors of today",
    "scenario": "the {:,} interceptors of this scenario",
    "planned": "the {:,} interceptors planned",
}


def headline(record: ReductionsRecord, case: FloorCase) -> str:
    """The answer in one sentence: where the statement holds, at the levels that matter to either side."""
    name, draws = names(record), record.scenario.draws
    who, whom = name[case.adversary], name[case.retaliator]
    parts = [f"{share_of_draws(share, draws)} with {_level(case, level)}" for level, share in case.named]
    parts[1:] = [part.replace(" of the sampled plausible space", "") for part in parts[1:]]
    room = share_of_draws(1 - case.unmet_anyway, draws)
    if parts:
        answer = f"Missile defence of {who} ends the room for cuts by {whom} {listed(parts)}."
        room = room.replace(" of the sampled plausible space", " of that space" if "plausible" in answer else " of the draws")
    else:
        answer = _unswept(record, case)
    start = counting(record)
    answer = start + (inside(answer) if start else answer)
    return f"{answer} Without national defence, a cut by {whom} is possible {room}."


def _answer(record: ReductionsRecord, case: FloorCase) -> list[str]:
    """The paragraphs of the answer."""
    return [_reading(record, case), _room(case), _best(record, case), _requirement(case), _cell(case)]


def _mirror_answer(record: ReductionsRecord, case: FloorCase) -> list[str]:
    """The paragraphs of the mirror's answer: the requirement is told once, with the claim."""
    return [_reading(record, case), _room(case), _best(record, case), _cell(case)]


def _level(case: FloorCase, level: Level) -> str:
    """A level, and why it is named."""
    role = "scenario" if level.role == "today" and case.overridden else level.role
    return LEVELS.get(role, "{:,} interceptors").format(level.interceptors)


def _unswept(record: ReductionsRecord, case: FloorCase) -> str:
    """Why no number of interceptors is compared."""
    who = names(record)[case.adversary]
    if not case.swept:
        return f"{capital(who)} has no national layer to vary: nothing is swept."
    return f"The scenario names no number of national interceptors of {who} above none: nothing is swept."


def _reading(record: ReductionsRecord, case: FloorCase) -> str:
    """The three shares at the compared level."""
    name, draws = names(record), record.scenario.draws
    level, swept = case.compared.interceptors, bool(case.compared.interceptors)
    parts: list[str] = []
    if swept and not case.today:
        now = "in this scenario" if case.overridden else "today"
        parts.append(f"{capital(name[case.adversary])} has no national interceptor {now}.")
    if swept:
        parts.append(f"At {level:,} interceptors the plausible space divides in three.")
    retaliator = capital(name[case.retaliator])
    if case.unmet_anyway:
        parts.append(
            f"{retaliator} has no room for a cut, even if there is no national defence, {share_of_draws(case.unmet_anyway, draws)}: in "
            f"{worst_cell(record)} its whole present force is needed, or is not enough. There the defence is not what rules out a cut."
        )
    else:
        parts.append(f"{retaliator} has room for a cut, if there is no national defence, in every draw of {draws:,}.")
    if swept:
        parts.append(
            f"A cut is possible without the defence and not with it {share_of_draws(case.compared.share, draws)}. "
            f"Cuts remain possible {share_of_draws(case.remain, draws)}."
        )
    return " ".join(parts)


def _room(case: FloorCase) -> str:
    """What the defence takes away, among the draws that have room for a cut without it."""
    if not case.taken:
        return ""
    parts = [f"in {of_them(taken.share)} with {taken.interceptors:,} interceptors" for taken in case.taken]
    return f"Counting only the draws with room for a cut without national defence, the defence takes it away {listed(parts)}."


def _best(record: ReductionsRecord, case: FloorCase) -> str:
    """The floor with every input at its best estimate, without defence and at the highest level."""
    low, high = (_floor_words(floor, case.most_force) for floor in case.best)
    again = "as much" if high == low else high
    more = f" and {again} with {case.most_interceptors:,} interceptors" if case.most_interceptors else ""
    return (
        f"With every input at its best estimate, the smallest force of {names(record)[case.retaliator]} that meets the requirement is "
        f"{low} without national defence{more}; the present force is {count(case.warheads)} warheads on intercontinental "
        f"legs{left_out(record, case.retaliator)}."
    )


def _floor_words(floor: BestFloor, most: float) -> str:
    if floor.share is None or floor.warheads is None:
        return f"larger than {most:g} times the present one"
    return f"{count(floor.warheads)} warheads ({percent_of(floor.share)} of the present one)"


def _requirement(case: FloorCase) -> str:
    """How the answer moves with the number of warheads required to arrive."""
    if not case.by_requirement:
        return ""
    low, high = case.by_requirement
    return (
        f"Much depends on what must arrive. Where {span(low.low, low.high)} warheads are required, a cut is possible without "
        f"national defence {in_draws(low.room)}; where {span(high.low, high.high)} are, {in_draws(high.room)}."
    )


def _cell(case: FloorCase) -> str:
    """How the answer moves with the cell of alert and doctrine that a planner counts on."""
    if not case.by_cell:
        return ""
    (best, worst), top = case.by_cell, case.most_interceptors
    calm, tense = (cell_title(cell.posture, cell.doctrine).lower() for cell in (best, worst))
    more = f", and because of {top:,} interceptors {in_draws(best.ended_by_most)}" if top else ""
    return (
        f"It also depends on the cell that a planner counts on. Counting on {tense} only, the present force misses the requirement, "
        f"without any national defence, {in_draws(worst.unmet_anyway)}. Counting on {calm} only, it misses it without national defence "
        f"{in_draws(best.unmet_anyway)}{more}."
    )


def _decider(record: ReductionsRecord, case: FloorCase) -> str:
    """The input that moves the answer most."""
    if case.decider is None:
        return ""
    name, first = names(record), case.decider
    return (
        f"{capital(name[case.retaliator])}, facing defences of {name[case.adversary]}: {interceptors(first.interceptors)}, “{first.label}” "
        f"moves the answer most. The defence ends the room for cuts in {in_prose(first.low_third)} of the draws in its lowest third, and "
        f"in {in_prose(first.high_third)} of those in its highest third."
    )


def _thin(record: ReductionsRecord, decision: FloorDecision) -> str:
    """How the statement that a thin defence endangers nothing fares: where the defence changes no answer."""
    thin, case, draws = decision.thin, decision.case, record.scenario.draws
    if not thin.interceptors:
        return f"Not judged. {_unswept(record, case)}"
    words = f"With {thin.interceptors:,} interceptors the defence makes no difference to cuts {share_of_draws(thin.unaffected, draws)}"
    if thin.other_side is not None:
        words += f"; with as many on the other side, {share_of_draws(thin.other_side, draws)}"
    parts = [f"{words}."]
    if case.with_room == 0:
        parts.append("There is no draw with room for a cut in the first place.")
    if thin.kept is not None:
        parts.append(f"That counts the draws without any room for a cut; of those with room, {in_prose(thin.kept)} keep it.")
    if thin.most is not None:
        parts.append(f"With {case.most_interceptors:,} interceptors it makes no difference {share_of_draws(thin.most, draws)}.")
    return " ".join(parts)


FLOOR = Wording(
    title="Does missile defence end the prospect of cuts?",
    no_pair="Not decided: the scenario names no pair of actors to decide it.",
    decision=floor_decision,
    headline=headline,
    answer=_answer,
    mirror_answer=_mirror_answer,
    decider=_decider,
    fares=_thin,
    limits=floor_limits,
)
