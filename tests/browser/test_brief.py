"""The brief in a browser: nothing overflows, overlaps, asks the network or is cut in print."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from equipoise import report
from tests.report import synthetic

OVERFLOWING = """() => [...document.querySelectorAll('body *')]
  .filter(e => !e.closest('.scroll, svg, .visually-hidden') && e.getBoundingClientRect().right > innerWidth + 0.5)
  .map(e => e.outerHTML.slice(0, 80))"""
CUT = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {
  const inner = text.getBoundingClientRect(), outer = svg.getBoundingClientRect();
  return inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 2 || inner.bottom > outer.bottom + 2;
}).map(text => text.textContent))"""
OVERLAPPING = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5)
    .map(([other]) => one + ' / ' + other));
})"""
SMALL = """() => [...document.querySelectorAll('svg[role=img]')].filter(svg => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll('text')].some(text => parseFloat(getComputedStyle(text).fontSize) * scale < 12.5);
}).length"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return report.brief(synthetic.typed(synthetic.record()), tmp_path_factory.mktemp("brief")).as_uri()


def test_nothing_overflows_or_overlaps(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for script in (OVERFLOWING, CUT, OVERLAPPING):
        assert page.evaluate(script) == []
    assert page.evaluate(SMALL) == 0


def test_the_guards_of_the_layout_can_fail(page: Page) -> None:
    page.evaluate("""() => {
      const wide = document.createElement('p'); wide.style.width = '3000px'; document.querySelector('main').append(wide);
      const svg = document.querySelector('svg[role=img]'), text = svg.querySelector('text');
      svg.append(text.cloneNode(true));
      const out = text.cloneNode(true); out.setAttribute('x', -50); out.style.fontSize = '5px'; svg.append(out);
    }""")
    assert all(page.evaluate(script) for script in (OVERFLOWING, CUT, OVERLAPPING))
    assert page.evaluate(SMALL) == 1


def test_the_embedded_faces_are_used(page: Page) -> None:
    loaded = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family + face.weight)")
    assert {name.replace('"', "") for name in loaded} >= {"Source Sans 3400", "Source Sans 3600", "Source Serif 4400", "Source Serif 4600"}


def test_headings_step_down_one_at_a_time(page: Page) -> None:
    levels: list[int] = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(heading => +heading.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_what_scrolls_can_be_reached_by_keyboard_and_has_a_name(page: Page) -> None:
    names: list[str] = page.evaluate(
        "[...document.querySelectorAll('.scroll')].map(part => part.tabIndex === 0 && part.role === 'region' && part.ariaLabel)"
    )
    assert all(names)
    assert len(names) == len(set(names))


def test_the_headline_numbers_are_text_and_figures_are_named_images(page: Page) -> None:
    assert page.get_by_role("img", name="Smallest sufficient force of Russia").count() == 3
    assert "fewer than 1 in 100 draws" in page.locator(".answer").first.inner_text()


@pytest.fixture(scope="module")
def sheets(browser: Browser, address: str) -> list[str]:
    shown = browser.new_page()
    shown.goto(address)
    paper = shown.pdf(prefer_css_page_size=True, print_background=True)
    shown.close()
    return [" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(io.BytesIO(paper)).pages]


def test_every_sheet_has_its_number(sheets: list[str]) -> None:
    assert len(sheets) > 3
    for number, text in enumerate(sheets, start=1):
        assert f"Page {number} of {len(sheets)}" in text


def test_no_figure_is_cut_by_a_sheet(sheets: list[str]) -> None:
    for number in range(1, 5):
        (sheet,) = (text for text in sheets if f"Figure {number}." in text)
        assert "Source: this run." in sheet[sheet.index(f"Figure {number}.") :]


def test_no_sheet_is_left_nearly_empty(sheets: list[str]) -> None:
    assert all(len(text) > 300 for text in sheets), [len(text) for text in sheets]


def test_a_page_in_print_does_not_lose_columns(browser: Browser, address: str, tmp_path: Path) -> None:
    shown = browser.new_page(viewport={"width": 673, "height": 990})  # the text width of an A4 sheet at 96 dots per inch
    shown.emulate_media(media="print")
    shown.goto(address)
    wide = shown.evaluate("[...document.querySelectorAll('table')].filter(t => t.getBoundingClientRect().right > innerWidth + 1).length")
    shown.close()
    assert wide == 0
