"""What the template of the brief shows: verdicts, figures and tables, in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from equipoise.report.drawing.shades import cell_style, shade
from equipoise.report.drawing.tint_key import share_key
from equipoise.report.record import Record
from equipoise.report.words.cells import worst_cell
from equipoise.report.words.limits import all_left_out
from equipoise.report.words.wording import capital, day, in_words, sampling_error, the
from equipoise.study.claims.deciders import deciding
from equipoise.study.claims.pairs import cases_of
from equipoise.units import UNITS

GENERAL = {"parameters": "General", "scenario": "Scenario", None: "General"}


def page(record: Record, claims: list[Record]) -> dict[str, Any]:
    """The values that the template of the brief names."""
    draws = record["scenario"]["draws"]
    causal = [dict(claim) for claim in claims if claim["kind"] == "causal"]
    for claim in causal:
        claim["pairs"] = [case | {"deciders": deciding(case, draws)} for case in cases_of(record, claim)]
    groups = input_groups(record)
    return {
        "causal": causal,
        "factual": [_readable(claim, record["actors"]) for claim in claims if claim["kind"] == "factual"],
        "undecided": [claim for claim in claims if claim["kind"] == "undecided"],
        "groups": groups,
        "worst_cell": worst_cell(record),
        "left_out": all_left_out(record),
        "sampling_error": sampling_error(draws),
        "founding": [founding(name, rows) for name, rows in groups],
        "assumptions": record["kinds"].get("assumption", 0) / max(1, len(record["inputs"])),
        "share_key": share_key(),
    }


def input_groups(record: Record) -> list[tuple[str, list[Record]]]:
    """The inputs by actor, in the order of the actors, the general ones last."""
    names = {**record["actors"], **GENERAL}
    groups: dict[str, list[Record]] = {name: [] for name in names.values()}
    for row in record["inputs"]:
        owner = names.get(row["actor"], str(row["actor"]))
        groups.setdefault(owner, []).append(row | {"label": row["name"].removeprefix(f"{owner}: ")})
    return [(name, sorted(rows, key=lambda row: str(row["id"]))) for name, rows in groups.items() if rows]


def founding(name: str, rows: list[Record]) -> Record:
    """How many inputs of one group are of which kind, and the share of them that is assumed."""
    kinds = Counter(str(row["kind"]) for row in rows)
    return {"name": name, "n": len(rows), "kinds": kinds, "assumed": kinds["assumption"] / len(rows)}


def plain(text: str, actors: dict[str, str]) -> str:
    """A text of the fact base as a reader has it: names for the codes of actors, dates in words."""
    for code, name in actors.items():
        text = re.sub(rf"\b{re.escape(code)}\b", the(name), text)
    return capital(re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda match: day(match[0]), text))


def _readable(claim: Record, actors: dict[str, str]) -> Record:
    evidence = [item | {"text": plain(item["text"], actors)} for item in claim["evidence"]]
    return claim | {"explanation": plain(claim["explanation"], actors), "evidence": evidence}


def unit(name: str) -> str:
    """A unit as a table names it."""
    return (UNITS[name].plural if name in UNITS else "") or in_words(name)


def tint(share: float) -> str:
    """The style of a cell that holds a share, 0 to 1: deeper for more, the words always legible."""
    return cell_style(shade(share))
