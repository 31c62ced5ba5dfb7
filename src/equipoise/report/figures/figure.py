"""What a figure is made of: a title that states what it shows, panels, a key and a caption."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from equipoise.report.drawing.orthographic import Points
from equipoise.report.drawing.tint_key import Step


class Panel(NamedTuple):
    """One drawing of a figure, with its heading and the colour of the dot before it, if any."""

    svg: str
    heading: str = ""
    colour: str = ""


class Key(NamedTuple):
    """What a mark of a figure stands for: words, the kind of swatch before them (a class of the style sheet), or its colour."""

    words: str
    swatch: str = ""
    colour: str = ""


class Tints(NamedTuple):
    """What the tints of a figure stand for, and the steps of their scale."""

    words: str
    steps: Sequence[Step]


class Figure(NamedTuple):
    """A figure as a page shows it.

    `layout` is a class of the style sheet for its panels; `lead` are words before the keys, which the caption then continues.
    """

    title: str
    subtitle: str
    panels: Sequence[Panel]
    caption: str
    keys: Sequence[Key] = ()
    tints: Tints | None = None
    layout: str = ""
    lead: str = ""


class Place(NamedTuple):
    """Where on its page a figure stands: the section, and its rank among the figures of that section."""

    section: str
    rank: int = 1


class Subject(NamedTuple):
    """What figures are drawn from: the record of a page, the claim or pair that a section is about, and the coasts of globes."""

    record: Any
    item: Any
    land: Sequence[Points] = ()
