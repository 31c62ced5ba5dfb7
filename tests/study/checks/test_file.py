"""Files of published results: what is read, and the sentence for everything that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise.errors import InputError
from equipoise.study.checks.file import CheckFile

SOUND = """\
- id: mine
  title: Four shots
  function: core.defence.salvo.single_shot.salvo_kill_probability
  arguments: {kill_probability: 0.5, shots: 4}
  expect: 0.94
  tolerance: {absolute: 0.005}
  source: {authors: Someone, title: A page, year: 2020, page: 7}
  evidence: seen
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_of_checks(tmp_path: Path) -> None:
    ((check, tree),) = CheckFile(written(tmp_path, SOUND)).checks
    assert (check.id, check.expect, str(check.tolerance), check.compare, tree.line) == ("mine", 0.94, "±0.005", "equal", 1)


def test_a_file_with_its_own_sources(tmp_path: Path) -> None:
    body = SOUND.replace("source: {authors: Someone, title: A page, year: 2020, page: 7}", "source: someone_2020")
    file = CheckFile(written(tmp_path, f"sources:\n  someone_2020: {{authors: Someone, title: A page, year: undated}}\nchecks:\n{body}"))
    assert str(file.sources["someone_2020"]) == "Someone (undated), A page"


@pytest.mark.parametrize(
    ("text", "shown"), [("exact", "exact"), ("{absolute: 0.5}", "±0.5"), ("{relative: 0.1}", "±10 %"), ("{absolute: 0}", "exact")]
)
def test_tolerances(tmp_path: Path, text: str, shown: str) -> None:
    ((check, _),) = CheckFile(written(tmp_path, SOUND.replace("{absolute: 0.005}", text))).checks
    assert str(check.tolerance) == shown


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("  title: Four shots\n", "", "1: the key 'title' is missing; add 'title: …'"),
        ("evidence: seen", "evidence: seen\n  nots: x", "9: unknown key 'nots'; did you mean 'note'?"),
        ("  evidence: seen\n", "", "1: the key 'evidence' is missing; add 'evidence: …'"),
        ("{absolute: 0.005}", "0.005", "6: the tolerance cannot be read; write exact, {absolute: 0.005} or {relative: 0.01}"),
        ("{absolute: 0.005}", "{absolute: -1}", "6: the tolerance cannot be read; write exact, {absolute: 0.005} or {relative: 0.01}"),
        (
            "{absolute: 0.005}",
            "{absolute: 0.95}",
            "6: the tolerance ±0.95 is larger than the published value 0.94 itself; give the rounding of the published value",
        ),
        (
            "{absolute: 0.005}",
            "{relative: 1.5}",
            "6: the tolerance ±150 % is larger than the published value 0.94 itself; give the rounding",
        ),
        (
            "  expect: 0.94\n  tolerance: {absolute: 0.005}",
            "  cases:\n  - {name: one, expect: 0.94, tolerance: exact}\n  - name: two\n    expect: [-3, 0.5]\n    tolerance: {absolute: 4}",
            "9: the tolerance ±4 is larger than the published value 3 itself; give the rounding of the published value",
        ),
        ("0.94", "high", "5: the expected value 'high' is not a number; write a number, a list of numbers or a list of rows"),
        ("0.94", "[[[1, 2], [3, 4]], [[1, 2], [3]]]", "5: an expected list is empty or has rows of different length; "),
        ("0.94", "[[1], 2]", "5: an expected list is empty or has rows of different length; "),
        (
            "  expect: 0.94",
            "  cases: []",
            "5: the list of cases is empty; write each as '- name: …' with its 'expect', or leave 'cases' out",
        ),
        (
            "  expect: 0.94",
            "  cases:\n  - name: one",
            "6: the case 'one' has no published value; write it after expect:, here or above cases:",
        ),
        ("evidence: seen", "evidence: seen\n  select: -1", "9: there is no entry -1; give an index from 0"),
        ("evidence: seen", "evidence: seen\n  select: first.__class__", "9: the field 'first.__class__' is not public; "),
        ("0.94", ".nan", "5: the expected value nan is not a number; write a number, a list of numbers or a list of rows"),
        (
            "0.94",
            "[[1, 2], [3]]",
            "5: an expected list is empty or has rows of different length; give each row the same number of values",
        ),
        ("  expect: 0.94\n", "", "1: the check 'mine' needs either 'expect' or 'cases'; "),
        (
            "evidence: seen",
            "evidence: rumour",
            "8: 'evidence': input should be 'seen', 'secondary', 'recalled' or 'derived', not 'rumour'; ",
        ),
        ("evidence: seen", "evidence: seen\n  select: __class__", "9: the field '__class__' is not public; "),
        (
            "evidence: seen",
            "evidence: seen\n  status: wrong",
            '9: the status cannot be read; write reproduced, or {differs: "the reason"}',
        ),
    ],
)
def test_a_faulty_check_is_one_sentence(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    path = written(tmp_path, SOUND.replace(old, new) + SOUND.replace("mine", "other"))
    file = CheckFile(path)
    (fault,) = file.faults
    said = str(fault).removeprefix(f"{path}:")
    assert said.startswith(sentence), said
    assert [check.id for check, _ in file.checks] == ["other"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3\n", ":1: there are no checks; write a list: each check begins with '- id: …'"),
        ("[]\n", ":1: there are no checks; write a list: each check begins with '- id: …'"),
        ("sources: {}\n", ":1: there are no checks; write a list: each check begins with '- id: …'"),
        ("source: {}\nchecks: []\n", ":1: unknown key 'source'; did you mean 'sources'?"),
        ("sources: 3\nchecks: []\n", ":1: the sources must be a mapping; write lines of the form key: {authors: …, title: …, year: …}"),
        ("sources:\n  a: 3\nchecks: []\n", ":2: a source must be a mapping; write {authors: …, title: …, year: …, url: …, page: …}"),
        ("sources:\n  a: {authors: A, year: 2020}\nchecks: []\n", ":2: the key 'title' is missing; add 'title: …'"),
    ],
)
def test_a_faulty_file_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as caught:
        CheckFile(path)
    assert str(caught.value) == f"{path}{sentence}"


