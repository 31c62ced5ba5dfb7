"""Groups of facts are found by the modules that name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.records.group import groups
from equipoise.shipped import DATA

TWO = "{since: 2024-01-01, unit: km, low: 1000, best: 1000, high: 1000, kind: assumption, source: equipoise_judgement}"


def test_each_group_has_a_folder_of_the_shipped_base() -> None:
    folders = [group.folder for group in groups()]
    assert folders == sorted(set(folders))
    assert all(list((DATA / folder).glob("*.yaml")) for folder in folders)
    assert {group.folder for group in groups() if group.is_collection} == {"interceptors", "missiles", "radars", "regions", "sensors"}


def test_the_base_holds_each_group(base: facts.Facts) -> None:
    assert set(base.groups) == {group.folder for group in groups()}
    assert base.groups["treaties"] is base.treaties
    assert "USA.gmd.interceptors" in base.ids()


def test_a_name_may_stand_in_one_file_of_a_group_only(tmp_path: Path) -> None:
    name = next(iter(facts.load().sensors))
    file = tmp_path / "sensors" / "zz.yaml"
    file.parent.mkdir()
    file.write_text(f"{name}:\n  name: Twice\n  owner: USA\n  medium: ground\n  detects: missiles\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"the sensor '{name}' is in two files"):
        facts.load(tmp_path)
