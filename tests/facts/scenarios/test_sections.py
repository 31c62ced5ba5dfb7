"""The parts of a scenario file: where each key belongs, and the whole sentence for one that stands elsewhere."""

from __future__ import annotations

import pytest

from equipoise.facts.files.yaml.file import parsed
from equipoise.facts.files.yaml.tree import Mapping
from equipoise.facts.scenarios.sections import KEYS, QUESTIONS, misplaced, questions, together


def tree(text: str) -> Mapping:
    """The tree of a text that is a mapping."""
    whole = parsed(text, "mine.yaml")
    assert isinstance(whole, Mapping)
    return whole


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("pairs: []", "the key 'pairs' belongs in a section; write 'reductions:' and, indented below it, 'pairs: …'"),
        ("interceptors: [0]", "the key 'interceptors' belongs in a section; write 'reductions:' and, indented below it, 'interceptors: …'"),
        ("raid: []", "the key 'raid' belongs in a section; write 'engagement:' and, indented below it, 'raid: …'"),
        ("flights: []", "the key 'flights' belongs in a section; write 'geometry:' and, indented below it, 'flights: …'"),
        ("layers: []", "the key 'layers' belongs in a section; write 'geometry:' and, indented below it, 'layers: …'"),
        (
            "stocks: {}",
            "the key 'stocks' belongs in a section; write 'defences:' and the name of the defence and, indented below it, 'stocks: …'",
        ),
        ("options: {}", "the key 'options' belongs in a section; write 'reach:' and, indented below it, 'options: …'"),
        ("actor: []", "unknown key 'actor'; did you mean 'actors'?"),
        ("reductions:", "the section 'reductions' has no keys; write its keys below it, indented, or {} where all have a default"),
        ("reach: [1]", "the section 'reach' has no keys; write its keys below it, indented, or {} where all have a default"),
        ("engagement: {raids: []}", "unknown key 'raids' in engagement; did you mean 'raid'?"),
        ("geometry: {flight: []}", "unknown key 'flight' in geometry; did you mean 'flights'?"),
    ],
)
def test_a_key_elsewhere_is_told_where_it_belongs(text: str, sentence: str) -> None:
    assert [str(fault) for fault in misplaced(tree(f"name: mine\n{text}\n"))] == [f"mine.yaml:2: {sentence}"]


def test_layers_of_an_earlier_file_of_a_defence_belong_to_it() -> None:
    told = [str(fault) for fault in misplaced(tree("raid: []\nlayers: []\n"))]
    assert told[1].startswith("mine.yaml:2: the key 'layers' belongs in a section; write 'defences:'")


def test_questions_are_asked_in_the_order_of_the_chain() -> None:
    assert questions(tree("stability: {}\nreach: {}\nreductions: {}\n")) == ("reductions", "reach", "stability")
    assert set(QUESTIONS) < set(KEYS)


def test_entries_of_parts_keep_their_file_and_line() -> None:
    first = tree("name: mine\nraid: {a: 1}\n")
    other = parsed("\n\nlayers: [1]\nextra: 2\n", "other.yaml")
    assert isinstance(other, Mapping)
    whole = together(first, (first, ("name",)), (other, ("layers", "stocks")))
    assert dict(whole) == {"name": "mine", "layers": [1]}
    assert (whole.lines, whole.files) == ({"name": 1, "layers": 3}, {"name": "mine.yaml", "layers": "other.yaml"})
