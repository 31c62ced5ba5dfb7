"""One thing is added in one place: each kind of addition, made in a copy, is found by its path alone and used."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.facts import Lookup
from equipoise.report.reference.site import pages
from equipoise.shipped import PACKAGE
from equipoise.study.sample import Sample
from equipoise.study.world import ACROSS, World, world_of
from tests.samples import base_of_its_own

GIVEN = "kind: assumption, source: equipoise_judgement"
LEG = f"""legs:
  added_leg:
    name: "Added missile"
    basing: silo
    range_class: intercontinental
    penetration_class: ballistic
    accountable: null
    launchers:
    - {{since: 2024-01-01, unit: launchers, low: 1, best: 1, high: 1, {GIVEN}}}
    loading:
    - {{since: 2024-01-01, unit: warheads_per_launcher, low: 1, best: 1, high: 1, {GIVEN}}}
    upload_ceiling:
    - {{since: 2024-01-01, unit: warheads_per_launcher, low: 1, best: 1, high: 1, {GIVEN}}}
    alert_day_to_day:
    - {{since: 2024-01-01, unit: share, low: 0.9, best: 0.9, high: 0.9, {GIVEN}}}
    alert_generated:
    - {{since: 2024-01-01, unit: share, low: 1, best: 1, high: 1, {GIVEN}}}
    reliability:
    - {{since: 2024-01-01, unit: probability, low: 0.8, best: 0.8, high: 0.8, {GIVEN}}}
"""
LAYER = f"""layers:
  added_layer:
    name: "Added layer"
    phase: terminal
    scope: national
    engages: [ballistic]
    track_common_to: warhead
    interceptors:
    - {{since: 2024-01-01, unit: interceptors, low: 7, best: 7, high: 7, {GIVEN}}}
    salvo:
    - {{since: 2024-01-01, unit: interceptors_per_warhead, low: 2, best: 2, high: 2, {GIVEN}}}
    kill_probability:
    - {{since: 2024-01-01, unit: probability, low: 0.3, best: 0.3, high: 0.3, {GIVEN}}}
    p_track:
    - {{since: 2024-01-01, unit: probability, low: 0.8, best: 0.8, high: 0.8, {GIVEN}}}
    coverage:
    - {{since: 2024-01-01, unit: share, low: 1, best: 1, high: 1, {GIVEN}}}
    coverage_forces:
    - {{since: 2024-01-01, unit: share, low: 1, best: 1, high: 1, {GIVEN}}}
"""
KIND = '''"""The record of an institution."""

from __future__ import annotations

from typing import Any

from equipoise.facts.records.actor import held, identified
from equipoise.facts.records.fields import Name, Strict, Text
from equipoise.facts.records.group import Group
from equipoise.facts.records.quantity import Quantity, Sensors


class Institution(Strict):
    """An institution with sensors of its own."""

    id: Name
    name: Text
    stations: Sensors

    def quantities(self) -> list[Quantity]:
        """All quantities of the institution."""
        return held(self)


def identified_institution(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree of a file with each list of values turned into a quantity with its id."""
    return identified(tree, f"institutions.{tree.get('id', '')}", ())


GROUPS = (Group("institutions", "institution", Institution, identified_institution),)
'''
VERB = '''"""`equipoise greet`: a verb more."""

from equipoise.cli.output import show_line


def verb() -> None:
    """Greet the reader."""
    show_line("good day")
'''
FIGURE = '''"""A figure more: the size of the raid."""

from equipoise.report.figures.figure import Figure, Panel, Place, Subject

PLACE = Place("branches", 9)


def figures(subject: Subject) -> list[Figure]:
    """One panel."""
    return [Figure("The raid.", "As it is.", [Panel("<svg></svg>", "All of it")], f"{subject.record.scenario.warheads} warheads.")]
'''
CHECK = """checks:
- id: added
  title: One shot
  function: core.defence.salvo.single_shot.salvo_kill_probability
  arguments: {kill_probability: 0.25, shots: 2}
  expect: 0.4375
  tolerance: {absolute: 1.0e-12}
  source: wilkening_2000
  page: "1"
  evidence: seen
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped facts that stands alone."""
    return base_of_its_own(tmp_path / "data")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, whose commands run by themselves."""
    copy = tmp_path / "equipoise"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def ran(package: Path, *arguments: str) -> str:
    """What a command of a copy prints."""
    found = subprocess.run(
        [sys.executable, "-m", "equipoise", *arguments],
        env={**os.environ, "PYTHONPATH": str(package.parent), "NO_COLOR": "1", "COLUMNS": "200"},
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert found.returncode == 0, found.stderr
    return found.stdout


def found(data: Path, file: str, heading: str, added: str) -> tuple[facts.Facts, World]:
    """The base, and the world of today, with a block added below a heading of one file."""
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert text.count(f"\n{heading}\n") == 1
    path.write_text(text.replace(f"\n{heading}\n", f"\n{added}"), encoding="utf-8")
    base = facts.load(data)
    return base, world_of(Sample(Lookup(base, facts.scenario("today", base).model_copy(update={"draws": 3}))), ACROSS)


def test_a_leg(data: Path) -> None:
    base, here = found(data, "actors/CHN.yaml", "legs:", LEG)
    assert facts.problems(data) == []
    place = [name for _, name, _ in here.legs].index("added_leg")
    assert here.actors.legs.launchers[:, place].tolist() == [1.0] * 4
    assert any("Added missile" in text for text in pages(base).values())


def test_a_layer(data: Path) -> None:
    base, here = found(data, "actors/USA.yaml", "layers:", LAYER)
    assert facts.problems(data) == []
    place = [name for name, _ in here.layers].index("USA.added_layer")
    assert here.actors.layers.interceptors[:, place].tolist() == [7.0] * 4
    assert any("Added layer" in text for text in pages(base).values())


def test_a_kind_of_facts(package: Path) -> None:
    (package / "facts" / "records" / "institution.py").write_text(KIND, encoding="utf-8")
    file = package / "data" / "institutions" / "ctbto.yaml"
    file.parent.mkdir()
    value = f"{{since: 2024-01-01, unit: sensors, low: 300, best: 303, high: 337, {GIVEN}}}"
    file.write_text(f"id: ctbto\nname: CTBTO\nstations:\n- {value}\n", encoding="utf-8")
    assert "303 sensors" in ran(package, "facts", "show", "institutions.ctbto.stations")
    assert "0 faults" in ran(package, "facts", "verify")


def test_a_verb(package: Path) -> None:
    (package / "cli" / "verbs" / "greet.py").write_text(VERB, encoding="utf-8")
    assert "Greet the reader" in ran(package, "--help")
    assert ran(package, "greet") == "good day\n"


def test_a_figure(package: Path, tmp_path: Path) -> None:
    (package / "report" / "figures" / "engagement" / "raid.py").write_text(FIGURE, encoding="utf-8")
    ran(package, "defend", "-o", str(tmp_path / "out"))
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert '<h3><span class="number">Figure 2.</span> The raid.</h3>' in page
    assert "<figcaption> 10 warheads.</figcaption>" in page
    assert re.findall(r"Figure (\d+)\.", page) == ["1", "2", "3", "4", "5"]


def test_a_check(package: Path) -> None:
    for path in (package / "data" / "checks").glob("*.yaml"):
        path.unlink()
    (package / "data" / "checks" / "added.yaml").write_text(CHECK, encoding="utf-8")
    assert ran(package, "check").endswith("1 passed, 0 failed\n")
