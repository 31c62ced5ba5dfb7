"""Outlines of land, to draw on a globe: coasts only, no borders."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from equipoise.errors import InputError
from equipoise.facts.records.fields import Strict, Text

PAIR = re.compile(r"(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)")
MOST_OUTLINES = 1_000_000
Points = tuple[tuple[float, float], ...]


def _whole(written: object) -> object:
    """A whole number of a table's cell."""
    if isinstance(written, str) and not (written.isascii() and written.isdigit()):
        raise InputError(f"{written!r} is not a number of an outline", fix="number the outlines 1, 2, 3 and on")
    return int(written) if isinstance(written, str) else written


def _points(written: object) -> object:
    """The points of a table's cell: pairs of degrees, apart by semicolons."""
    if not isinstance(written, str):
        return written
    pairs = [(pair, PAIR.fullmatch(pair.strip())) for pair in written.split(";")]
    fix = "write latitude (-90 to 90) and longitude (-180 to 180) with one blank, such as 69.9 175.7; 70.1 170.5"
    points: list[tuple[float, float]] = []
    for pair, match in pairs:
        if match is None:
            raise InputError(f"{pair.strip()!r} is not a point", fix=fix)
        point = float(match[1]), float(match[2])
        if abs(point[0]) > 90.0 or abs(point[1]) > 180.0:
            raise InputError(f"{pair.strip()!r} is not on the Earth", fix=fix)
        points.append(point)
    if len(points) < 3:
        raise InputError(f"an outline of {len(points)} points has no inside", fix="give three points or more")
    return tuple(points)


class Outline(Strict):
    """One closed coast, which ends where it began; land lies to the left of it, so that an inland sea runs the other way round."""

    number: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=MOST_OUTLINES)]
    source: Text
    points: Annotated[Points, BeforeValidator(_points)]
