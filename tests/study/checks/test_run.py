"""Published results recomputed: what passes, what fails, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise.study.checks.run import CheckResult, checks

HEAD = """\
- id: mine
  title: Shots
  function: core.defence.salvo.single_shot.salvo_kill_probability
  source: {authors: Someone, title: A page, year: 2020}
  evidence: seen
"""
ONE = HEAD + "  arguments: {kill_probability: 0.5, shots: 4}\n"
SOUND = ONE.replace("mine", "sound") + "  expect: 0.9375\n  tolerance: exact\n"


def results(folder: Path, text: str) -> list[CheckResult]:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return checks([path])


@pytest.mark.parametrize(
    ("lines", "passed", "allowance"),
    [
        ("expect: 0.94\n  tolerance: {absolute: 0.005}", True, "±0.005"),
        ("expect: 0.94\n  tolerance: {absolute: 0.002}", False, "±0.002"),
        ("expect: 0.94\n  tolerance: {relative: 0.003}", True, "±0.3 %"),
        ("expect: 0.94\n  tolerance: {relative: 0.002}", False, "±0.2 %"),
        ("expect: 0.9375\n  tolerance: exact", True, "exact"),
        ("expect: 0.93750001\n  tolerance: exact", False, "exact"),
        ("expect: 0.9\n  compare: at_least", True, "at least"),
        ("expect: 0.95\n  compare: at_least", False, "at least"),
        ("expect: 0.95\n  compare: at_most", True, "at most"),
        ("expect: 0.9\n  compare: at_most", False, "at most"),
        ("expect: 0.93\n  compare: at_most\n  tolerance: {absolute: 0.01}", True, "at most, ±0.01"),
        ("expect: [0.9375]\n  tolerance: exact", False, "exact"),
    ],
)
def test_what_passes(tmp_path: Path, lines: str, passed: bool, allowance: str) -> None:
    (only,) = results(tmp_path, f"{ONE}  {lines}\n")
    assert only.passed is passed
    assert only.tolerance == allowance
    assert only.ours == 0.9375


def test_the_result_says_everything(tmp_path: Path) -> None:
    (only,) = results(tmp_path, ONE + "  expect: 0.94\n  tolerance: {absolute: 0.005}\n  page: p. 7\n  note: Rounded.\n")
    assert only == CheckResult(
        id="mine",
        title="Shots",
        function="core.defence.salvo.single_shot.salvo_kill_probability",
        published=0.94,
        ours=0.9375,
        difference=only.difference,
        comparison="compared",
        tolerance="±0.005",
        compare="equal",
        status="reproduced",
        reason="",
        fault="",
        source="Someone (2020), A page, p. 7",
        evidence="seen",
        note="Rounded.",
        passed=True,
        file=str(tmp_path / "mine.yaml"),
        line=1,
    )
    assert only.difference is not None
    assert abs(only.difference + 0.0025) < 1e-12


def test_cases_share_what_the_check_says(tmp_path: Path) -> None:
    text = (
        HEAD
        + """\
  arguments: {kill_probability: 0.5}
  tolerance: exact
  cases:
  - name: two
    arguments: {shots: 2}
    expect: 0.75
  - name: table
    arguments: {kill_probability: [0.5, 0.25], shots: [[1], [2]]}
    expect: [[0.5, 0.25], [0.75, 0.44]]
    tolerance: {absolute: 0.01}
    note: Rounded.
