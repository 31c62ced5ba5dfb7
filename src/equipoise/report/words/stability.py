"""The sentences of the page of a study of stability: what it says in short, and its signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from equipoise.report.words.numbers import percent
from equipoise.report.words.wording import capital, in_draws, the
from equipoise.study.record import Spread
from equipoise.study.stability.record.forces import Survivors
from equipoise.study.stability.record.pairs import ChosenPair
from equipoise.study.stability.record.whole import StabilityRecord

Names = Mapping[str, str]
MEASURES = {"index": "index of first-strike stability", "assured": "sum of assured retaliation"}


class Headline(NamedTuple):
    """A bold start, and the rest of the sentence."""

    start: str
    rest: str


class NamedSign(NamedTuple):
    """A row of the table of signs: who steps, among whom, by which measure, the shares of the draws by sign, and the change."""

    spender_name: str
    among: str
    measure_name: str
    negative: float
    zero: float
    positive: float
    change: Spread


def side_names(record: StabilityRecord) -> dict[str, str]:
    """The names of the sides of a study by their ids."""
    return {side.id: side.name for side in record.sides}


def pair_title(pair: ChosenPair, names: Names) -> str:
    """The two sides of a chosen pair."""
    return f"{names[pair.a]} and {names[pair.b]}"


def struck_by(entry: Survivors, names: Names) -> str:
    """One direction of a pair: who is struck, and by whom."""
    return f"{names[entry.retaliator]}, struck by {the(names[entry.adversary])}"


def in_short(record: StabilityRecord, names: Names) -> list[Headline]:
    """The headline rows: a bold start and the rest of the sentence."""
    return [_founding(record), _worst(record, names), *_signs(record, names)]


def key_names(record: StabilityRecord) -> list[str]:
    """The coalitions and their members, to read under the matrices."""
    return [side.name for side in record.sides if side.kind == "coalition"]


def _founding(record: StabilityRecord) -> Headline:
    assumed = record.assumed
    return Headline(
        f"{assumed.assumptions} of {assumed.inputs} inputs are assumptions ({percent(assumed.share)}).",
        "Every share on this page is one of draws over these assumptions. An entry says what forces could do, not what anybody intends.",
    )


def _worst(record: StabilityRecord, names: Names) -> Headline:
    """Who meets its requirement against the worst of its named adversaries, in most of the draws or in few."""
    found = [(row.assured.share, names[row.side]) for row in record.worst if row.assured is not None]
    if not found:
        return Headline("No actor can retaliate", "against an adversary named for it: there is no worst case.")
    parts = [f"{the(name)} {in_draws(met)}" for met, name in sorted(found, reverse=True)]
    return Headline(
        "In the worst case for each,",
        "over the alerts and doctrines that count and the adversaries named for it, the requirement is "
        f"met with the wanted probability by {'; '.join(parts)}.",
    )


def _signs(record: StabilityRecord, names: Names) -> list[Headline]:
    """What a small defence does to the index, between two and among all."""
    rows: list[Headline] = []
    for spender in dict.fromkeys(row.spender for row in record.sign):
        own = [row for row in record.sign if row.spender == spender and row.measure == "index"]
        two = [f"{in_draws(row.negative)} between it and {the(names[row.sides[1]])}" for row in own if row.setting == "two"]
        if two:
            many = next(row for row in own if row.setting == "many")
            rest = (
                f"lowers the index of first-strike stability {', '.join(two)}, and {in_draws(many.negative)} on the mean over all "
                f"pairs; it raises that mean {in_draws(many.positive)}."
            )
            rows.append(Headline(f"A step of defence by {the(names[spender])}", rest))
    return rows


def sign_rows(record: StabilityRecord, names: Names) -> list[NamedSign]:
    """The rows of the table of signs."""
    return [
        NamedSign(
            spender_name=names[row.spender],
            among="all actors" if row.setting == "many" else " and ".join(names[side] for side in row.sides),
            measure_name=capital(MEASURES[row.measure]),
            negative=row.negative,
            zero=row.zero,
            positive=row.positive,
            change=row.change,
        )
        for row in record.sign
    ]
