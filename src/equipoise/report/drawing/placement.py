"""Where labels stand, so that they keep off each other and off what is already there."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from matplotlib.font_manager import get_font
from matplotlib.textpath import TextToPath

from equipoise.report.drawing.theme import TEXT_PX, font
from equipoise.shown import shown

LINE_PX = 15.0
CUT = 1e6  # what it costs to leave the frame, against square pixels of overlap
CUT_SIGN = "\N{HORIZONTAL ELLIPSIS}"
SIDES = ((1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (0, -1))


class Box(NamedTuple):
    """A rectangle in pixels, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def overlap(self, other: Box) -> float:
        """The area that two boxes share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, across) * max(0.0, along)

    @property
    def area(self) -> float:
        """Square pixels."""
        return (self.right - self.left) * (self.top - self.bottom)


class Label(NamedTuple):
    """Words for a point in pixels, and the pixels between them."""

    words: str
    x: float
    y: float
    gap: float = 7.0
    bold: bool = False


@lru_cache(maxsize=1024)
def width_px(words: str, *, bold: bool = False, size: float = TEXT_PX) -> float:
    """The width of words as they will be drawn; of signs that the typeface lacks, about what another typeface gives them."""
    ours = font(bold=bold, size=size)
    face = get_font(str(ours.get_file()))
    cleaned = shown(words)
    drawn = "".join(sign for sign in cleaned if face.get_char_index(ord(sign)))
    known = float(TextToPath().get_text_width_height_descent(drawn, ours, ismath=False)[0]) if drawn else 0.0
    return known + size * sum(_ems(sign) for sign in cleaned if not face.get_char_index(ord(sign)))


def _ems(sign: str) -> float:
    """About how wide a sign of another typeface is, in heights of the text."""
    if unicodedata.combining(sign):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.6


def wrapped(words: str, most_px: float, *, bold: bool = False) -> list[str]:
    """Words on as many lines as they need within a width; a single word that is too long stays whole.

    >>> wrapped("Northern China to the US west coast", 150)
    ['Northern China to the US', 'west coast']
    """
    found: list[str] = []
    for word in words.split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and width_px(longer, bold=bold) <= most_px:
            found[-1] = longer
        else:
            found.append(word)
    return found


def shortened(words: str, most_px: float, tail: str = "") -> str:
    """Words cut after a whole character so that they, the sign of the cut and a tail that stays fit a width.

    >>> shortened("Radar, Greenland", 400), shortened("Radar, Greenland", 80), shortened("Midcourse layer", 110, ": 2 looks")
    ('Radar, Greenland', 'Radar, Gree…', 'Midcours…: 2 looks')
    """
    if width_px(words + tail) <= most_px:
        return words + tail
    kept = next((n for n in range(len(words), 0, -1) if width_px(words[:n].rstrip(" ,") + CUT_SIGN + tail) <= most_px), 0)
    return words[:kept].rstrip(" ,") + CUT_SIGN + tail


def spots(labels: Sequence[Label], frame: Box, taken: Sequence[Box] = ()) -> list[Box]:
    """Where each label stands, the first labels first: the side of its point where it covers least and stays in the frame."""
    used = list(taken)
    found: list[Box] = []
    for label in labels:
        best = min(_boxes(label), key=lambda box: _cost(box, frame, used))  # of equals, the first side
        found.append(best)
        used.append(best)
    return found


def _boxes(label: Label) -> list[Box]:
    width = width_px(label.words, bold=label.bold)
    found: list[Box] = []
    for across, up in SIDES:
        reach = label.gap if across == 0 or up == 0 else 0.75 * label.gap
        left = label.x + (reach if across > 0 else -reach - width if across < 0 else -width / 2)
        middle = label.y + up * (max(reach, LINE_PX / 2) + LINE_PX / 2)
        found.append(Box(left, middle - LINE_PX / 2, left + width, middle + LINE_PX / 2))
    return found


def _cost(box: Box, frame: Box, used: Sequence[Box]) -> float:
    """Square pixels of others that a box covers; what leaves the frame counts for far more."""
    return sum(box.overlap(other) for other in used) + CUT * (box.area - box.overlap(frame))