"""
    )
    two, table = results(tmp_path, text)
    assert (two.id, two.passed, two.line) == ("mine two", True, 9)
    assert (table.id, table.passed, table.note, table.tolerance) == ("mine table", True, "Rounded.", "±0.01")
    assert table.difference == pytest.approx(-0.0025)


@pytest.mark.parametrize(
    ("expect", "ours", "passed"),
    [
        (0.97, 0.9375, True),  # differs as stated
        (0.97, 0.95, False),  # not the value stated as ours
        (0.94, 0.9375, False),  # no real difference
    ],
)
def test_a_stated_difference_must_be_real(tmp_path: Path, expect: float, ours: float, passed: bool) -> None:
    lines = f"  expect: {expect}\n  ours: {ours}\n  tolerance: {{absolute: 0.005}}\n  status: {{differs: rounded up}}\n"
    (only,) = results(tmp_path, ONE + lines)
    assert (only.status, only.reason, only.passed) == ("differs", "rounded up", passed)


def test_an_entry_of_the_result(tmp_path: Path) -> None:
    lines = "  arguments: {kill_probability: 0.5, shots: [1, 2]}\n  select: 1\n  expect: 0.75\n  tolerance: exact\n"
    (only,) = results(tmp_path, HEAD + lines)
    assert only.passed


@pytest.mark.parametrize(
    ("lines", "line", "sentence"),
    [
        ("expect: 1", 1, "the check 'mine' states no tolerance; add 'tolerance: exact', '{absolute: …}' or '{relative: …}'"),
        ("expect: 1\n  tolerance: exact\n  ours: 1", 1, "the check 'mine' states only half of a difference; "),
        ("expect: 1\n  tolerance: exact\n  status: {differs: why}", 1, "the check 'mine' states only half of a difference; "),
        ("expect: 1\n  tolerance: exact\n  select: mean", 1, "the result has no field 'mean'; leave 'select' out, or give an index from 0"),
        ("expect: 1\n  tolerance: exact\n  select: 3", 1, "the result has no entry 3; leave 'select' out"),
    ],
)
def test_what_is_refused(tmp_path: Path, lines: str, line: int, sentence: str) -> None:
    faulty, sound = results(tmp_path, f"{ONE}  {lines}\n{SOUND}")
    assert faulty.fault.startswith(f"{tmp_path / 'mine.yaml'}:{line}: {sentence}")
    assert (faulty.passed, faulty.ours, faulty.difference, faulty.comparison) == (False, None, None, "not computed")
    assert sound.passed


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("single_shot.", "single_shots.", ":3: there is no module 'equipoise.core.defence.salvo.single_shots'; "),
        ("kill_probability: 0.5", "kill_probability: 1.5", ":1: kill_probability 1.5 is impossible; give a probability between 0 and 1"),
        ("{authors: Someone, title: A page, year: 2020}", "nobody_1999", ":4: unknown source 'nobody_1999'; "),
        ("{authors: Someone, title: A page, year: 2020}", "3", ":4: the source cannot be read; "),
        (", year: 2020}", "}", ":4: the key 'year' is missing; add 'year: …'"),
    ],
)
def test_faults_name_their_line(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    faulty, sound = results(tmp_path, (ONE + "  expect: 0.94\n  tolerance: exact\n").replace(old, new) + SOUND)
    assert faulty.fault.startswith(f"{tmp_path / 'mine.yaml'}{sentence}")
    assert (faulty.id, faulty.passed, faulty.comparison) == ("mine", False, "not computed")
    assert sound.passed


def test_a_source_of_the_fact_base(tmp_path: Path) -> None:
    text = ONE.replace("{authors: Someone, title: A page, year: 2020}", "wu_2020") + "  expect: 0.9375\n  tolerance: exact\n"
    (only,) = results(tmp_path, text)
    assert only.source.startswith("Wu Riqiang (2020), Living with Uncertainty")


def test_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(ONE + "  expect: 0.9375\n  tolerance: exact\n", encoding="utf-8")
    told: list[tuple[float, float]] = []
    checks([path, path], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_each_case_is_a_step_and_a_broken_entry_counts_whole(tmp_path: Path) -> None:
    path, cases = tmp_path / "mine.yaml", "  cases:\n  - {name: a}\n  - {name: b}\n  - {name: c}\n"
    whole = ONE + "  expect: 0.9375\n  tolerance: exact\n" + cases
    path.write_text(whole + whole.replace("checks:\n", "").replace("id: mine", "id: other").replace("wilson", "x"), encoding="utf-8")
    told: list[tuple[float, float]] = []
    found = checks([path], progress=lambda done, total: told.append((done, total)))
    assert told == [(n, 6) for n in range(1, 7)]
    assert len(found) == 6


def test_one_case_fails_alone(tmp_path: Path) -> None:
    cases = "  cases:\n  - {name: bad, arguments: {shots: -1}}\n  - {name: good}\n"
    bad, good = results(tmp_path, ONE + "  expect: 0.9375\n  tolerance: exact\n" + cases)
    assert (bad.id, bad.passed, good.id, good.passed) == ("mine bad", False, "mine good", True)
    assert bad.fault == f"{tmp_path / 'mine.yaml'}:10: shots -1 is impossible; give a number of at least 0"


@pytest.mark.parametrize(
    ("own", "expect", "comparison", "fault", "ours"),
    [
        ("0", "0.5", "not finite", "our value is not a finite number (nan); give arguments for which the function has a value", "nan"),
        ("[0, 1]", "[0, 1]", "not finite", "our value is not a finite number (nan); ", ["nan", 1.0]),
        ("0", "[0.5]", "not finite", "our value is not a finite number (nan); ", "nan"),
        ("[1, 1]", "1", "other shape", "our value is a list of 2 and the published one one number; select a part, ", [1.0, 1.0]),
        ("[[1, 1]]", "[1, 1]", "other shape", "our value is a table of 1 by 2 and the published one a list of 2; ", [[1.0, 1.0]]),
    ],
)
def test_values_that_cannot_be_compared_say_why(tmp_path: Path, own: str, expect: str, comparison: str, fault: str, ours: object) -> None:
    text = HEAD.replace("defence.salvo.single_shot.salvo_kill_probability", "stability.indices.force_ratio")
    (only,) = results(tmp_path, f"{text}  arguments: {{own: {own}, other: 0}}\n  expect: {expect}\n  compare: at_least\n")
    assert (only.comparison, only.difference, only.passed, only.ours) == (comparison, None, False, ours)
    assert only.fault.startswith(f"{tmp_path / 'mine.yaml'}:1: {fault}")


def test_a_difference_beyond_all_numbers_is_none(tmp_path: Path) -> None:
    text = HEAD.replace("defence.salvo.single_shot.salvo_kill_probability", "treaties.counting.total")
    (only,) = results(tmp_path, f"{text}  arguments: {{counts: 1.7e+308}}\n  expect: -1.7e+308\n  tolerance: exact\n")
    assert (only.passed, only.difference) == (False, None)


def test_a_property_of_a_result(tmp_path: Path) -> None:
    text = (
        HEAD.replace("salvo.single_shot.salvo_kill_probability", "engagement.engine.engagement")
        + """\
  arguments:
    raid: [{warheads: 2}]
    system: {stocks: [8], layers: [{stock: 0, salvos: [1, 1], kill_probability: [0.5], reach: [1]}]}
  tolerance: {absolute: 1.0e-12}
  cases:
  - {name: none leaks, select: p_no_leak, expect: 0.5625}
  - {name: leakers, select: mean_leakers, expect: 0.5}
  - {name: all shots, select: branches.0.probability, expect: 1}
"""
    )
    assert [(only.passed, only.fault) for only in results(tmp_path, text)] == [(True, "")] * 3
