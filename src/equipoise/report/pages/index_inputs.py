"""What the index of first-strike stability is computed from: the rows of its table, and how actors were mapped to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from equipoise.report.record import Record
from equipoise.report.words.numbers import amount, count, span

SCALE = "parameters.value_scale"


class IndexInputs(NamedTuple):
    """The rows of the table, and the words below it."""

    rows: list[Record]
    words: str


def index_inputs(record: Record, names: Mapping[str, str]) -> IndexInputs:
    """One row for each side of each chosen pair, with its alert in every posture, and what the index leaves out."""
    rows: list[Record] = []
    for pair in record["pairs"]:
        sides = pair["index_inputs"]["sides"]
        for own, other in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
            postures = [side for side in sides if side["actor"] == own]
            fixed, survivable = (_force(postures[0][f"n_{kind}"], postures[0][f"{kind}_loading"]) for kind in ("fixed", "survivable"))
            head = {"side": names[own], "other": names[other], "fixed": fixed, "survivable": survivable}
            rows.append({**postures[0], **head, "alert": [side["alert"] for side in postures]})
    return IndexInputs(rows, _words(record))


def _force(launchers: float, loading: float) -> str:
    """Launchers, and the warheads on each."""
    return f"{count(launchers)} × {amount(loading)}" if launchers else "none"


def _words(record: Record) -> str:
    """How actors were mapped, the settings, and what is not in the index."""
    if not record["pairs"]:
        return ""
    given: Mapping[str, Any] = record["pairs"][0]["index_inputs"]
    scale = next(row for row in record["inputs"] if row["id"] == SCALE)
    left_out = "" if given["launch_under_attack"] else " Nobody launches on warning or under attack: the index is one of riding out."
    return (
        "Launchers and the warheads on each, of legs that reach the other side. Fixed: silos; survivable: all others, of which those off "
        "alert are open to a strike. Kill "
        "probability: one number, that against silos times the mean reliability of the warheads. Withheld: of both forces. Stopped: the "
        "weapons that the layers destroy at most. Not in the table: the weapons that destroy four fifths of a side's value, "
        f"{span(scale['low'], scale['high'])} (best {amount(scale['best'])}) for every actor; at most {given['shots']} shots at one "
        f"launcher; costs within {amount(given['tie'])} of each other count as equal.{left_out}"
    )
