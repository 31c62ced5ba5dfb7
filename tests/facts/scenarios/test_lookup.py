"""Values as a scenario sees them, and scenarios that do not agree with the base."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.shipped import DATA

TODAY = DATA / "scenarios/today.yaml"


def override(text: str) -> str:
    """The list of overrides with one entry."""
    return f"overrides:\n- {{{text}}}\n"


def test_the_shipped_scenario_is_found_by_name_and_by_path(base: facts.Facts) -> None:
    by_name, *by_path = (facts.scenario(one, base).model_dump() for one in ("today", TODAY, str(TODAY)))
    assert by_path == [by_name, by_name]


def test_a_value_is_that_of_the_date(base: facts.Facts) -> None:
    lookup = facts.Lookup(base, facts.scenario("today", base))
    value = lookup.value("RUS.yars_mobile.launchers")
    assert (value.low, value.best, value.high) == (162, 180, 189)
    assert value == lookup.stated("RUS.yars_mobile.launchers")


def test_an_override_replaces_the_range_and_says_why(tmp_path: Path, base: facts.Facts) -> None:
    path = tmp_path / "mine.yaml"
    entry = override("id: RUS.yars_mobile.launchers, low: 140, best: 170, high: 180, law: uniform, reason: a lower count")
    path.write_text(
        TODAY.read_text(encoding="utf-8").replace("name: today", "name: mine").replace("overrides: []\n", entry), encoding="utf-8"
    )
    lookup = facts.Lookup(base, facts.scenario(path, base))
    value = lookup.value("RUS.yars_mobile.launchers")
    assert (value.low, value.best, value.high, value.law, value.is_fixed) == (140, 170, 180, "uniform", False)
    path.write_text(path.read_text(encoding="utf-8").replace("low: 140, best: 170, high: 180, law: uniform", "best: 170"), encoding="utf-8")
    lookup = facts.Lookup(base, facts.scenario(path, base))
    value = lookup.value("RUS.yars_mobile.launchers")
    assert (value.low, value.best, value.high, value.is_fixed) == (170, 170, 170, True)
    assert (value.kind, value.source, value.note, value.unit) == ("override", "scenario:mine", "a lower count", "launchers")
    assert (value.file, value.line) == (str(path), len(path.read_text(encoding="utf-8").splitlines()))
    assert lookup.stated("RUS.yars_mobile.launchers").best == 180
    assert lookup.value("RUS.yars_silo.launchers").kind == "assumption"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "id: RUS.yars_mobile.lanchers, best: 1, reason: r",
            "the override names an unknown quantity 'RUS.yars_mobile.lanchers'; did you mean",
        ),
        ("id: IRN.agni.launchers, best: 1, reason: r", "the override names an unknown actor 'IRN' in 'IRN.agni.launchers'; use one of"),
        ("id: RUS.yars_mobile.launchers, best: 1", "the key 'reason' is missing in overrides; add 'reason: …'"),
        ("id: RUS.yars_mobile.launchers, best: 1, reason: ''", "'reason' is empty; write a text"),
        (
            "id: RUS.yars_mobile.launchers, best: -1, reason: r",
            "the override of RUS.yars_mobile.launchers: -1 is impossible: launchers must be",
        ),
        (
            "id: RUS.warning, best: 1.2, reason: r",
            "the override of RUS.warning: 1.2 is impossible: probability must be between 0 and 1; give",
        ),
        ("id: RUS.warning, low: 0.6, best: 0.5, high: 0.7, reason: r", "the range 0.6, 0.5, 0.7 is not in order; give low <= best <= high"),
        ("id: RUS.warning, best: .nan, reason: r", "'best': input should be a finite number, not nan"),
        (
            "id: RUS.yars_mobile.loading, best: 9, reason: r",
            "RUS.yars_mobile.loading: loading 9 warheads per launcher (best) is above the upload",
        ),
        (
            "id: RUS.voevoda.upload_ceiling, best: 2, reason: r",
            "RUS.voevoda.loading: loading 5.6 warheads per launcher (best) is above the upload",
        ),
        ("id: RUS.warning, best: 0.5, reason: r, since: 2020-01-01", "unknown key 'since'; use one of best, high, id, law, low, reason"),
        ("id: RUS.warning, best: 0.5, reason: r, line: 3", "unknown key 'line'; remove it"),
        (
            "id: RUS.warning, best: 0.5, reason: r}\n- {id: RUS.warning, best: 0.6, reason: s",
            "RUS.warning is overridden twice (first on line 38); keep one of the two",
        ),
    ],
)
def test_an_impossible_override_is_refused(question: Callable[..., str], entry: str, message: str) -> None:
    place, _, what = question("overrides: []\n", override(entry)).partition(": ")
    assert place in ("mine.yaml:38", "mine.yaml:39")
    assert what.startswith(message)


def test_an_unknown_actor_is_refused(question: Callable[..., str]) -> None:
    assert (
        question("FRA, GBR]", "FRA, GBR, IRN]")
        == "mine.yaml:8: unknown actor 'IRN'; use one of CHN, FRA, GBR, IND, ISR, PAK, PRK, RUS, USA"
    )


def test_a_date_outside_the_data_is_refused(question: Callable[..., str], base: facts.Facts) -> None:
    sentence = question("date: 2026-11-22", "date: 1999-01-01")
    assert sentence.startswith("mine.yaml:6: date outside the data: ")
    assert "has no value for 1999-01-01; use a date from 2026-01-01 on (first value, data/actors/" in sentence


def test_an_unknown_name_is_refused(base: facts.Facts) -> None:
    with pytest.raises(InputError, match="no scenario is called 'todya'; did you mean 'today'"):
        facts.scenario("todya", base)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "mine.yaml: the file is empty; write its content, or remove the file"),
        (b"- a\n", "mine.yaml:1: the file must be a mapping of keys to values; write lines of the form 'key: value'"),
        (b"name: \xff\n", "mine.yaml:1: the file is not UTF-8 text; save it with the encoding UTF-8"),
        (b"name: [\n", "mine.yaml:2: not readable as YAML: "),
    ],
)
def test_a_file_that_is_no_scenario_is_refused(tmp_path: Path, base: facts.Facts, content: bytes, message: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        facts.scenario(path, base)
    assert str(caught.value).replace(f"{tmp_path}/", "").startswith(message)


def test_a_directory_or_a_missing_file_is_refused(tmp_path: Path, base: facts.Facts) -> None:
    with pytest.raises(InputError, match="this is a directory, not a file; name one file inside it"):
        facts.scenario(tmp_path, base)
    with pytest.raises(InputError, match=r"absent\.yaml: no such file; check the path"):
        facts.scenario(tmp_path / "absent.yaml", base)
