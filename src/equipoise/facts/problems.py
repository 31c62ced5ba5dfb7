"""Every fault of a fact base, of its scenarios too."""

from __future__ import annotations

from pathlib import Path

from equipoise.errors import InputError
from equipoise.facts.files.overlay import files
from equipoise.facts.loader import Reading
from equipoise.facts.scenarios.file import read


def problems(directory: Path | str | None = None) -> list[InputError]:
    """Every fault of a fact base and its scenarios; an empty list for a sound base."""
    try:
        reading = Reading(files(directory))
    except InputError as fault:
        return [fault]
    base, _ = reading.result()
    for relative in reading.files("scenarios"):
        tree = reading.tree(relative)
        if tree is not None:
            reading.faults.extend(read(tree, reading.name(relative), base)[1])
    return reading.faults
