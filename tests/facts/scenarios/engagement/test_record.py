"""Defence scenarios: what a file must say, and the whole sentence for everything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.files.yaml.file import read
from equipoise.facts.files.yaml.tree import Items
from equipoise.facts.scenarios.engagement.record import EngagementLayer, EngagementScenario, Failing, Harm, Integrated, RaidClass
from tests.samples import ENGAGEMENT, ENGAGEMENT_FAULTS

TREE = read(ENGAGEMENT_FAULTS)
FAULTS: list[dict[str, Any]] = list(TREE) if isinstance(TREE, Items) else []
TEXT = ENGAGEMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["new"].strip()[:40] or "left out")
def test_a_file_with_a_fault(fault: dict[str, Any], tmp_path: Path, base: facts.Facts) -> None:
    path = tmp_path / "mine.yaml"
    assert fault["old"] in TEXT
    path.write_text(TEXT.replace(fault["old"], fault["new"], 1), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        facts.engagement_scenario(path, base)
    assert str(refused.value).replace(f"{tmp_path}/", "") == fault["says"]
    assert refused.value.fix and refused.value.line


def test_every_key_has_a_fault_in_the_table() -> None:
    """A field that is added without a sentence for its bad values is noticed."""
    said = " ".join(f"{fault['old']} {fault['new']}" for fault in FAULTS)
    models = (EngagementScenario, RaidClass, EngagementLayer, Integrated, Failing, Harm)
    named = {key for model in models for key in model.model_fields} - {"failures", "command", "stocks", "line"}
    assert [key for key in sorted(named) if f"{key}:" not in said] == []


def test_twin_a_key_without_a_fault_is_noticed() -> None:
    said = " ".join(f"{fault['old']} {fault['new']}" for fault in FAULTS if "p_kill_missed" not in fault["old"])
    assert "p_kill_missed:" not in said


def test_too_many_layers_and_failures_are_refused(tmp_path: Path, base: facts.Facts) -> None:
    path = tmp_path / "mine.yaml"
    head, layer, tail = (
        TEXT[: TEXT.index("- name: far")],
        TEXT[TEXT.index("- name: far") : TEXT.index("- name: near")],
        TEXT[TEXT.index("- name: near") :],
    )
    path.write_text(head + "".join(layer.replace("name: far", f"name: far{n}") for n in range(8)) + tail, encoding="utf-8")
    with pytest.raises(InputError, match=r"mine.yaml:16: 9 layers are too many; give at most 8"):
        facts.engagement_scenario(path, base)
    failure = TEXT[TEXT.index("- name: blinded") : TEXT.index("command:")]
    more = "".join(failure.replace("blinded", f"blinded{n}") for n in range(7))
    path.write_text(TEXT.replace(failure, more), encoding="utf-8")
    with pytest.raises(InputError, match=r"mine.yaml:48: 7 common failures are too many; give at most 6"):
        facts.engagement_scenario(path, base)


def test_what_may_be_left_out(base: facts.Facts) -> None:
    far, near = facts.engagement_scenario(ENGAGEMENT, base).layers
    assert (far.plan, far.capacity, far.p_further_look) == ("in_turn", None, None)
    assert near.p_further_look is not None
