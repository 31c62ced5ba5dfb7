"""The page of a study of stability in a browser, with four cells and with six: nothing overflows, overlaps or is cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from equipoise import report
from tests import stabilities
from tests.browser.test_brief import CUT, OVERFLOWING, OVERLAPPING, SMALL


@pytest.fixture(scope="module", params=[4, 6])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    record = stabilities.record() if request.param == 4 else stabilities.six_cells()
    return report.stability_brief(record, tmp_path_factory.mktemp("stability")).as_uri()


def test_nothing_overflows_overlaps_or_is_cut(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for script in (OVERFLOWING, CUT, OVERLAPPING):
        assert page.evaluate(script) == []
    assert page.evaluate(SMALL) == 0
