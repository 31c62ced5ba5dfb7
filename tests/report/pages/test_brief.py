from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from equipoise import report
from equipoise.errors import InputError
from equipoise.report.pages.brief import html
from tests.report import synthetic


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    return report.brief(synthetic.typed(synthetic.record()), tmp_path_factory.mktemp("brief")).read_text(encoding="utf-8")


def test_the_record_and_its_verdicts_lie_beside_the_page(tmp_path: Path) -> None:
    path = report.brief(synthetic.typed(synthetic.record()), tmp_path / "new" / "folder")
    record = json.loads((path.parent / "brief.json").read_text(encoding="utf-8"))
    assert record["claims"][0]["id"] == "defence-ends-reductions"
    assert record["digest"] == "93e13a6c1200"
    assert sorted(file.name for file in path.parent.iterdir()) == ["brief.json", "index.html"]


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (report.brief(synthetic.typed(synthetic.record()), tmp_path / name).read_bytes() for name in ("one", "two"))
    assert first == second


def test_the_page_needs_nothing_from_outside_and_runs_nothing(text: str) -> None:
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert not re.search(r'(?:src|srcset|data)="(?!data:)', text)
    assert not re.search(r"url\((?!data:|#|[\"']?#)", text)
    assert set(re.findall(r'<link [^>]*href="([^"]+)"', text)) == {"data:,"}


def test_every_link_inside_the_page_resolves_and_no_name_is_used_twice(text: str) -> None:
    names = re.findall(r' id="([^"]+)"', text)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(names)


def test_every_part_is_there(text: str) -> None:
    for words in (
        "In short",
        "Does missile defence end the prospect of cuts?",
        "The mirror",
        "What decides it",
        "The counter-claim, and how it fares",
        "Factual statements",
        "Not decided by this version.",
        "Method in short",
        "References",
        "Equipoise 0.1.0 · inputs 93e13a6c1200 · seed 314159",
        "Of 3 factual statements, 1 is contradicted and 2 are supported.",
        "Not read: recalled",
    ):
        assert words in text, words


def test_no_number_reads_as_nought_per_cent(text: str) -> None:
    assert not re.search(r"(?<![\d,.–-])0(?:\.0+)?[\s\xa0]%(?!</text>)", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))


def test_words_of_a_record_cannot_become_markup(tmp_path: Path) -> None:
    record = synthetic.record()
    record["scenario"]["title"] = record["pairs"][0]["retaliator_name"] = '<img src="x">'
    assert "<img" not in report.brief(synthetic.typed(record), tmp_path).read_text(encoding="utf-8")


def test_a_failure_keeps_the_older_page_and_its_record(tmp_path: Path) -> None:
    page = report.brief(synthetic.typed(synthetic.record()), tmp_path).read_bytes()
    record = synthetic.record() | {"digest": "changed", "sources": {}}
    with pytest.raises(InputError, match="is cited but not in the record"):
        report.brief(synthetic.typed(record), tmp_path)
    assert (tmp_path / "index.html").read_bytes() == page
    assert json.loads((tmp_path / "brief.json").read_text(encoding="utf-8"))["digest"] == synthetic.record()["digest"]


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"the results cannot be written \(File exists\); name a directory that you may write"):
        report.brief(synthetic.typed(synthetic.record()), tmp_path / "file")


STATED: dict[str, Any] = {
    "draws": 3400,
    "seed": 271828,
    "assurance": 0.75,
    "date": "2025-03-09",
    "title": "Another question",
    "requirement": {"low": 61, "best": 211, "high": 411, "law": "triangular", "reason": "a reason"},
}
STATED_WORDS = {
    "1,700": "3,400",
    "314159": "271828",
    "85\xa0%": "75\xa0%",
    "22 November 2026": "9 March 2025",
    "Missile defence and reductions, late 2026": "Another question",
    "50–400": "61–411",
    "best 200": "best 211",
    "spans the published views": "a reason",
    "0.1.0": "9.8.7",
    "93e13a6c1200": "feed",
}
LEVELS: dict[float, int] = {44: 45, 64: 66, 128: 131, 256: 259, 512: 515, 1024: 1027, 2048: 2051}


def words(record: dict[str, Any]) -> str:
    """The page without its style and its drawings."""
    return re.sub(r"<style.*?</style>|<svg.*?</svg>", "", html(synthetic.brief(record)), flags=re.DOTALL)


def replaced(text: str, changes: dict[str, str]) -> str:
    """A text with whole words replaced."""
    for old, new in changes.items():
        text = re.sub(rf"(?<![\w,.]){re.escape(old)}(?!\w)", new, text)
    return text


@pytest.mark.parametrize("made", [synthetic.record, synthetic.extremes])
def test_what_the_record_states_is_read_from_it_and_nowhere_written_out(made: Callable[[], dict[str, Any]]) -> None:
    """Another scenario changes its own words on the page and no other ones."""
    before = words(made())
    other: dict[str, Any] = made() | {"version": "9.8.7", "digest": "feed"}
    other["scenario"] |= STATED
    other = synthetic.changed(other, lambda value: LEVELS.get(value, value) if isinstance(value, int | float) else value)
    changes = STATED_WORDS | {f"{old:,}": f"{new:,}" for old, new in LEVELS.items()}
    assert words(other) == replaced(before, changes)

    def renamed(value: object) -> object:
        return value.replace("Russia", "Ruritania").replace("United States", "Old Union") if isinstance(value, str) else value

    told = replaced(before, {"Russia": "Ruritania", "the United States": "Old Union", "The United States": "Old Union"})
    assert words(synthetic.changed(made(), renamed)) == told.replace("United States", "Old Union")
