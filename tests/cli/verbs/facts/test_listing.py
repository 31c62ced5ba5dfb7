from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.cli.main import status
from equipoise.shipped import DATA


def test_list_has_every_quantity_at_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith(f"{len(facts.load().ids())} quantities")
    assert max(len(line) for line in lines) <= 80


def test_list_by_actor_and_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "list", "--actor", "RUS", "--kind", "assumption", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown
    assert all(name.startswith("RUS.") and value["kind"] == "assumption" for name, value in shown.items())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["list", "--actor", "RUSS"], "unknown actor 'RUSS'; use one of "),
        (["list", "--kind", "guess"], "unknown kind 'guess'; use measured, official, estimate or assumption"),
        (["show", "USA.gmd.interceptor"], "unknown quantity 'USA.gmd.interceptor'; "),
        (["show", "USA.gmd.interceptors@soon"], "'soon' in 'USA.gmd.interceptors@soon' is not a date; write it as 2026-11-22"),
        (["list", "--facts", "nowhere"], "nowhere: no such directory of facts; "),
    ],
)
def test_wrong_input_is_one_sentence(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(says)
    assert shown.err.count("\n") == 1


def test_a_date_before_the_data_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "show", "USA.gmd.interceptors@1950-01-01"]) == 2
    assert "date outside the data" in capsys.readouterr().err


def test_show_gives_range_unit_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "show", "USA.gmd.interceptors@2026-11-22"]) == 0
    shown = capsys.readouterr().out
    assert "44 interceptors" in shown
    assert re.search(r"source +\w+: ", shown)
    assert "actors/USA.yaml:" in shown


def test_show_as_json_brings_the_publication(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "show", "USA.gmd.interceptors", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["id"] == "USA.gmd.interceptors"
    assert shown["values"][0]["publication"]["title"]


def test_verify_the_shipped_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "verify"]) == 0
    assert re.fullmatch(r"\d+ quantities, 0 faults\n", capsys.readouterr().out)


@pytest.mark.parametrize("flag", [[], ["--json"]])
def test_verify_names_each_fault(flag: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = tmp_path / "facts"
    shutil.copytree(DATA, base)
    file = base / "actors" / "USA.yaml"
    file.write_text(file.read_text().replace("unit: interceptors,", "unit: furlongs,", 1))
    assert status(["facts", "verify", "--facts", str(base), *flag]) == 2
    shown = capsys.readouterr()
    assert re.search(r"facts/actors/USA\.yaml:\d+: unit 'furlongs' is not known; ", shown.err)
    assert (json.loads(shown.out)[0]["line"] > 1) if flag else (shown.out == "")


def test_best_and_both_ends_of_a_range_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "show", "RUS.yars_mobile.launchers@2026-11-22"]) == 0
    assert re.search(r"best +180 launchers\n *range +162–189 \(triangular\)", capsys.readouterr().out)
    assert status(["facts", "list", "--actor", "RUS"]) == 0
    assert re.search(r"RUS\.yars_mobile\.launchers +180 +162–189 ", capsys.readouterr().out)
