"""What the template of the brief shows: verdicts, figures and tables, in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from equipoise.report.drawing.shades import cell_style, shade
from equipoise.report.drawing.tint_key import share_key
from equipoise.report.verdicts.record import BriefRecord, CausalVerdict, FactualVerdict, Undecided
from equipoise.report.words.cells import worst_cell
from equipoise.report.words.limits import all_left_out
from equipoise.report.words.wording import capital, day, in_words, sampling_error, the
from equipoise.study.claims.deciders import deciding
from equipoise.study.claims.pairs import floor_cases, schedule_cases
from equipoise.study.record import InputRow
from equipoise.study.reductions.record import FloorPair, ReductionsRecord, SchedulePair
from equipoise.units import UNITS

GENERAL = {"parameters": "General", "scenario": "Scenario"}


class Told(CausalVerdict):
    """A verdict with the pairs that decide it, of which those deciders are left that the draws can tell."""

    pairs: tuple[FloorPair | SchedulePair, ...]


class Listed(InputRow):
    """An input with its name among those of one actor."""

    label: str


class Founding(NamedTuple):
    """How many inputs of one group are of which kind, and the share of them that is assumed."""

    name: str
    n: int
    kinds: Mapping[str, int]
    assumed: float


def page(record: BriefRecord) -> dict[str, Any]:
    """The values that the template of the brief names."""
    draws = record.scenario.draws
    groups = input_groups(record)
    return {
        "causal": [told(record, claim) for claim in record.claims if isinstance(claim, CausalVerdict)],
        "factual": [_readable(claim, record.actors) for claim in record.claims if isinstance(claim, FactualVerdict)],
        "undecided": [claim for claim in record.claims if isinstance(claim, Undecided)],
        "groups": groups,
        "worst_cell": worst_cell(record),
        "left_out": all_left_out(record),
        "sampling_error": sampling_error(draws),
        "founding": [founding(name, rows) for name, rows in groups],
        "assumptions": record.kinds.get("assumption", 0) / max(1, len(record.inputs)),
        "share_key": share_key(),
    }


def told(record: BriefRecord, claim: CausalVerdict) -> Told:
    """A verdict and the pairs that decide it."""
    cases = floor_cases(record) if claim.decided_by == "floor" else schedule_cases(record)
    pairs = tuple(case.model_copy(update={"deciders": deciding(case, record.scenario.draws)}) for case in cases)
    return Told(**dict(claim), pairs=pairs)


def input_groups(record: ReductionsRecord) -> list[tuple[str, list[Listed]]]:
    """The inputs by actor, in the order of the actors, the general ones last."""
    names = {**record.actors, **GENERAL}
    groups: dict[str, list[Listed]] = {name: [] for name in names.values()}
    for row in record.inputs:
        owner = names.get(row.actor, row.actor)
        groups.setdefault(owner, []).append(Listed(**dict(row), label=row.name.removeprefix(f"{owner}: ")))
    return [(name, sorted(rows, key=lambda row: row.id)) for name, rows in groups.items() if rows]


def founding(name: str, rows: Sequence[InputRow]) -> Founding:
    """How one group of inputs is founded."""
    kinds = Counter(row.kind for row in rows)
    return Founding(name, len(rows), kinds, kinds["assumption"] / len(rows))


def plain(text: str, actors: dict[str, str]) -> str:
    """A text of the fact base as a reader has it: names for the codes of actors, dates in words."""
    for code, name in actors.items():
        text = re.sub(rf"\b{re.escape(code)}\b", the(name), text)
    return capital(re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda match: day(match[0]), text))


def _readable(claim: FactualVerdict, actors: dict[str, str]) -> FactualVerdict:
    evidence = tuple(item.model_copy(update={"text": plain(item.text, actors)}) for item in claim.evidence)
    return claim.model_copy(update={"explanation": plain(claim.explanation, actors), "evidence": evidence})


def unit(name: str) -> str:
    """A unit as a table names it."""
    return (UNITS[name].plural if name in UNITS else "") or in_words(name)


def tint(share: float) -> str:
    """The style of a cell that holds a share, 0 to 1: deeper for more, the words always legible."""
    return cell_style(shade(share))
