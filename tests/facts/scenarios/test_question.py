"""Scenarios by name, by path, and neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.files.yaml.file import read
from equipoise.facts.scenarios.question import found, refuse_missing, scenario_names, scenario_text
from equipoise.shipped import DATA


def test_a_name_is_looked_up_among_the_shipped_and_a_path_is_read(base: facts.Facts, tmp_path: Path) -> None:
    tree, file = found("northern_arcs", base)
    assert isinstance(tree, dict)
    assert (tree["name"], file) == ("northern_arcs", "scenarios/northern_arcs.yaml")
    path = tmp_path / "mine.yaml"
    path.write_text("name: mine\n", encoding="utf-8")
    assert found(path, base) == ({"name": "mine"}, str(path))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("northern_arc", "no scenario is called 'northern_arc'; did you mean 'northern_arcs'? or give the path of a file"),
        ("today.yaml", "today.yaml: no such file; the shipped scenario is called today: leave .yaml out"),
        ("somewhere/today", "somewhere/today: no such file; the shipped scenario is called today: leave the folder out"),
        ("mine.yml", "mine.yml: no such file; did you mean mine.yaml?"),
        ("other.yaml", "other.yaml: no such file; check the path"),
    ],
)
def test_a_near_name_is_answered(given: str, sentence: str, base: facts.Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text("name: mine\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        found(given, base)
    assert str(refused.value) == sentence
    with pytest.raises(InputError) as refused:
        refuse_missing(given)
    assert str(refused.value) == sentence


def test_a_scenario_that_is_there_is_not_missing(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("no scenario at all\n", encoding="utf-8")
    refuse_missing(path)
    refuse_missing("today")
    with pytest.raises(InputError, match="no such directory of facts"):
        refuse_missing("today", tmp_path / "absent")


def test_the_text_of_a_shipped_scenario_keeps_its_comments(base: facts.Facts) -> None:
    assert "today" in scenario_names(base)
    assert scenario_text("today", base) == (DATA / "scenarios" / "today.yaml").read_text(encoding="utf-8")


def test_the_scenarios_of_an_exported_base_are_written_anew(base: facts.Facts, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_text(facts.json_text(base), encoding="utf-8")
    copy = tmp_path / "copy.yaml"
    copy.write_text(scenario_text("national", facts.load(path)), encoding="utf-8")
    assert read(copy) == found("national", base)[0]
