from __future__ import annotations

import re

import lxml.etree as etree
import pytest
from matplotlib import rc_context
from matplotlib.colors import to_rgb

from equipoise.report.drawing.shades import CONTRAST, contrast
from equipoise.report.drawing.theme import ACCENT, INK, MUTED, PAPER, RULE, TINT, actor_colour, font, label, own_looks, panel, svg
from equipoise.shipped import FONTS, PACKAGE


def drawing(key: str = "one") -> str:
    figure, axes = panel(120, 20, 20, 20, 20)
    axes.plot([0, 1], [0, 1])
    label(axes, 0.5, 0.5, "a price in $ and a share in $", halo=True, bold=True)
    return svg(figure, 'A line that says "up".', key)


def test_an_actor_has_one_colour_and_a_stranger_has_ink() -> None:
    assert actor_colour("RUS") != actor_colour("USA") != INK
    assert actor_colour("XYZ") == INK


@pytest.mark.parametrize("ground", [PAPER, "#ffffff", TINT, "#fdf0c4"])
@pytest.mark.parametrize("words", [INK, MUTED, ACCENT])
def test_words_stand_out_on_every_ground_of_a_page(words: str, ground: str) -> None:
    assert contrast(to_rgb(words), to_rgb(ground)) >= CONTRAST


def test_every_ground_and_colour_of_words_in_the_style_sheet_is_one_of_these() -> None:
    style = (PACKAGE / "report" / "templates" / "page.css").read_text(encoding="utf-8")
    assert set(re.findall(r"[{;]color:([^;}]+)", style)) <= {"var(--ink)", "var(--muted)", "var(--accent)", "inherit", "#4f5963", MUTED}
    assert contrast(to_rgb("#4f5963"), to_rgb(TINT)) >= CONTRAST
    assert dict(re.findall(r"--(\w+):(#\w+)", style)) == {
        "paper": PAPER,
        "ink": INK,
        "muted": MUTED,
        "rule": RULE,
        "accent": ACCENT,
        "sand": TINT,
    }


def test_the_faces_are_shipped_with_their_licence() -> None:
    assert font(bold=True).get_size() == 13
    for family in ("source-sans-3", "source-serif-4"):
        assert "SIL Open Font License" in (FONTS / f"{family}-LICENSE.txt").read_text(encoding="utf-8")


def test_a_drawing_is_one_image_with_a_sentence() -> None:
    text = drawing()
    assert text.startswith("<svg")
    assert 'role="img" aria-label="A line that says &quot;up&quot;."' in text
    assert "a price in $ and a share in $" in text
    assert 'class="halo"' in text
    assert "font-weight: 600" in text


def test_a_drawing_carries_no_style_sheet_metadata_or_date() -> None:
    assert not re.search(r"<style|<metadata|<\?xml|<!DOCTYPE|20\d\d-\d\d", drawing())


def test_a_drawing_is_the_same_each_time_and_names_do_not_clash_between_drawings() -> None:
    assert drawing() == drawing()
    first, second = (set(re.findall(r' id="([^"]+)"', drawing(key))) for key in ("one", "two"))
    assert first
    assert not first & second


def test_every_reference_inside_a_drawing_resolves() -> None:
    text = drawing("a b/c")
    names = set(re.findall(r' id="([^"]+)"', text))
    assert set(re.findall(r'(?:url\(#|href="#)([^")]+)', text)) <= names
    assert all(name.startswith("a-b-c-") for name in names)


def test_what_reads_like_a_reference_stays_text() -> None:
    figure, axes = panel(100, 10, 10, 10, 10)
    label(axes, 0.5, 0.5, "#one url(#two) <b> & 'c'")
    root = etree.fromstring(svg(figure, "#one url(#two) <b> & 'c'", "k"))
    assert root.get("aria-label") == "".join(root.itertext()).strip() == "#one url(#two) <b> & 'c'"


def test_words_that_are_turned_stay_turned_and_others_have_no_turn() -> None:
    figure, axes = panel(100, 10, 10, 10, 10)
    for angle in (0.0, 90.0):
        label(axes, 0.5, 0.5, "words", rotation=angle)
    assert len(re.findall("rotate", svg(figure, "words", "k"))) == 1


def test_coordinates_may_be_short() -> None:
    figure, axes = panel(100, 10, 10, 10, 10)
    axes.plot([1 / 3, 2 / 7], [1 / 3, 2 / 7])
    assert re.search(r"\d\.\d{3}", svg(figure, "0.1234", "k").split(">", 1)[1])
    text = svg(figure, "0.1234", "k", fine=False)
    assert 'aria-label="0.1234"' in text
    assert not re.search(r"\d\.\d{3}", text.split(">", 1)[1])


@pytest.mark.parametrize("words", ["中文标题", "한국", "العربية", "कि", "ไทย", "\U0001f680", "Zürich 中"])
def test_scripts_that_the_typeface_lacks_stay_text(words: str) -> None:
    figure, axes = panel(100, 10, 10, 10, 10)
    label(axes, 0.5, 0.5, words)
    assert words in svg(figure, words, "k")  # and no warning, which would be an error here


def test_no_setting_of_a_matplotlibrc_changes_a_drawing() -> None:
    """Here `text.usetex` would even start LaTeX."""
    plain = drawing()
    with rc_context({"lines.linewidth": 9, "text.usetex": True, "savefig.dpi": 10, "axes.facecolor": "red", "lines.color": "red"}):
        with own_looks():
            assert drawing() == plain
        with rc_context({"text.usetex": False}):
            assert drawing() != plain
