"""The cells of alert and doctrine: their names, and those that a scenario counts."""

from __future__ import annotations

from collections.abc import Sequence

from equipoise.study.reductions.record import ReductionsRecord

POSTURES = {"day_to_day": "Day-to-day alert", "generated": "Generated alert"}
DOCTRINES = {"ride_out": "riding out", "launch_under_attack": "launch under attack", "launch_on_warning": "launch on warning"}


def cell_title(posture: str, doctrine: str) -> str:
    """A posture, then a doctrine, in words.

    >>> cell_title("day_to_day", "launch_on_warning")
    'Day-to-day alert, launch on warning'
    """
    return f"{POSTURES.get(posture, posture)}, {DOCTRINES.get(doctrine, doctrine)}"


def counted(record: ReductionsRecord) -> str:
    """The cells that a scenario counts, in words; nothing when it counts all that the record holds."""
    scenario = record.scenario
    cells = {(cell.posture, cell.doctrine) for pair in record.pairs for cell in pair.cells}
    if all(posture in scenario.postures and doctrine in scenario.doctrines for posture, doctrine in cells):
        return ""
    postures = [words.lower() for name, words in POSTURES.items() if name in scenario.postures]
    doctrines = [words for name, words in DOCTRINES.items() if name in scenario.doctrines]
    return f"{either(postures)} with {either(doctrines)}"


def either(words: Sequence[str]) -> str:
    """Alternatives in a sentence.

    >>> either(["red"]), either(["red", "green", "blue"])
    ('red', 'red, green or blue')
    """
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def worst_cell(record: ReductionsRecord) -> str:
    """The cell that decides, in words."""
    only = counted(record)
    if not only:
        return "the worst cell of alert and doctrine"
    several = len(record.scenario.postures) * len(record.scenario.doctrines) > 1
    return f"the worst of the cells counted ({only})" if several else f"the one cell counted ({only})"


def counting(record: ReductionsRecord) -> str:
    """What an answer begins with when the scenario leaves cells out; else nothing."""
    only = counted(record)
    return f"Counting on {only} only: " if only else ""
