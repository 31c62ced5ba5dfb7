"""Small changes of a text of facts, each of which is a fault whatever it hits."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

NUMBER = r"-?[0-9.]+(?:e-?[0-9]+)?"
RANGE = rf"low: (?P<low>{NUMBER}), best: (?P<best>{NUMBER}), high: (?P<high>{NUMBER})"
VALUES = ("actors", "parameters", "defences", "sensors", "programmes")
KINDS = (*VALUES, "treaties", "timeline")
Change = Callable[[re.Match[str]], str]


class Fault(NamedTuple):
    """What is changed where: any text that a pattern finds in a file of these folders, by what stands in its place."""

    folders: tuple[str, ...]
    pattern: str
    change: Change
    ending: str = ".yaml"


def to(text: str) -> Change:
    """A change to a text with the groups of the pattern filled in."""
    return lambda match: match.expand(text)


def below(match: re.Match[str]) -> str:
    """A range whose low end is above its best value."""
    return f"low: {float(match['best']) + 0.25:g}, best: {match['best']}, high: {match['high']}"


FAULTS: dict[str, Fault] = {
    "dropped source": Fault(KINDS, r", source: \w+", to("")),
    "unknown source": Fault(KINDS, r"source: \w+", to("source: nobody_2099")),
    "dropped unit": Fault(VALUES, r"unit: \w+, ", to("")),
    "unknown unit": Fault(VALUES, r"unit: \w+", to("unit: furlongs")),
    "other unit": Fault(("actors",), r"unit: (?:launchers|warheads|share|probability|interceptors),", to("unit: platforms_per_aimpoint,")),
    "dropped best": Fault(VALUES, rf"best: {NUMBER}, ", to("")),
    "repeated key": Fault(("actors", "treaties"), r"(?m)^( *[a-z_]+:.*\n)", to(r"\1\1")),
    "repeated key in a value": Fault(VALUES, r"(, kind: \w+)", to(r"\1\1")),
    "no for a country": Fault(("treaties", "timeline"), r"(parties|actors): \[[A-Z]{3}", to(r"\1: [no")),
    "no for a party": Fault(("treaties",), r"(party|claimant): [A-Z]{3}", to(r"\1: no")),
    "no for an actor": Fault(("actors",), r"(?m)^id: [A-Z]{3}", to("id: no")),
    "1e-9 as the best": Fault(
        VALUES, rf"low: 0*\.?0*[1-9][0-9.]*, best: {NUMBER}", lambda match: re.sub(r"best: .+", "best: 1e-9", match[0])
    ),
    "1e-9 as a date": Fault(VALUES, r"since: [0-9-]+", to("since: 1e-9")),
    "1e-9 as a unit": Fault(VALUES, r"unit: \w+", to("unit: 1e-9")),
    "1e-9 as a list": Fault(("actors",), r"(?m)^( +)(launchers|loading|reliability|totals|legs):$(\n\1[ -].*)+", to(r"\1\2: 1e-9")),
    "no day of the calendar": Fault(VALUES, r"since: [0-9-]+", to("since: 2026-02-30")),
    "a month for a day": Fault(("timeline",), r"date: ([0-9]{4}-[0-9]{2})-[0-9]{2}", to(r"date: \1")),
    "a date after the next": Fault(("timeline",), r"date: [0-9-]{10}(?=(?:.*\n)+- )", to("date: 2099-01-01")),
    "a step after the next": Fault(("treaties",), r"- \{date: [0-9-]{10}(?=, status: signed)", to("- {date: 2099-01-01")),
    "negative range": Fault(VALUES, RANGE, to(r"low: -\g<high>, best: -\g<best>, high: -0.5")),
    "low above best": Fault(VALUES, RANGE, below),
    "best above high": Fault(VALUES, RANGE, to(r"low: \g<low>, best: 1e12, high: \g<high>")),
    "not a number": Fault(VALUES, rf"best: {NUMBER}", to("best: .nan")),
    "without end": Fault(VALUES, rf"high: {NUMBER}", to("high: .inf")),
    "text for a number": Fault(VALUES, rf"best: ({NUMBER})", to(r'best: "\1"')),
    "truth for a number": Fault(VALUES, rf"low: {NUMBER}", to("low: true")),
    "nothing for a number": Fault(VALUES, rf"low: {NUMBER}", to("low:")),
    "unknown key": Fault(KINDS, r"(kind: \w+)(, source)", to(r"\1, colour: red\2")),
    "misspelt key": Fault(VALUES, r"since:", to("sinse:")),
    "bad kind": Fault(KINDS, r"kind: (?:official|estimate|assumption)\b", to("kind: rumour")),
    "kind of a scenario": Fault(VALUES, r"kind: (?:official|estimate|assumption)\b", to("kind: override")),
    "unknown law": Fault(VALUES, r"(, kind: )", to(r", law: normal\1")),
    "cut off": Fault(KINDS, r"- \{(?:since|date|item|event): [^}]*(?s:.*)", lambda match: match[0][: 12 + len(match[0]) % 7]),
    "anchor": Fault(VALUES, rf"best: ({NUMBER})", to(r"best: &a \1")),
    "tag": Fault(VALUES, rf"best: ({NUMBER})", to(r"best: !best \1")),
    "control character": Fault(KINDS, r"source", to("source\x07")),
    "list for a mapping": Fault(("parameters", "timeline"), r"(?s)\A.*\Z", to("- a\n- b\n")),
    "unknown status": Fault(("treaties",), r"status: \w+", to("status: paused")),
    "unknown category": Fault(("timeline",), r"category: \w+", to("category: gossip")),
    "source not obtained": Fault(("sources.yaml",), r"obtained: [\w-]+", to("obtained: heard")),
    "source without title": Fault(("sources.yaml",), r"(?m)^  title: .*\n", to("")),
    "source without a date": Fault(("sources.yaml",), r"date: [0-9-]+", to("date: soon")),
    "cell of a table": Fault(("treaties",), r"(?m)^([0-9-]+,[A-Z]{3}),[0-9]+,", to(r"\1,-7,"), ".csv"),
    "row of a table": Fault(("treaties",), r"(?m)^([0-9-]+,[A-Z]{3}),[0-9]*,", to(r"\1,"), ".csv"),
    "header of a table": Fault(("treaties",), r"\Adate,", to("day,"), ".csv"),
    "party of a table": Fault(("treaties",), r"(?m)^([0-9-]+),[A-Z]{3},", to(r"\1,no,"), ".csv"),
    "count of the series": Fault(("stockpiles",), r"(?m)^([A-Z]{3},[^,]+,[0-9]{4}),[0-9]+,", to(r"\1,-7,"), ".csv"),
    "state of the series": Fault(("stockpiles",), r"(?m)^[A-Z]{3},", to("no,"), ".csv"),
    "year of the series": Fault(("stockpiles",), r"(?m)^([A-Z]{3},[^,]+),[0-9]{4},", to(r"\1,1e-9,"), ".csv"),
    "more successes than attempts": Fault(("defences",), r"successes: [0-9]+", to("successes: 999")),
    "unknown treaty of a claim": Fault(("claims",), r"treaty: \w+", to("treaty: pact_of_2099")),
}


def spoiled(texts: dict[str, str], seed: int) -> tuple[str, str, str]:
    """One file with one fault: the fault's name, the file's path and its new text; each seed has its own."""
    name = sorted(FAULTS)[seed % len(FAULTS)]
    fault, generator = FAULTS[name], random.Random(seed)  # noqa: S311 (no secret)
    found = {
        path: list(re.finditer(fault.pattern, _bare(text)))
        for path, text in sorted(texts.items())
        if path.startswith(fault.folders) and path.endswith(fault.ending)
    }
    path = generator.choice([path for path, matches in found.items() if matches])
    match = generator.choice(found[path])
    return name, path, texts[path][: match.start()] + fault.change(match) + texts[path][match.end() :]


@cache
def _bare(text: str) -> str:
    """A text of the same length without its comments, in which a change would be no fault."""
    return re.sub(r"(?m)(^|(?<=\s))#.*$", lambda match: " " * len(match[0]), text)
