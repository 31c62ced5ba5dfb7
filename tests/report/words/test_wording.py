from __future__ import annotations

import pytest

from equipoise.report.words import numbers, wording


@pytest.mark.parametrize("share", [0.0, 1e-9, 0.0049, 0.5, 0.9951, 1 - 1e-9, 1.0])
def test_a_share_never_reads_zero_or_a_hundred_per_cent(share: float) -> None:
    for text in (numbers.percent(share), wording.share_of_draws(share, 1700), wording.of_them(share)):
        assert "0.0" not in text
        assert not text.startswith(("0\N{NO-BREAK SPACE}%", "100\N{NO-BREAK SPACE}%"))
        assert " 0\N{NO-BREAK SPACE}%" not in text


def test_a_share_that_is_none_or_all_counts_the_draws() -> None:
    assert wording.share_of_draws(0, 1700) == "in no draw of 1,700"
    assert wording.share_of_draws(1, 1300) == "in every draw of 1,300"


def test_names_of_states_take_their_article_inside_a_sentence() -> None:
    assert wording.the("United States, United Kingdom and France") == "the United States, the United Kingdom and France"
    assert wording.the("the United States") == "the United States"


def test_lists_read_as_lists() -> None:
    assert [wording.listed(items) for items in ([], ["a"], ["a", "b"])] == ["", "a", "a and b"]
    assert wording.capital(wording.inside("Many draws")) == "Many draws"
