"""A browser, and a page in it at two widths: a module of tests gives its `address`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


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
