"""The sentences of the page of a study of stability: what it says in short, and its signs."""

from __future__ import annotations

from collections.abc import Mapping

from equipoise.report.record import Record
from equipoise.report.words.numbers import percent
from equipoise.report.words.wording import capital, in_draws, the

Names = Mapping[str, str]


def side_names(record: Record) -> dict[str, str]:
    """The names of the sides of a study by their ids."""
    return {side["id"]: side["name"] for side in record["sides"]}


def pair_title(pair: Record, names: Names) -> str:
    """The two sides of a chosen pair."""
    return f"{names[pair['a']]} and {names[pair['b']]}"


def struck_by(entry: Record, names: Names) -> str:
    """One direction of a pair: who is struck, and by whom."""
    return f"{names[entry['retaliator']]}, struck by {the(names[entry['adversary']])}"


def in_short(record: Record, names: Names) -> list[Record]:
    """The headline rows: a bold start and the rest of the sentence."""
    return [_founding(record), _worst(record, names), *_signs(record, names)]


def key_names(record: Record) -> list[str]:
    """The coalitions and their members, to read under the matrices."""
    return [f"{side['name']}" for side in record["sides"] if side["kind"] == "coalition"]


def _founding(record: Record) -> Record:
    assumed = record["assumed"]
    return {
        "start": f"{assumed['assumptions']} of {assumed['inputs']} inputs are assumptions ({percent(assumed['share'])}).",
        "rest": "Every share on this page is one of draws over these assumptions. An entry says what forces could do, not what anybody "
        "intends.",
    }


def _worst(record: Record, names: Names) -> Record:
    """Who meets its requirement against the worst of its named adversaries, in most of the draws or in few."""
    found = [(row["assured"]["share"], names[row["side"]]) for row in record["worst"] if row["assured"] is not None]
    if not found:
        return {"start": "No actor can retaliate", "rest": "against an adversary named for it: there is no worst case."}
    parts = [f"{the(name)} {in_draws(met)}" for met, name in sorted(found, reverse=True)]
    return {
        "start": "In the worst case for each,",
        "rest": "over the alerts and doctrines that count and the adversaries named for it, the requirement is "
        f"met with the wanted probability by {'; '.join(parts)}.",
    }


def _signs(record: Record, names: Names) -> list[Record]:
    """What a small defence does to the index, between two and among all."""
    rows: list[Record] = []
    for spender in dict.fromkeys(row["spender"] for row in record["sign"]):
        own = [row for row in record["sign"] if row["spender"] == spender and row["measure"] == "index"]
        two = [f"{in_draws(row['negative'])} between it and {the(names[row['sides'][1]])}" for row in own if row["setting"] == "two"]
        if two:
            many = next(row for row in own if row["setting"] == "many")
            rest = (
                f"lowers the index of first-strike stability {', '.join(two)}, and {in_draws(many['negative'])} on the mean over all "
                f"pairs; it raises that mean {in_draws(many['positive'])}."
            )
            rows.append({"start": f"A step of defence by {the(names[spender])}", "rest": rest})
    return rows


def sign_rows(record: Record, names: Names) -> list[Record]:
    """The rows of the table of signs."""
    measures = {"index": "index of first-strike stability", "assured": "sum of assured retaliation"}
    return [
        row
        | {
            "spender_name": names[row["spender"]],
            "among": "all actors" if row["setting"] == "many" else " and ".join(names[side] for side in row["sides"]),
            "measure_name": capital(measures[row["measure"]]),
        }
        for row in record["sign"]
    ]
