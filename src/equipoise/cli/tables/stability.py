"""The tables of a study of stability: matrices, worst adversaries, several adversaries, steps, indices, signs."""

from __future__ import annotations

from equipoise.cli.output import Column, show_line, show_table, show_text
from equipoise.cli.tables.measures import show_measures
from equipoise.cli.tables.strikes import STRIKES, strike_rows
from equipoise.report.words.numbers import BARE, NONE, number, percent, share, two
from equipoise.report.words.several_cells import matrix_cells, riding_out
from equipoise.report.words.wording import in_words
from equipoise.study.stability.record.answers import Azimuth, Entry, Worst
from equipoise.study.stability.record.steps import SignRow
from equipoise.study.stability.record.whole import StabilityRecord

SHORT = {"common member": "·", "does not reach": "–", "is not reached": "○"}
WORST: tuple[Column, ...] = (
    ("actor", "whole"),
    ("worst\nadversary", "left"),
    ("worst in\nof draws", "number"),
    ("assured,\nbest", "number"),
    ("requirement\nmet", "number"),
)
AZIMUTH: tuple[Column, ...] = (
    ("actor", "whole"),
    ("adversaries", "left"),
    ("at once:\nday to day", "number"),
    ("generated", "number"),
    ("in turn:\nthe last, day to day", "number"),
)
STEPS: tuple[Column, ...] = (("spender", "whole"), ("kind", "left"), ("others that lose, in the share of draws", "left"))
INDEX: tuple[Column, ...] = (
    ("pair", "whole"),
    ("posture", "left"),
    ("index, capped", "number"),
    ("5–95 %", "number"),
    ("uncapped", "number"),
    ("first strike\nstops at", "number"),
)
SIGNS: tuple[Column, ...] = (
    ("spender", "whole"),
    ("among", "left"),
    ("measure", "left"),
    ("lower", "number"),
    ("none", "number"),
    ("higher", "number"),
)
LOSES = 0.05


def show_stability(record: StabilityRecord) -> None:
    """Print the record of a study of stability."""
    scenario, assumed = record.scenario, record.assumed
    show_text(f"{scenario.title} ({scenario.date}; {number(scenario.draws)} draws, seed {scenario.seed})")
    show_text(
        f"{assumed.assumptions} of {assumed.inputs} inputs are assumptions. A share is one of draws over these assumptions; "
        "an entry says what forces could do, not what anybody intends."
    )
    show_line("")
    for cell in riding_out(matrix_cells(record)):
        posture = cell.posture
        title = f"Requirement met, in % of the draws: {in_words(posture)}, riding out (down: who retaliates; across: against whom)"
        show_table(*_matrix(record, posture, cell.doctrine), title=title)
    show_text("·: common member  –: does not reach  ○: could not be struck first, so that there is nothing to retaliate for")
    show_line("")
    show_measures(record)
    show_table(WORST, [_worst(row) for row in record.worst], title="Worst counted cell against the worst of the named adversaries")
    title = "Several adversaries: chance to meet the requirement against all, riding out, best estimates"
    show_table(AZIMUTH, [_azimuth(row) for row in record.azimuth], title=title)
    step = number(record.externality.step)
    title = f"A step of {step} million US dollars (an assumption, as are the costs) and the assured retaliation of others"
    show_table(STEPS, _steps(record), title=title)
    show_table(
        STRIKES, strike_rows(record), title="Strikes of the chosen pairs at best estimates, and how far each may fall short of the best"
    )
    show_table(INDEX, _indices(record), title="First-strike stability after Kent and Thaler (1989)")
    show_table(
        SIGNS, [_sign(row) for row in record.sign], title="A step of defence: stability lower, unchanged, higher, in the share of draws"
    )
    show_text("--json gives all numbers; -o DIR a page with curves, maps, inputs and their sources.")


def _matrix(record: StabilityRecord, posture: str, doctrine: str) -> tuple[tuple[Column, ...], list[tuple[str, ...]]]:
    """The shares of the draws in which the requirement is met with the wanted probability."""
    names = [side.id for side in record.sides if side.kind == "actor"]
    entries = {(row.retaliator, row.adversary): row for row in record.matrix}
    rows = [(one, *("·" if one == other else _entry(entries[one, other], posture, doctrine) for other in names)) for one in names]
    return (("", "whole"), *((name, "number") for name in names)), rows


def _entry(row: Entry, posture: str, doctrine: str) -> str:
    if row.reason:
        return SHORT[row.reason]
    met = next(cell.assured.share for cell in row.cells if (cell.posture, cell.doctrine) == (posture, doctrine))
    return percent(met, BARE)


def _worst(row: Worst) -> tuple[str, ...]:
    if row.assured is None or row.assured.best is None or row.adversary is None or row.share_of_draws is None:
        return row.side, NONE, "", "", ""
    return row.side, row.adversary, share(row.share_of_draws), share(row.assured.best), share(row.assured.share)


def _azimuth(row: Azimuth) -> tuple[str, ...]:
    day, raised = riding_out(row.cells)
    chances = (share(found.best or 0.0) for found in (day.at_once, raised.at_once, day.in_sequence[-1]))
    return row.actor, ", ".join(row.adversaries), *chances


def _steps(record: StabilityRecord) -> list[tuple[str, ...]]:
    """For each spender and kind of step, the others whose assured retaliation falls in more than a twentieth of the draws."""
    rows: list[tuple[str, ...]] = []
    for kind, entries in (("offence", record.externality.offence), ("defence", record.externality.defence)):
        for spender in dict.fromkeys(row.spender for row in entries):
            others = [row for row in entries if row.spender == spender and row.actor != spender]
            own = [(row.negative, row.actor) for row in others if row.negative is not None]
            lose = sorted(((met, actor) for met, actor in own if met > LOSES), key=lambda row: (-row[0], row[1]))
            if own:
                rows.append((spender, kind, ", ".join(f"{actor} {share(met)}" for met, actor in lose) or NONE))
    return rows


def _indices(record: StabilityRecord) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for pair in record.pairs:
        for index in pair.index:
            stops = [row for row in pair.strikes if row.posture == index.posture]
            where = ", ".join(f"{row.striker} {row.spent[row.stop] or 0.0:.0f}" for row in stops)
            rows.append(
                (
                    f"{pair.a}, {pair.b}",
                    in_words(index.posture),
                    two(index.capped.best),
                    f"{two(index.capped.q05)}–{two(index.capped.q95)}",
                    two(index.uncapped.best),
                    where,
                )
            )
    return rows


def _sign(row: SignRow) -> tuple[str, ...]:
    among = "all" if row.setting == "many" else ", ".join(row.sides)
    return row.spender, among, row.measure, share(row.negative), share(row.zero), share(row.positive)
