"""Scenarios in Python: checked as files are, changed by whole new ones, written and read back as the same."""

from __future__ import annotations

import datetime as dt
from operator import methodcaller
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import equipoise as eq
from equipoise import facts
from equipoise.facts.files.yaml.dump import dumped
from tests.samples import SMALL

html = methodcaller("_repr_html_")  # as notebooks call it
TODAY = eq.scenario("today")


@pytest.mark.parametrize("name", eq.scenarios())
def test_a_shipped_scenario_is_written_as_it_is_read_with_its_comments(name: str, tmp_path: Path) -> None:
    read = eq.scenario(name)
    path = read.save(tmp_path / "again.yaml")
    assert path.read_text(encoding="utf-8") == facts.scenario_text(name, facts.load())
    again = eq.scenario(path)
    assert again == read
    assert again.to_yaml() == read.to_yaml()


@pytest.mark.parametrize("name", eq.scenarios())
def test_a_scenario_written_anew_is_read_as_the_same(name: str, tmp_path: Path) -> None:
    read = eq.scenario(name)
    changed = read.replace(title="Another title").replace(title=read.title)
    assert changed == read
    path = changed.save(tmp_path / "again.yaml")
    again = eq.scenario(path)
    assert again == read
    assert again.to_yaml() == changed.to_yaml() == dumped(read.tree)


def test_settings_of_the_file_and_of_its_questions_are_replaced() -> None:
    changed = TODAY.replace(draws=np.int64(100), assurance=0.95, interceptors=[0, 44], date=dt.date(2026, 11, 1))
    asked = changed.asked("reductions")
    assert (asked.draws, asked.assurance, asked.interceptors, asked.date) == (100, 0.95, (0, 44), dt.date(2026, 11, 1))
    assert TODAY.asked("reductions").draws == 2_000
    assert eq.scenario("two_powers").replace(integration="independent").asked("engagement").integration == "independent"


def test_an_override_is_recorded_with_its_reason_and_gives_way_to_the_next() -> None:
    first = TODAY.with_override("USA.gmd.interceptors", 100, low=50, high=200, law="uniform", reason="an example")
    second = first.with_override("USA.gmd.interceptors", 60, reason="another").with_override("RUS.withheld", 0.4, reason="a third")
    (override,) = first.asked("reductions").overrides
    assert (override.id, override.low, override.best, override.high, override.law) == ("USA.gmd.interceptors", 50, 100, 200, "uniform")
    assert [(override.id, override.best, override.reason) for override in second.asked("reductions").overrides] == [
        ("USA.gmd.interceptors", 60, "another"),
        ("RUS.withheld", 0.4, "a third"),
    ]
    assert "override   USA.gmd.interceptors = 100 (50 to 200): an example" in repr(first)


def test_a_mapping_states_what_a_file_would(tmp_path: Path) -> None:
    read = eq.scenario(SMALL)
    stated = eq.scenario(dict(read.tree))
    assert stated.asked("reductions").pairs == read.asked("reductions").pairs
    assert stated.to_yaml() == dumped(read.tree)


WRONG: list[tuple[Any, str]] = [
    (lambda: eq.scenario("tody"), "no scenario is called 'tody'; did you mean 'today'? or give the path of a file"),
    (lambda: eq.scenario("nowhere.yaml"), "nowhere.yaml: no such file; check the path"),
    (lambda: TODAY.replace(assurence=0.5), "unknown setting 'assurence'; did you mean 'assurance'?"),
    (lambda: TODAY.replace(assurance=5), "'assurance': input should be less than 1, not 5; correct the value"),
    (lambda: TODAY.replace(assurance=float("nan")), "'assurance': input should be a finite number, not nan; correct the value"),
    (lambda: TODAY.replace(draws="many"), "'draws': input should be a valid integer, not 'many'; correct the value"),
    (lambda: TODAY.replace(interceptors=[1, 2]), "interceptors start at 1; start at 0, the case without defence"),
    (lambda: TODAY.replace(requirement={"low": 1}), "the key 'best' is missing in requirement; add 'best: …'"),
    (lambda: TODAY.replace(interceptors=object()), "object has no form in a scenario; give numbers, texts, dates, lists and mappings"),
    (
        lambda: eq.scenario({1: 2}),
        "1 is not a key; give keys as text",
    ),
    (lambda: TODAY.asked("engagment"), "unknown question 'engagment'; did you mean 'engagement'?"),
    (
        lambda: TODAY.with_override("RUS.nosuch.launchers", 1, reason="x"),
        "the override names an unknown quantity 'RUS.nosuch.launchers'; did you mean",
    ),
    (
        lambda: TODAY.with_override("RUS.yars_silo.alert_day_to_day", 5.0, reason="x"),
        "the override of RUS.yars_silo.alert_day_to_day: 5 is impossible: share must be between 0 and 1; give a value inside these bounds",
    ),
    (lambda: TODAY.with_override("USA.gmd.interceptors", 9, high=5, reason="x"), "the range 9, 9, 5 is not in order; give low <= best"),
    (lambda: TODAY.with_override("PRK.hwasong_icbm.launchers", 9, reason="x"), "nothing in this scenario reads PRK.hwasong_icbm.launchers"),
]


@pytest.mark.parametrize(("make", "sentence"), WRONG, ids=[str(place) for place in range(len(WRONG))])
def test_what_is_wrong_is_one_sentence(make: Any, sentence: str) -> None:
    with pytest.raises(eq.InputError) as caught:
        make()
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


def test_a_file_that_exists_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(eq.InputError, match="the file exists; name another file, or replace this one with --force"):
        TODAY.save(path)
    assert path.read_text(encoding="utf-8") == "mine"
    TODAY.save(path, force=True)
    assert eq.scenario(path) == TODAY


def test_a_scenario_is_shown_in_a_few_lines() -> None:
    shown = repr(TODAY)
    assert shown.startswith("Scenario 'today': Missile defence and reductions, late 2026\n  date       2026-11-22\n")
    assert len(shown.splitlines()) < 30
    assert "<th>draws</th><td>2,000</td>" in html(TODAY)
    assert "&lt;b&gt;" in html(TODAY.replace(title="<b>"))


def test_equal_scenarios_have_equal_hashes() -> None:
    assert hash(TODAY) == hash(eq.scenario("today"))
    assert TODAY.replace(draws=10) != TODAY
