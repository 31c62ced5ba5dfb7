"""Reach scenarios: what a file must say, and the whole sentence for everything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.files.yaml.file import read
from equipoise.facts.files.yaml.tree import Items
from equipoise.facts.scenarios.reach.record import MOST, Flight, Options, ReachBattery, ReachLayer, ReachScenario, ReachSensor, ReachSpace
from tests.samples import REACH, REACH_FAULTS

TREE = read(REACH_FAULTS)
FAULTS: list[dict[str, Any]] = list(TREE) if isinstance(TREE, Items) else []
TEXT = REACH.read_text(encoding="utf-8")
MODELS = (ReachScenario, Flight, ReachSensor, ReachLayer, ReachBattery, ReachSpace, Options)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["new"].strip()[:40] or "left out")
def test_a_file_with_a_fault(fault: dict[str, Any], tmp_path: Path, base: facts.Facts) -> None:
    path = tmp_path / "mine.yaml"
    assert fault["old"] in TEXT
    path.write_text(TEXT.replace(fault["old"], fault["new"], 1), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        facts.reach_scenario(path, base)
    assert str(refused.value).replace(f"{tmp_path}/", "") == fault["says"]
    assert refused.value.fix and refused.value.line


def test_every_key_has_a_fault_in_the_table() -> None:
    """A field that is added without a sentence for its bad values is noticed."""
    said = " ".join(f"{fault['old']} {fault['new']}" for fault in FAULTS)
    named = {key for model in MODELS for key in model.model_fields} - {"sensors", "layers", "space", "options"}
    assert [key for key in sorted(named) if f"{key}:" not in said] == []


def test_twin_a_key_without_a_fault_is_noticed() -> None:
    said = " ".join(f"{fault['old']} {fault['new']}" for fault in FAULTS if "assessment" not in fault["old"])
    assert "assessment:" not in said


@pytest.mark.parametrize("key", MOST)
def test_too_many_parts_are_refused(key: str, tmp_path: Path, base: facts.Facts) -> None:
    path = tmp_path / "mine.yaml"
    starts = {"flights": "- {name: there", "sensors": "- {name: north", "layers": "- name: far", "space": "- name: orbital"}
    ends = {"flights": "- {name: back", "sensors": "- {name: west", "layers": "space:"}
    start = TEXT.index(starts[key])
    end = TEXT.index(ends[key]) if key != "space" else TEXT.rindex("\n  reason:") + 3
    part = TEXT[start:end]
    name = part[part.index("name: ") + 6 :].split(",")[0].split("\n")[0]
    many = "".join(part.replace(f"name: {name}", f"name: {name}{n}", 1) for n in range(MOST[key]))
    path.write_text(TEXT[:start] + many + TEXT[start:], encoding="utf-8")
    with pytest.raises(InputError, match=rf"mine.yaml:\d+: \d+ {key} are too many; give at most {MOST[key]}"):
        facts.reach_scenario(path, base)


def test_what_may_be_left_out(tmp_path: Path, base: facts.Facts) -> None:
    path = tmp_path / "mine.yaml"
    text = TEXT.replace("reach:\n  options: {samples: 200, footprint_step: 4}\n", "reach: {}\n")
    path.write_text(text[: text.index("  sensors:")] + '  reason: "nothing but flights"\n', encoding="utf-8")
    record = facts.reach_scenario(path, base)
    assert (record.sensors, record.layers, record.space, record.options) == ((), (), (), Options())
