"""The page of a treaty."""

from __future__ import annotations

import datetime as dt

from equipoise import facts
from equipoise.report.reference.treaty_page import treaty_page, year


def test_every_step_limit_and_rule_is_told(base: facts.Facts) -> None:
    for treaty in base.treaties.values():
        written = treaty_page(treaty, base)
        assert all(f"<time>{step.date}</time>" in written for step in treaty.history)
        assert all(f"#{source})" in written for source in treaty.sources)


def test_new_start_has_what_the_parties_declared(base: facts.Facts) -> None:
    written = treaty_page(base.treaty("new_start"), base)
    assert written.count("<figure") == 3
    assert "dashed: the limit of 1,550" in written
    assert "1,549" in written, "Russia's last declared count of warheads"


def test_a_suspension_is_drawn_for_the_party_alone(base: facts.Facts) -> None:
    drawing = treaty_page(base.treaty("new_start"), base).split("</svg>")[0]
    assert ">Russia<" in drawing
    assert drawing.count("#c98a2b") == 2, "announced, and made law"


def test_a_date_is_a_year_with_its_fraction() -> None:
    assert year(dt.date(2000, 1, 1)) == 2000
    assert 2000.49 < year(dt.date(2000, 7, 1)) < 2000.51
