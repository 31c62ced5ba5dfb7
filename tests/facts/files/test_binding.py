"""Every fault of a record is one sentence with file, line and fix."""

from __future__ import annotations

import pytest

from equipoise.errors import InputError
from equipoise.facts.files.binding import FieldError, bound, placed
from equipoise.facts.files.yaml.file import parsed
from equipoise.facts.files.yaml.tree import Mapping
from equipoise.facts.records.fields import List, Strict, Text


class Part(Strict):
    size: int


class Whole(Strict):
    name: Text
    parts: dict[str, Part]
    sizes: List[int] = ()


SOUND = "name: a\nparts:\n  left:\n    size: 1\n"


def sentences(content: str) -> list[str]:
    """The faults of a text read as a `Whole`."""
    faults: list[InputError] = []
    bound(Whole, parsed(content, "f.yaml"), faults=faults, file="f.yaml")
    return [str(fault) for fault in faults]


def test_a_sound_tree_becomes_a_record() -> None:
    assert bound(Whole, parsed(SOUND, "f.yaml")) == Whole(name="a", parts={"left": Part(size=1)})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("name: a\nparst: {}\nparts: {}\n", "f.yaml:2: unknown key 'parst'; did you mean 'parts'?"),
        ("name: a\nparts:\n  left: {size: 1,\n    sise: 2}\n", "f.yaml:4: unknown key 'sise'; did you mean 'size'?"),
        ("name: a\n", "f.yaml:1: the key 'parts' is missing; add 'parts: …'"),
        ("name: a\nparts:\n  left: {}\n", "f.yaml:3: the key 'size' is missing in parts.left; add 'size: …'"),
        ("name: a\nparts:\n  left:\n    size: big\n", "f.yaml:4: 'size': input should be a valid integer, not 'big'; correct the value"),
        ("name: a\nparts: {}\nsizes:\n- 1\n- x\n", "f.yaml:5: 'sizes': input should be a valid integer, not 'x'; correct the value"),
        ("name: ''\nparts: {}\n", "f.yaml:1: 'name' is empty; write a text"),
        ("- 1\n", "f.yaml:1: the file must be a mapping of keys to values; write lines of the form 'key: value'"),
        ("5\n", "f.yaml:1: the file must be a mapping of keys to values; write lines of the form 'key: value'"),
    ],
)
def test_a_fault_is_one_sentence_with_its_line(content: str, sentence: str) -> None:
    assert sentences(content) == [sentence]


def test_all_faults_are_found_at_once() -> None:
    found = sentences("name: ''\nparts:\n  left: {size: x}\nother: 1\n")
    assert [sentence.split(" ")[0] for sentence in found] == ["f.yaml:4:", "f.yaml:1:", "f.yaml:3:"]


def test_without_a_list_the_first_fault_is_raised() -> None:
    with pytest.raises(InputError, match=r"f\.yaml:1: the key 'parts' is missing"):
        bound(Whole, parsed("name: a\n", "f.yaml"))


def test_a_field_error_names_a_path() -> None:
    assert FieldError("unit", "wrong").path == ("unit",)
    assert FieldError(("history", 1), "wrong", fix="mend").path == ("history", 1)


def test_a_record_gets_its_place_and_may_not_state_it() -> None:
    stated = Mapping("a.yaml", 3)
    stated.update({"raid": 1, "name": "one"})
    stated.lines["raid"] = 7
    assert placed(stated) == {"raid": 1, "name": "one", "file": "a.yaml", "line": 3}
    assert placed(stated, "raid") == {"raid": 1, "name": "one", "file": "a.yaml", "line": 7}
    assert placed([1]) == [1]
    stated["line"] = 4
    with pytest.raises(FieldError, match="unknown key 'line'"):
        placed(stated)
