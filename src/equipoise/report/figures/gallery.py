"""All figures of a page, each by a name of its own: that of its module, numbered where the page shows several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from equipoise.facts import Facts
from equipoise.report.drawing.theme import own_looks
from equipoise.report.figures.catalogue import modules
from equipoise.report.figures.figure import Figure, Subject
from equipoise.report.figures.reach.globes import coasts
from equipoise.report.verdicts.record import CausalVerdict
from equipoise.report.verdicts.verdicts import brief_record

Items = Mapping[str, Iterable[Any]]


def _claims(record: Any) -> Items:
    """The claims that the sections of a brief are about."""
    return {"claim": [claim for claim in brief_record(record).claims if isinstance(claim, CausalVerdict)]}


def _pairs(record: Any) -> Items:
    """The pairs that sections of a page on stability are about."""
    return dict.fromkeys(("pairs", "maps", "survivors"), record.pairs)


ABOUT: dict[str, Callable[[Any], Items]] = {"brief": _claims, "stability": _pairs}  # sections about one of several things


def figures(page: str, record: Any, base: Facts) -> dict[str, Figure]:
    """The figures of the page of a record by name, in the order of their ranks."""
    about = ABOUT[page](record) if page in ABOUT else {}
    land = coasts(base.land) if page == "reach" else ()
    found: dict[str, Figure] = {}
    with own_looks():
        for module in modules(page):
            subjects = [Subject(record, item, land) for item in about.get(module.PLACE.section, ({},))]
            drawn = [figure for subject in subjects for figure in module.figures(subject) if figure.panels]
            name = module.__name__.rpartition(".")[2]
            found |= {name if len(drawn) == 1 else f"{name}_{n}": figure for n, figure in enumerate(drawn, start=1)}
    return found
