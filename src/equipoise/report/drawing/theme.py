"""Colours, typefaces and the frame that every figure shares."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import lxml.etree as etree
from matplotlib import rc_context, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from equipoise.shipped import FONTS
from equipoise.shown import shown

PAPER, INK, MUTED, RULE, ACCENT = "#fbfaf7", "#16202b", "#5b6672", "#d9dde2", "#0b4f6c"
TINT = "#f1ebdf"
WORSE = "#a2543a"
ACTORS = {
    "USA": "#1f2b94",
    "RUS": "#1ea28f",
    "CHN": "#a28c0a",
    "PRK": "#61253b",
    "GBR": "#316f97",
    "FRA": "#977af0",
    "IND": "#ba5661",
    "PAK": "#4e5206",
}
TEXT_PX = 13
PANEL_PX = 368  # the width of one small multiple: two stand side by side at 760 px, one fits a telephone
FAMILY = "Source Sans 3"
HALO = "halo"
LINES = "stroke-linejoin:round;stroke-linecap:butt"
REFERENCE = re.compile(r"(^|url\()#([\w-]+)")
LONG = re.compile(r"(\d\.\d\d)\d+")  # digits of coordinates that nobody sees
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "equipoise",
    "svg.image_inline": True,
    "path.simplify": False,
    "font.sans-serif": ["Arial"],
}


@contextmanager
def own_looks() -> Generator[None]:
    """Draw with Matplotlib's own defaults, whatever a matplotlibrc, in the current folder or elsewhere, has set."""
    looks: dict[Any, Any] = {name: rcParamsDefault[name] for name in rcParamsDefault if not name.startswith("backend")}
    with rc_context(looks):
        yield


def actor_colour(actor: str) -> str:
    """The colour of an actor, the same everywhere; ink for one that the table does not hold."""
    return ACTORS.get(actor, INK)


def font(*, bold: bool = False, size: float = TEXT_PX) -> FontProperties:
    """Source Sans 3 as Matplotlib measures it."""
    weight = 600 if bold else 400
    file = FONTS / f"source-sans-3-latin-{weight}-normal.ttf"
    return FontProperties(family=[FAMILY, "sans-serif"], fname=str(file), size=size, weight=weight)


def panel(
    height_px: float, left_px: float, right_px: float, top_px: float, bottom_px: float, width_px: float = PANEL_PX
) -> tuple[Figure, Axes]:
    """An empty figure, one small multiple wide, and its axes inside the given margins; one point of the file is one pixel."""
    figure = Figure(figsize=(width_px / 72, height_px / 72), facecolor="none")
    FigureCanvasSVG(figure)
    width, height = width_px - left_px - right_px, height_px - top_px - bottom_px
    axes = figure.add_axes((left_px / width_px, bottom_px / height_px, width / width_px, height / height_px), facecolor="none")
    bare(axes)
    return figure, axes


def bare(axes: Axes) -> None:
    """No frame, no ground, no ticks: a figure shows what it needs; lines at ticks lie below what is drawn."""
    for part in (*axes.spines.values(), axes.patch, axes.xaxis, axes.yaxis):
        part.set_visible(False)
    axes.set_axisbelow(True)


def label(axes: Axes, x: float, y: float, words: str, *, bold: bool = False, halo: bool = False, **options: Any) -> None:
    """Words at a point of the axes, in the data's coordinates; `halo` keeps lines off them."""
    looks: dict[str, Any] = {"color": INK, "ha": "center", "va": "center", "gid": HALO if halo else None} | options
    axes.text(x, y, shown(words), fontproperties=font(bold=bold), parse_math=False, **looks)


def svg(figure: Figure, description: str, key: str, *, fine: bool = True) -> str:
    """The figure as inline SVG: one image to assistive technology, names unique in the page, nothing that depends on the day.

    Without `fine`, coordinates keep two decimals.
    """
    root = _drawn(figure)
    for part in root.iter():
        _dress(part)
        for name, value in part.attrib.items():
            part.set(name, " ".join((value if fine else LONG.sub(r"\1", value)).split()))
    _name(root, re.sub(r"[^\w-]", "-", key))
    looks = {"viewBox": root.attrib["viewBox"], "role": "img", "aria-label": shown(description), "style": LINES}
    root.attrib.clear()
    root.attrib.update(looks)
    etree.indent(root, space="")
    return etree.tostring(root, encoding="unicode")


def _drawn(figure: Figure) -> etree._Element:
    """The figure as Matplotlib writes it, without style sheet and metadata."""
    stream = io.BytesIO()
    with rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ .*missing from", UserWarning)  # the text stays text: the reader's fonts have the sign
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}, transparent=True)
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False)
    root = etree.fromstring(stream.getvalue(), parser)
    etree.strip_elements(root, "{*}style", "{*}metadata")
    return root


def _dress(part: etree._Element) -> None:
    """A halo is a class of the page; a turn by nothing is none."""
    if part.get("id") == HALO:
        part.set("class", part.attrib.pop("id"))
    if part.get("transform", "").startswith("rotate(-0 "):
        del part.attrib["transform"]


def _name(root: etree._Element, key: str) -> None:
    """Names that something refers to begin with a key; the others are dropped."""
    used: set[str] = set()
    for part in root.iter():
        for name, value in part.attrib.items():
            found = REFERENCE.search(value)
            if found:
                used.add(found[2])
                part.set(name, REFERENCE.sub(rf"\1#{key}-\2", value))
    for part in root.iter():
        name = part.attrib.pop("id", None)
        if name in used:
            part.set("id", f"{key}-{name}")
