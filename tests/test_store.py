"""Results to disk and back."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from equipoise import facts, store, study
from equipoise.errors import InputError
from tests.samples import SMALL


@pytest.fixture(scope="module")
def results() -> study.Results:
    base = facts.load()
    scenario = facts.scenario(SMALL, base)
    return study.run(scenario.model_copy(update={"draws": 3, "pairs": scenario.pairs[:1]}), base)


def sentence(directory: Path, results: study.Results | None = None) -> str:
    with pytest.raises(InputError) as caught:
        store.record(directory) if results is None else store.keep(results, directory)
    return str(caught.value).replace(str(directory), "DIR")


def test_what_is_kept_comes_back(results: study.Results, tmp_path: Path) -> None:
    directory = tmp_path / "a" / "b"
    path = store.keep(results, directory)
    assert path == directory / "record.json"
    assert store.record(directory) == results.record
    assert sorted(entry.name for entry in directory.iterdir()) == ["draws.zarr", "record.json"]


def test_the_draws_come_back(results: study.Results, tmp_path: Path) -> None:
    store.keep(results, tmp_path)
    with xr.open_zarr(tmp_path / "draws.zarr", chunks=None) as draws:
        assert np.array_equal(draws["floor_share"], results.dataset()["floor_share"])
        assert draws.attrs["digest"] == results.record["digest"]
        assert [str(name) for name in draws["pair"].values] == ["RUS-vs-USA"]


def test_keeping_again_replaces_what_was_there(results: study.Results, tmp_path: Path) -> None:
    store.keep(results, tmp_path)
    (tmp_path / "draws.zarr" / "old").write_text("", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    store.keep(results, tmp_path)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["draws.zarr", "notes.txt", "record.json"]
    assert not (tmp_path / "draws.zarr" / "old").exists()


def test_a_failure_leaves_what_was_there(results: study.Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep(results, tmp_path)
    before = (tmp_path / "record.json").read_bytes()

    def full(*arguments: object, **keywords: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(xr.Dataset, "to_zarr", full)
    assert sentence(tmp_path, results) == (
        "DIR: the results cannot be written (No space left on device); name a directory that you may write"
    )
    assert (tmp_path / "record.json").read_bytes() == before
    assert (tmp_path / "draws.zarr").is_dir()


def test_a_file_in_the_way_is_one_sentence(results: study.Results, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert sentence(tmp_path / "file", results) == "DIR: the results cannot be written (File exists); name a directory that you may write"
    assert "cannot be written (Not a directory)" in sentence(tmp_path / "file" / "below", results)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "draws.zarr").write_text("", encoding="utf-8")
    assert "cannot be written (Not a directory)" in sentence(tmp_path / "kept", results)


def test_no_results_here(tmp_path: Path) -> None:
    expected = "DIR/record.json: no results here; run 'equipoise run SCENARIO -o DIR' first, and give that DIR or the folder of a brief"
    assert sentence(tmp_path) == expected
    (tmp_path / "record.json").mkdir()
    assert sentence(tmp_path) == expected


def test_the_folder_of_a_brief_holds_results_too(tmp_path: Path) -> None:
    parts = {part: [] for part in store.PARTS}
    (tmp_path / "brief.json").write_text(json.dumps(parts))
    assert store.record(tmp_path) == parts


def test_the_folder_of_a_study_of_stability_holds_results_too(tmp_path: Path) -> None:
    parts = {part: [] for part in store.PARTS}
    (tmp_path / "stability.json").write_text(json.dumps(parts))
    assert store.record(tmp_path) == parts


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"{", ":1: not readable as JSON: Expecting property name enclosed in double quotes"),
        (b"", ":1: not readable as JSON: Expecting value"),
        (b"\xff\xfe", ": the file is not UTF-8 text"),
        (b'{"version": NaN}', ": not readable as JSON: NaN is not a number"),
        (b"[" * 200_000, ": not readable as JSON: it is nested too deeply"),
    ],
)
def test_results_that_are_no_json(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "record.json").write_bytes(content)
    assert sentence(tmp_path) == f"DIR/record.json{what}; run the study again"


@pytest.mark.parametrize(("content", "part"), [([], "version"), (3, "version"), ({"version": "0.1.0", "scenario": {}}, "pairs")])
def test_results_that_lack_a_part(tmp_path: Path, content: object, part: str) -> None:
    (tmp_path / "record.json").write_text(json.dumps(content), encoding="utf-8")
    assert sentence(tmp_path) == f"DIR/record.json: the results lack {part!r}; run the study again with this version"
