"""Sources: what each must say about what was read and how it was obtained."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from equipoise import facts


def test_sources_say_how_they_were_obtained(base: facts.Facts) -> None:
    assert base.source("fas_ru25_table").obtained == "not-seen"
    assert base.source("sipri26").obtained == "seen-secondary"
    assert base.source("almayadeen").date == "2025-01-30"
    assert base.source("tass_mashkov").date == "2023-04-22"
    assert "2023" in base.source("tass_mashkov").note


def test_no_source_speaks_of_the_machine_that_found_it(base: facts.Facts) -> None:
    for key, source in base.sources.items():
        words = f"{source.title} {source.publisher} {source.note}".lower()
        assert "find_string" not in words, key
        assert "github file" not in words, key
        assert "index id" not in words, key


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("obtained: not-seen", "obtained: heard", "'obtained': input should be 'seen', 'seen-secondary' or 'not-seen', not 'heard'"),
        ("date: 2024\n", "date: spring\n", "'spring' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("  publisher:", "  publischer:", "unknown key 'publischer'; did you mean 'publisher'?"),
        ("  obtained: seen\n", "", "the key 'obtained' is missing in equipoise_judgement; add 'obtained: …'"),
        ("equipoise_judgement:", "Equipoise judgement:", "'[key]': string should match pattern"),
    ],
)
def test_an_incomplete_source_is_refused(spoiled: Callable[..., str], old: str, new: str, message: str) -> None:
    sentence = spoiled("sources.yaml", old, new)
    assert sentence.startswith("sources.yaml:")
    assert sentence.partition(": ")[2].startswith(message)
