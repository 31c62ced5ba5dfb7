"""The figures of a section of a page: found by the folder of the page, in the order that their modules state."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from equipoise.report.figures.figure import Figure, Subject


def drawn(page: str, section: str, subject: Subject) -> list[Figure]:
    """All figures of a section, those of the lowest rank first; a figure without a panel is left out.

    A module in the folder of the page states its `PLACE`, and has a function `figures` from the subject to its figures.
    """
    found = [figure for module in modules(page) if module.PLACE.section == section for figure in module.figures(subject)]
    return [figure for figure in found if figure.panels]


@cache
def modules(page: str) -> tuple[ModuleType, ...]:
    """The modules in the folder of a page, by rank, then by name."""
    folder = importlib.import_module(f"{__package__}.{page}")
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    return tuple(sorted((importlib.import_module(f"{folder.__name__}.{name}") for name in names), key=lambda module: module.PLACE.rank))
