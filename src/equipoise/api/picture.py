"""A figure of a page as a picture of its own: shown in a notebook, written as one SVG file."""

from __future__ import annotations

from html import escape
from pathlib import Path

import lxml.etree as etree

from equipoise.errors import InputError
from equipoise.files.single import written
from equipoise.report import Figure
from equipoise.shown import shown

GAP, LINE, MARGIN = 24.0, 20.0, 16.0
STYLE = (
    "text{font-family:'Source Sans 3','Helvetica Neue',Arial,sans-serif} .halo{paint-order:stroke;stroke:#fbfaf7;stroke-width:4px;"
    "stroke-linejoin:round}"
)
LOOKS = {"title": ("15", "600", "#16202b"), "words": ("13", "400", "#5b6672"), "heading": ("13", "600", "#16202b")}
LETTERS = {"title": 0.6, "words": 0.52}  # of their size, the width of average letters in a wide typeface
COLUMNS = 2
SVG = "http://www.w3.org/2000/svg"


class Picture:
    """A figure: what it shows as its title, panels, and a caption."""

    def __init__(self, name: str, figure: Figure) -> None:
        self.name = name
        self.title = figure.title
        self.caption = figure.caption
        self._figure = figure

    @property
    def svg(self) -> str:
        """The whole figure as one SVG image: title, panels side by side, caption."""
        panels = [etree.fromstring(panel.svg.encode()) for panel in self._figure.panels]
        sizes = [tuple(float(part) for part in panel.attrib["viewBox"].split()[2:]) for panel in panels]
        across = min(COLUMNS, len(panels))
        column = max(width for width, _ in sizes)
        width = 2 * MARGIN + across * column + (across - 1) * GAP
        root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
        etree.SubElement(root, f"{{{SVG}}}style").text = STYLE
        ground = etree.SubElement(root, f"{{{SVG}}}rect", width="100%", height="100%", fill="#fbfaf7")
        ground.set("class", "ground")
        top = _paragraph(root, self.title, "title", MARGIN + LINE, width)
        top = _paragraph(root, self._figure.subtitle, "words", top, width) + LINE / 2
        for start in range(0, len(panels), across):
            row = range(start, min(start + across, len(panels)))
            for place, index in enumerate(row):
                left = MARGIN + place * (column + GAP)
                _line(root, self._figure.panels[index].heading, "heading", left, top)
                _place(root, panels[index], left, top + LINE / 2, sizes[index])
            top += max(sizes[index][1] for index in row) + GAP + LINE
        keys = "; ".join(key.words for key in self._figure.keys)
        bottom = _paragraph(root, " ".join(part for part in (keys and f"{keys}.", self.caption) if part), "words", top, width)
        root.set("viewBox", f"0 0 {width:g} {bottom + MARGIN:g}")
        root.set("width", f"{width:g}")
        root.set("height", f"{bottom + MARGIN:g}")
        root.set("role", "img")
        root.set("aria-label", shown(self.title))
        return etree.tostring(root, encoding="unicode")

    def save(self, file: Path | str, *, force: bool = False) -> Path:
        """The path of the SVG file that the picture was written to.

        Raises: InputError for a name that does not end in .svg, a file that exists (unless `force`), or one that cannot be written.
        """
        path = Path(file)
        if path.suffix.lower() != ".svg":
            raise InputError(
                f"a picture is written as SVG, not as {path.suffix or 'a file without an ending'!s}", fix=f"name {path.with_suffix('.svg')}"
            )
        return written(self.svg, path, lambda _: False, "the file exists", force=force)

    def __repr__(self) -> str:
        return f"Picture {self.name!r}: {self.title}"

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return f'<figure title="{escape(self.title, quote=True)}">{self.svg}</figure>'


def _place(root: etree._Element, panel: etree._Element, left: float, top: float, size: tuple[float, ...]) -> None:
    """Put a panel at a point of the image."""
    for key, value in (("x", left), ("y", top), ("width", size[0]), ("height", size[1])):
        panel.set(key, f"{value:g}")
    panel.set("overflow", "visible")  # numbers at an axis reach a little beyond
    root.append(panel)


def _line(root: etree._Element, words: str, kind: str, left: float, top: float) -> None:
    """Write one line of words."""
    if words:
        size, weight, colour = LOOKS[kind]
        place = {"x": f"{left:g}", "y": f"{top:g}", "font-size": size, "font-weight": weight, "fill": colour}
        etree.SubElement(root, f"{{{SVG}}}text", place).text = shown(words)


def _paragraph(root: etree._Element, words: str, kind: str, top: float, width: float) -> float:
    """Where the next line begins, after words were written in lines that fit the width."""
    most = int((width - 2 * MARGIN) / (float(LOOKS[kind][0]) * LETTERS[kind]))
    line = ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > most:
            _line(root, line, kind, MARGIN, top)
            line, top = "", top + LINE
        line = f"{line} {word}".strip()
    _line(root, line, kind, MARGIN, top)
    return top + LINE if line else top
