"""Pictures: one SVG of all panels, with its words, written as a file."""

from __future__ import annotations

from operator import methodcaller
from pathlib import Path

import lxml.etree as etree
import pytest

from equipoise.api.picture import Picture
from equipoise.errors import InputError
from equipoise.report import Figure
from equipoise.report.figures.figure import Key, Panel

SVG = "http://www.w3.org/2000/svg"
PANEL = f'<svg xmlns="{SVG}" viewBox="0 0 368 200" role="img"><path d="M 0 0"/></svg>'


def picture(panels: int, title: str = "What leaks") -> Picture:
    return Picture(
        "curve",
        Figure(title, "By size of the raid.", [Panel(PANEL, f"Panel {n}") for n in range(panels)], "Unit: warheads.", [Key("mean")]),
    )


@pytest.mark.parametrize(("panels", "places"), [(1, [(16.0, 0)]), (2, [(16.0, 0), (408.0, 0)]), (3, [(16.0, 0), (408.0, 0), (16.0, 1)])])
def test_panels_stand_side_by_side_in_rows(panels: int, places: list[tuple[float, int]]) -> None:
    root = etree.fromstring(picture(panels).svg.encode())
    inner = root.findall(f"{{{SVG}}}svg")
    tops = sorted({float(panel.attrib["y"]) for panel in inner})
    assert [(float(panel.attrib["x"]), tops.index(float(panel.attrib["y"]))) for panel in inner] == places
    height = float(root.attrib["height"])
    assert all(float(panel.attrib["y"]) + float(panel.attrib["height"]) < height for panel in inner)


def test_title_headings_keys_and_caption_are_there_and_long_ones_are_broken() -> None:
    long = " ".join(["A title that fills more than one line of the picture"] * 3)
    root = etree.fromstring(picture(2, long).svg.encode())
    texts = [text.text or "" for text in root.findall(f"{{{SVG}}}text")]
    assert " ".join(texts).startswith(long)
    assert not any(len(text) > 110 for text in texts)
    assert texts[-3:] == ["Panel 0", "Panel 1", "mean. Unit: warheads."]


def test_words_are_escaped() -> None:
    assert "&lt;b&gt;" in picture(1, "<b>").svg
    assert 'title="&quot;&lt;b&gt;"' in methodcaller("_repr_html_")(picture(1, '"<b>'))


def test_it_is_written_as_svg_alone_and_keeps_what_exists(tmp_path: Path) -> None:
    path = picture(1).save(tmp_path / "new" / "curve.svg")
    assert path.read_text(encoding="utf-8") == picture(1).svg == methodcaller("_repr_svg_")(picture(1))
    with pytest.raises(InputError, match="the file exists"):
        picture(2).save(path)
    picture(2).save(path, force=True)
    assert path.read_text(encoding="utf-8") == picture(2).svg
    with pytest.raises(InputError, match="a picture is written as SVG, not as .png; name .*curve.svg"):
        picture(1).save(tmp_path / "curve.png")


def test_it_says_what_it_shows() -> None:
    assert repr(picture(1)) == "Picture 'curve': What leaks"
