"""How a page shows the parts of a figure."""

from __future__ import annotations

import pytest

from equipoise.report.figures.figure import Figure, Key, Panel, Tints
from equipoise.report.pages import rendering
from equipoise.report.pages.engagement import html
from tests.report import engagements

WHOLE = Figure(
    "A <title>.",
    "A subtitle.",
    [Panel("<svg></svg>", "First & last", "#123456"), Panel("<svg></svg>")],
    "A caption.",
    [Key("a line", "line"), Key("a colour", "tint", "#654321"), Key("words alone")],
    Tints("Share in %", [("0", "background:#fff"), ("100", "background:#000")]),
    "one",
)


def shown(monkeypatch: pytest.MonkeyPatch, figure: Figure) -> str:
    """The first figure of a page that shows this one in each of its sections."""
    monkeypatch.setattr(rendering, "drawn", lambda *_: [figure])
    page = html(engagements.record())
    return page[page.index("<figure>") : page.index("</figure>")]


def test_every_part_is_shown_and_words_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, WHOLE)
    assert "Figure 1.</span> A &lt;title&gt;.</h3>" in text
    assert '<div class="panels one">' in text
    assert text.count('<p class="heading">') == 1
    assert '<span class="dot" style="background:#123456"></span>First &amp; last</p>' in text
    assert '<i class="swatch line"></i>a line</span>' in text
    assert '<i class="swatch tint" style="background:#654321"></i>a colour</span>' in text
    assert '<span class="key">words alone</span>' in text
    assert '<span class="step" style="background:#000">100</span>' in text
    assert text.endswith("<br>A caption.</figcaption>\n")


def test_a_caption_goes_on_after_the_keys_that_its_lead_announces(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, WHOLE._replace(lead="Left with a chance of", tints=None))
    assert "<figcaption>Left with a chance of" in text
    assert "<br>" not in text
