"""The page of a study of stability in a browser, with four cells and with six: nothing overflows, overlaps or is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from equipoise import report
from tests import stabilities
from tests.browser.test_brief import CUT, FLAGS, OVERFLOWING, OVERLAPPING, SMALL


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module", params=[4, 6])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    record = stabilities.record() if request.param == 4 else stabilities.six_cells(stabilities.record())
    return report.stability_brief(record, tmp_path_factory.mktemp("stability")).as_uri()


@pytest.fixture(params=[1280, 400])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page at one width; afterwards, no message and no request but for the page itself."""
    shown = browser.new_page(viewport={"width": request.param, "height": 900}, locale="en-GB", timezone_id="UTC", reduced_motion="reduce")
    heard: list[str] = []
    shown.on("console", lambda message: heard.append(message.text))
    shown.on("request", lambda sent: heard.append(sent.url) if not sent.url.startswith("data:") and sent.url != address else None)
    shown.goto(address)
    shown.evaluate("() => document.fonts.ready")
    yield shown
    shown.close()
    assert heard == []


def test_nothing_overflows_overlaps_or_is_cut(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for script in (OVERFLOWING, CUT, OVERLAPPING):
        assert page.evaluate(script) == []
    assert page.evaluate(SMALL) == 0
