"""All generated pages."""

from __future__ import annotations

import posixpath
import re

import pytest

from equipoise import facts
from equipoise.report.reference.site import pages


@pytest.fixture(scope="module")
def written(base: facts.Facts) -> dict[str, str]:
    """The pages by their path."""
    return pages(base)


def test_one_page_for_each_actor_defence_and_treaty(base: facts.Facts, written: dict[str, str]) -> None:
    expected = {f"actors/{name}.md" for name in base.actors} | {f"treaties/{name}.md" for name in base.treaties}
    expected |= {f"defences/{name}.md" for name in base.defences} | {"timeline.md", "sources.md", "index.md", "parameters.md"}
    assert expected <= set(written)


def test_links_lead_to_pages_and_sources(base: facts.Facts, written: dict[str, str]) -> None:
    for path, text in written.items():
        for target, anchor in re.findall(r"\]\(([^)#]+\.md)(?:#([^)]*))?\)", text):
            page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            assert page in written or page == "../facts.md", f"{path} links to {target}"
            assert not anchor or anchor in base.sources, f"{path} links to {target}#{anchor}"


def test_the_overview_tells_the_share_of_assumptions(base: facts.Facts, written: dict[str, str]) -> None:
    assert "are working assumptions" in written["index.md"]
    assert all(actor.name in written["index.md"] for actor in base.actors.values())


def test_every_event_and_source_is_told(base: facts.Facts, written: dict[str, str]) -> None:
    assert written["timeline.md"].count("<time>") == len(base.events)
    assert re.findall(r"^### (\w+)$", written["sources.md"], re.MULTILINE) == sorted(base.sources)


def test_the_same_base_gives_the_same_pages(base: facts.Facts, written: dict[str, str]) -> None:
    assert pages(base) == written
