"""The figures of a section: found by their folder, ordered, and left out where there is nothing to draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise.report.figures.catalogue import drawn, modules
from equipoise.shipped import PACKAGE
from tests.report import synthetic
from tests.report.figures.subjects import subject

PAGES = ("brief", "engagement", "reach", "stability")


@pytest.mark.parametrize("page", PAGES)
def test_every_place_is_a_section_of_the_page(page: str) -> None:
    names = (f"{page}.html.j2", "claim.html.j2", "survivors.html.j2")
    template = "".join(Path(PACKAGE, "report", "templates", name).read_text(encoding="utf-8") for name in names)
    assert modules(page)
    for module in modules(page):
        assert f'drawn("{module.PLACE.section}"' in template, module.__name__


def test_the_figures_of_a_claim_stand_in_the_order_of_their_rank() -> None:
    record = synthetic.brief(synthetic.record())
    floors, arrivals = drawn("brief", "claim", subject(record, record.claims[0]))
    assert "floor" in floors.title
    assert "arrive" in arrivals.title


def test_one_level_alone_draws_no_curve() -> None:
    record = synthetic.record()
    for pair in record["pairs"][:2]:
        pair["floor"]["interceptors"] = [0]
    alone = synthetic.brief(record)
    titles = [figure.title for figure in drawn("brief", "claim", subject(alone, alone.claims[0]))]
    assert len(titles) == 1
    assert titles[0].startswith("Alert and doctrine decide")


def test_without_pairs_there_is_nothing_to_draw() -> None:
    record = synthetic.brief(synthetic.record() | {"pairs": []})
    assert [drawn("brief", "claim", subject(record, claim)) for claim in record.claims[:2]] == [[], []]
