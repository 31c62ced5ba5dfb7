"""A directory of facts, and an export in one JSON file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from equipoise.errors import InputError
from equipoise.facts.files import folder
from equipoise.facts.files.folder import Bundle, Folder
from equipoise.shipped import DATA


def bundle(tmp_path: Path, content: Any) -> Bundle:
    """An export with this content."""
    path = tmp_path / "base.json"
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return Bundle(path)


def test_what_is_shipped_is_read_once_and_called_data() -> None:
    folder = Folder(DATA)
    assert folder.tree("sources.yaml") is folder.tree("sources.yaml")
    assert folder.name("sources.yaml") == "data/sources.yaml"
    assert "actors/RUS.yaml" in folder.names()


def test_the_marker_is_no_file_of_facts(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("replaces: shipped\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("to do", encoding="utf-8")
    assert Folder(tmp_path).names() == []


def test_a_bundle_holds_trees_and_tables(tmp_path: Path) -> None:
    base = bundle(tmp_path, {"a.yaml": {"b": 1}, "c.csv": [{"x": "1", "y": ""}]})
    assert base.names() == ["a.yaml", "c.csv"]
    assert base.tree("a.yaml") == {"b": 1}
    assert base.table("c.csv", ("x", "y")) == [{"x": "1", "y": ""}]
    assert base.name("a.yaml") == str(tmp_path / "base.json")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"c.csv": [{"x": "1"}]}, "base.json:3: a row of c.csv does not have its columns; give each row, as text, x, y"),
        ({"c.csv": [{"x": 1, "y": "2"}]}, "base.json:3: a row of c.csv does not have its columns; give each row, as text, x, y"),
        ({"c.csv": [7]}, "base.json:2: a row of c.csv does not have its columns; give each row, as text, x, y"),
        ({"c.csv": {}}, "base.json:2: c.csv is not a table; give a list of rows"),
        ({"a.yaml": {}}, "base.json:1: the export lacks 'c.csv'; export the base again"),
    ],
)
def test_a_bundle_with_a_fault_is_refused(content: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        bundle(tmp_path, content).table("c.csv", ("x", "y"))
    assert str(caught.value).replace(f"{tmp_path}/", "") == message


def test_json_that_is_no_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"base\.json:1: this is no export of facts; give a file that 'equipoise facts export --format json'"
    ):
        bundle(tmp_path, [1, 2])


def test_a_directory_that_holds_half_a_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_ENTRIES", 3)
    for number in range(4):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(
        InputError, match=r"more than 3 files and folders stand below this directory; give a directory that holds facts alone$"
    ):
        Folder(tmp_path).names()
