"""The documentation as a site: it builds without a warning, its links resolve, and it asks nothing of the outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.samples import ROOT

LOOKED_AT = ("index.html", "reference/base/index.html", "reference/base/actors/RUS.html", "reference/base/treaties/new_start.html")
SHOWN = {"script": "src", "img": "src", "link": "href", "source": "src", "iframe": "src"}


class Contents(HTMLParser):
    """The links, anchors and embedded files of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.embedded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag links to, embeds or names."""
        values = dict(attrs)
        self.anchors |= {str(values[name]) for name in ("id", "name") if values.get(name)}
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        if values.get(SHOWN.get(tag, "")):
            self.embedded.append(str(values[SHOWN[tag]]))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return folder


@pytest.fixture(scope="session")
def contents(site: Path) -> dict[Path, Contents]:
    """What each page holds."""
    return {path: Contents(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def test_the_site_has_its_parts(site: Path) -> None:
    for name in (
        *LOOKED_AT,
        "tutorial/first-scenario.html",
        "conventions.html",
        "decisions/0001-layout.html",
        "reference/base/timeline.html",
    ):
        assert (site / name).is_file(), name
    first = (site / "index.html").read_text(encoding="utf-8")
    assert all(re.search(rf"\b{name}\b", first) for name in ("Tutorial", "How to", "Explain", "Reference", "Decisions"))
    assert not list(site.rglob("*.py"))


def test_links_resolve(contents: dict[Path, Contents]) -> None:
    for path, page in contents.items():
        for link in (*page.links, *page.embedded):
            parts = urlsplit(link)
            if parts.scheme or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            assert target.exists(), f"{path} links to {link}"
            if parts.fragment and target in contents and not parts.fragment.startswith("__"):
                assert parts.fragment in contents[target].anchors, f"{path} links to {link}"


def test_nothing_is_taken_from_outside(site: Path, contents: dict[Path, Contents]) -> None:
    for path, page in contents.items():
        assert not [file for file in page.embedded if urlsplit(file).scheme or file.startswith("//")], path
    for sheet in site.rglob("*.css"):
        assert not re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet


@pytest.fixture(scope="module")
def browsed(chromium: str) -> Iterator[Page]:
    """A page of a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_page_asks_nothing_of_the_outside_and_fits(name: str, width: int, site: Path, browsed: Page) -> None:
    asked: list[str] = []
    browsed.on("request", lambda request: asked.append(request.url))
    browsed.set_viewport_size({"width": width, "height": 900})
    browsed.goto((site / name).as_uri())
    browsed.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert browsed.evaluate("document.documentElement.scrollWidth") <= width
    assert browsed.evaluate("document.fonts.check('16px \"Source Sans 3\"')")
