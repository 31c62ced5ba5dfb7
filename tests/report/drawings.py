"""What a drawing shows, read back from its SVG: its words and where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

import lxml.etree as etree


class Word(NamedTuple):
    """One line of words: what they say, their anchor in pixels from the upper left corner, and their style."""

    text: str
    x: float
    y: float
    style: str


def words(svg: str, pattern: str = ".*") -> list[Word]:
    """The words of a drawing that a pattern describes as a whole, in the order of drawing; those that are turned stand at 0, 0."""
    found = [
        Word("".join(each.itertext()), float(each.get("x", 0.0)), float(each.get("y", 0.0)), each.get("style", ""))
        for each in etree.fromstring(svg).iter("{*}text")
    ]
    return [word for word in found if re.fullmatch(pattern, word.text)]


def size(svg: str) -> tuple[float, float]:
    """The width and height of a drawing in pixels."""
    _, _, width, height = map(float, etree.fromstring(svg).attrib["viewBox"].split())
    return width, height
