"""The explanation of a number is found by the question of its record, by name or by words."""

from __future__ import annotations

import pytest

from equipoise import study
from equipoise.errors import InputError
from equipoise.study.explained import explained, explained_names
from equipoise.study.reductions.trace import explanation, names


def test_all_names_or_those_that_hold_the_words(results: study.Results) -> None:
    assert explained_names(results.record) == names(results.record)
    found = explained_names(results.record, "usa-vs-rus floor")
    assert found
    assert all("USA-vs-RUS.floor@" in name for name in found)


def test_a_number_is_explained_in_short_or_with_all_inputs(results: study.Results) -> None:
    name = "USA-vs-RUS.floor@64"
    whole = explained(results.record, name, whole=True)
    assert whole == explanation(results.record, name)
    brief = explained(results.record, name)
    assert len(str(brief).splitlines()) < 20 < len(str(whole).splitlines())
    assert brief.text == whole.text
    assert explained(results.record, "usa-vs-rus floor@64") == brief, "words that one name holds are that name"


@pytest.mark.parametrize(
    ("words", "near"), [("RUS-vs-USA.flor@64", "RUS-vs-USA.floor@64"), ("parameters.fratricid", "parameters.fratricide")]
)
def test_an_unknown_name_is_answered_with_near_ones(results: study.Results, words: str, near: str) -> None:
    if words == "parameters.fratricid":
        assert explained(results.record, words).title == near
        return
    with pytest.raises(InputError) as caught:
        explained(results.record, words)
    assert near in caught.value.fix


def test_words_that_several_names_hold_are_answered_with_names(results: study.Results) -> None:
    with pytest.raises(InputError, match="the results hold no number called 'floor'; try "):
        explained(results.record, "floor")
