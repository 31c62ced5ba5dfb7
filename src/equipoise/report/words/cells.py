"""The cells of alert and doctrine: their names, and those that a scenario counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from equipoise.report.words.wording import capital

POSTURES = {"day_to_day": "Day-to-day alert", "generated": "Generated alert"}
DOCTRINES = {"ride_out": "riding out", "launch_under_attack": "launch under attack", "launch_on_warning": "launch on warning"}
RIDE_OUT = "ride_out"
MEANING = {
    "ride_out": "what survives the strike answers",
    "launch_under_attack": "part of what is on alert leaves once the attack is confirmed",
    "launch_on_warning": "what is on alert leaves if the warning works",
}


def cell_name(cell: Mapping[str, Any]) -> str:
    """A cell in words: posture, then doctrine.

    >>> cell_name({"posture": "generated", "doctrine": "ride_out"})
    'Generated alert, riding out'
    """
    return f"{POSTURES.get(cell['posture'], cell['posture'])}, {DOCTRINES.get(cell['doctrine'], cell['doctrine'])}"


def doctrine_words(cells: Sequence[Mapping[str, Any]]) -> str:
    """What the doctrines of some cells mean, a sentence for each.

    >>> doctrine_words([{"doctrine": "ride_out"}, {"doctrine": "ride_out"}])
    'Riding out: what survives the strike answers.'
    """
    held = [name for name in dict.fromkeys(cell["doctrine"] for cell in cells) if name in MEANING]
    return " ".join(f"{capital(DOCTRINES[name])}: {MEANING[name]}." for name in held)


def riding_out(cells: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The cells of riding out, one for each posture, in the order of the record."""
    return [cell for cell in cells if cell["doctrine"] == RIDE_OUT]


def matrix_cells(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The cells for which matrices are shown: those of the record; where no side can retaliate against another, of riding out."""
    alike: list[Mapping[str, Any]] = [{"posture": posture, "doctrine": RIDE_OUT} for posture in POSTURES]
    return next((entry["cells"] for entry in record["matrix"] if entry["cells"]), alike)


def by_doctrine(cells: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Cells with the postures of one doctrine side by side: by doctrine, inside by posture, each in the order of the record."""
    doctrines = list(dict.fromkeys(cell["doctrine"] for cell in cells))
    return sorted(cells, key=lambda cell: doctrines.index(cell["doctrine"]))


def counted(record: Mapping[str, Any]) -> str:
    """The cells that a scenario counts, in words; nothing when it counts all that the record holds."""
    scenario = record["scenario"]
    cells = {(cell["posture"], cell["doctrine"]) for pair in record["pairs"] for cell in pair["cells"]}
    if all(posture in scenario["postures"] and doctrine in scenario["doctrines"] for posture, doctrine in cells):
        return ""
    postures = [words.lower() for name, words in POSTURES.items() if name in scenario["postures"]]
    doctrines = [words for name, words in DOCTRINES.items() if name in scenario["doctrines"]]
    return f"{either(postures)} with {either(doctrines)}"


def either(words: Sequence[str]) -> str:
    """Alternatives in a sentence.

    >>> either(["red"]), either(["red", "green", "blue"])
    ('red', 'red, green or blue')
    """
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def worst_cell(record: Mapping[str, Any]) -> str:
    """The cell that decides, in words."""
    only = counted(record)
    if not only:
        return "the worst cell of alert and doctrine"
    several = len(record["scenario"]["postures"]) * len(record["scenario"]["doctrines"]) > 1
    return f"the worst of the cells counted ({only})" if several else f"the one cell counted ({only})"


def counting(record: Mapping[str, Any]) -> str:
    """What an answer begins with when the scenario leaves cells out; else nothing."""
    only = counted(record)
    return f"Counting on {only} only: " if only else ""