@pytest.mark.parametrize(("value", "tolerance"), [("0.94", "{absolute: 0.94}"), ("0", "{absolute: 1.0e-6}"), ("[0, 12]", "{relative: 1}")])
def test_a_tolerance_up_to_the_value_is_read(tmp_path: Path, value: str, tolerance: str) -> None:
    text = SOUND.replace("expect: 0.94", f"expect: {value}").replace("{absolute: 0.005}", tolerance)
    ((check, _),) = CheckFile(written(tmp_path, text)).checks
    assert check.tolerance is not None


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"^nowhere\.yaml: no such file; check the path$"):
        CheckFile(Path("nowhere.yaml"))


def test_entries_that_are_no_checks_leave_the_others_alone(tmp_path: Path) -> None:
    path = written(tmp_path, SOUND + SOUND + "- 3\n" + SOUND.replace("mine", "other"))
    file = CheckFile(path)
    assert [str(fault).removeprefix(f"{path}") for fault in file.faults] == [
        ":9: the id 'mine' is used twice (first on line 1); give each check its own id",
        ":17: a check must be a mapping; begin it with '- id: …'",
    ]
    assert [entry.label for entry in file.entries] == ["mine", "mine", "line 17", "other"]


def test_cases_share_every_key_and_may_say_otherwise(tmp_path: Path) -> None:
    shared = SOUND.replace("  expect: 0.94\n", "  expect: 0.94\n  compare: at_least\n  ours: 0.5\n  status: {differs: rounded}\n")
    cases = """\
  cases:
  - {name: as said}
  - {name: otherwise, expect: 0.75, compare: equal, status: reproduced, page: p. 9, evidence: derived, arguments: {shots: 2}}
"""
    ((check, _),) = CheckFile(written(tmp_path, shared + cases)).checks
    one, two = check.published()
    assert (one.expect, one.compare, one.ours, one.evidence, one.arguments["shots"]) == (0.94, "at_least", 0.5, "seen", 4)
    assert (two.expect, two.compare, two.ours, two.status, two.page, two.evidence) == (0.75, "equal", None, None, "p. 9", "derived")
    assert two.arguments == {"kill_probability": 0.5, "shots": 2}


@pytest.mark.parametrize(("old", "new"), [("0.94", "1" * 400), ("{absolute: 0.005}", "{absolute: " + "1" * 400 + "}")])
def test_a_number_beyond_computing_is_refused_where_the_file_is_read(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(InputError, match=r"mine.yaml:\d+: the number '1{30}…' is too large to compute with; give one below 1e308"):
        CheckFile(written(tmp_path, SOUND.replace(old, new)))
