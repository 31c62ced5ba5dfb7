"""Whatever a record holds, its page shows it and does nothing else."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from jinja2 import UndefinedError

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.records.fields import replaced
from equipoise.report.drawing.theme import INK, MUTED, label, panel, svg
from equipoise.report.pages import engagement as engagement_page
from equipoise.report.pages import reach as reach_page
from equipoise.report.pages import stability as stability_page
from equipoise.report.pages.brief import html as brief_html
from equipoise.report.pages.rendering import link, record_text, rendered_text
from equipoise.report.reference.site import pages
from equipoise.study.drivers import Driver
from tests import hostile, stabilities
from tests.report import arcs, engagements, synthetic

Record = dict[str, Any]
PAGES: Mapping[str, tuple[Callable[[], Any], Callable[[Any], str]]] = {
    "brief": (lambda: synthetic.brief(synthetic.record()), brief_html),
    "defend": (engagements.record, engagement_page.html),
    "reach": (arcs.record, reach_page.html),
    "stability": (stabilities.record, stability_page.html),
}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_in_a_page_acts(name: str) -> None:
    record, html = PAGES[name]
    page = html(hostile.tainted(record()))
    assert hostile.faults(page) == []
    assert r"\x1b]52;c;aGk=\x07" in page


@pytest.mark.parametrize("name", PAGES)
def test_words_in_drawings_have_colours_that_stand_out(name: str) -> None:
    record, html = PAGES[name]
    looks = re.findall(r'<text style="([^"]*)"', html(record()))
    colours = {match[1] if (match := re.search(r"fill: (#\w+)", look)) else "#000000" for look in looks}
    assert INK in colours
    assert colours <= {INK, MUTED, "#000000", "#ffffff"}  # on paper the first two, on shades the last two


def test_twin_a_page_that_acts_is_noticed() -> None:
    assert len(hostile.faults('<a href="javascript:x">\x1b</a><svg><b></svg><img onload="x">')) == 4


def test_a_record_keeps_its_value_beside_the_page() -> None:
    record = hostile.tainted(engagements.record())
    written = record_text(record)
    assert json.loads(written) == hostile.tainted(engagements.tree())
    assert not hostile.RAW.search(written)
    with pytest.raises(InputError, match="not finite; compute the scenario again"):
        record_text(Driver.model_construct(id="a", correlation=float("nan")))


def test_only_addresses_of_the_web_are_links() -> None:
    assert str(link("https://example.org/?a=1&b=2")) == (
        '<a class="url" href="https://example.org/?a=1&amp;b=2" rel="noreferrer">https://example.org/?a=1&amp;b=2</a>'
    )
    assert str(link("javascript:alert('x')")) == "javascript:alert(&#39;x&#39;)"


def test_plain_text_is_escaped_by_its_caller_alone_and_still_shown() -> None:
    parts = {"columns": ["a"], "sides": ["---"], "rows": [["&lt; <b>"], ["\x1b\u202e"]]}
    assert rendered_text("table.md.j2", parts) == "| a |\n| --- |\n| &lt; <b> |\n| \\x1b\\u202e |\n"
    with pytest.raises(UndefinedError):
        rendered_text("table.md.j2", {"columns": ["a"]})


def test_a_drawing_is_well_formed_whatever_its_words() -> None:
    figure, axes = panel(120, 20, 20, 20, 20)
    label(axes, 0.5, 0.5, hostile.TEXT)
    assert hostile.faults(svg(figure, hostile.TEXT, f"key {hostile.TEXT}")) == []


def test_the_pages_on_the_facts_show_and_do_nothing_else() -> None:
    base = facts.load()
    key = next(iter(base.sources))
    source = replaced(base.sources[key], title=hostile.TEXT, url=hostile.ADDRESS, note=f"[a]({hostile.ADDRESS})")
    written = pages(dataclasses.replace(base, sources={**base.sources, key: source}))
    assert not any(hostile.RAW.search(page) for page in written.values())
    assert all(f"]({hostile.ADDRESS}" not in page and f"<{hostile.ADDRESS}" not in page for page in written.values())
    assert r"&#92;x1b&#93;52;c;aGk=&#92;x07" in written["sources.md"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_the_head_and_the_footer_of_the_base(name: str) -> None:
    record, html = PAGES[name]
    made, page = record().model_dump(mode="json"), html(record())
    seed = f" · seed {made['scenario']['seed']}" if "seed" in made["scenario"] else ""
    assert page.count("@font-face") == 5
    assert f"Equipoise {made['version']} · inputs {made['digest']}{seed}" in page.partition("</style>")[0]
    assert f"<p>Equipoise {made['version']} · inputs {made['digest']}" in page.partition("<footer>\n")[2]
    assert "default-src 'none'" in page.partition("<title>")[0]


OTHERS = {
    "defend": {"Far layer": "Odd tier", "2026-11-22": "2031-03-04", "integrated": "coordinated"},
    "reach": {"Far layer": "Odd tier", "northern radar": "distant eye", "US Midwest": "Old Plain"},
    "stability": {"Pakistan": "Ruritania", "2026-11-22": "2031-03-04", "Four actors": "Some powers"},
}
DAYS = {"2026-11-22": "22 November 2026", "2031-03-04": "4 March 2031"}


@pytest.mark.parametrize("name", OTHERS)
def test_what_a_record_names_is_read_from_it_and_nowhere_written_out(name: str) -> None:
    """Other names and dates in a record change these words of its page, and no other ones."""
    (record, html), others = PAGES[name], OTHERS[name]

    def renamed(value: object) -> object:
        if isinstance(value, datetime.date):
            return datetime.date.fromisoformat(str(renamed(value.isoformat())))
        for old, new in others.items():
            value = value.replace(old, new) if isinstance(value, str) else value
        return value

    expected = re.sub(r"<svg.*?</svg>", "", html(record()), flags=re.DOTALL)
    for old, new in (others | {DAYS[old]: DAYS[new] for old, new in others.items() if old in DAYS}).items():
        for first, second in ((old, new), (old[0].upper() + old[1:], new[0].upper() + new[1:])):
            expected = re.sub(rf"\b{first}\b", second, expected)
    page = html(synthetic.changed(record(), renamed))
    assert re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL) == expected
    assert len(expected) > 5_000
