"""Results to disk and back."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xarray as xr

from equipoise import __version__, facts, report, store, study
from equipoise.errors import InputError
from tests import stabilities
from tests.deaths import Death, names
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


@pytest.fixture(scope="module")
def others(results: study.Results) -> study.Results:
    """Results that differ."""
    return dataclasses.replace(results, record=results.record.model_copy(update={"digest": "0123456789ab"}))


def only_draws(directory: Path) -> Path:
    (found,) = directory.glob("draws-*.zarr")
    return found


def stands(directory: Path) -> object:
    """The digest of the results that stand in a directory, whose record and draws belong together; none where there are none."""
    if not (directory / "record.json").exists():
        return None
    digest = store.record(directory).digest
    assert store.draws(directory).attrs["digest"] == digest
    return digest


def test_what_is_kept_comes_back(results: study.Results, tmp_path: Path) -> None:
    directory = tmp_path / "a" / "b"
    path = store.keep(results, directory)
    assert path == directory / "record.json"
    assert store.record(directory) == results.record
    assert names(directory) == ["draws-ID.zarr", "record.json"]


def test_the_draws_come_back(results: study.Results, tmp_path: Path) -> None:
    store.keep(results, tmp_path)
    draws = store.draws(tmp_path)
    assert draws.equals(results.dataset())
    assert draws.attrs["digest"] == results.record.digest
    assert [str(name) for name in draws["pair"].values] == ["RUS-vs-USA"]


def test_the_same_results_are_the_same_bytes(results: study.Results, tmp_path: Path) -> None:
    for directory in (tmp_path / "a", tmp_path / "b"):
        store.keep(results, directory)
    first, second = (
        {path.relative_to(tmp_path / d): path.read_bytes() for path in (tmp_path / d).rglob("*") if path.is_file()} for d in "ab"
    )
    assert first == second


def test_keeping_again_replaces_what_was_there(results: study.Results, others: study.Results, tmp_path: Path) -> None:
    store.keep(results, tmp_path)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "draws-of-mine.zarr").mkdir()
    results.dataset().to_zarr(tmp_path / "draws.zarr", zarr_format=2)  # of an earlier version
    store.keep(others, tmp_path)
    assert stands(tmp_path) == "0123456789ab"
    assert names(tmp_path) == ["draws-ID.zarr", "draws-of-mine.zarr", "notes.txt", "record.json"]
    store.keep(others, tmp_path)
    assert stands(tmp_path) == "0123456789ab"


def test_broken_draws_under_the_name_are_replaced(results: study.Results, tmp_path: Path) -> None:
    store.keep(results, tmp_path)
    shutil.rmtree(only_draws(tmp_path) / "floor_share")
    store.keep(results, tmp_path)
    assert stands(tmp_path) == results.record.digest


def test_a_failure_leaves_what_was_there(
    results: study.Results, others: study.Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(results, tmp_path)

    def full(*arguments: object, **keywords: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(xr.Dataset, "to_zarr", full)
    assert sentence(tmp_path, others) == (
        "DIR: the results cannot be written (No space left on device); make room there, or name a directory on another disk"
    )
    assert stands(tmp_path) == results.record.digest
    assert names(tmp_path) == ["draws-ID.zarr", "record.json"]


def test_a_file_in_the_way_is_one_sentence(results: study.Results, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert sentence(tmp_path / "file", results) == "DIR: the results cannot be written (File exists); name a directory that you may write"
    assert "cannot be written (Not a directory)" in sentence(tmp_path / "file" / "below", results)


def test_a_record_of_somebody_else_is_replaced_only_by_force(results: study.Results, tmp_path: Path) -> None:
    (tmp_path / "record.json").write_text("{}", encoding="utf-8")
    assert sentence(tmp_path, results) == (
        "DIR: record.json is there and was not written by Equipoise; name another directory, or replace it with --force"
    )
    assert names(tmp_path) == ["record.json"]
    store.keep(results, tmp_path, force=True)
    assert stands(tmp_path) == results.record.digest


@pytest.fixture(scope="module")
def death() -> Death:
    return Death()


@pytest.mark.parametrize("first", [True, False])
def test_wherever_it_is_killed_the_old_results_or_the_new_ones_stand(
    first: bool, death: Death, results: study.Results, others: study.Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # there is no loss of power here

    def outcome(after: int) -> object:
        directory = tmp_path / str(after)
        if not first:
            store.keep(results, directory)
        death.comes(directory, after, lambda: store.keep(others, directory))
        found = stands(directory)
        store.keep(results, directory)  # what a kill left does not hinder the next run, and is gone afterwards
        assert stands(directory) == results.record.digest
        assert names(directory) == ["draws-ID.zarr", "record.json"]
        return found

    before = None if first else results.record.digest
    assert outcome(10**6) == "0123456789ab"
    whole = death.done
    assert whole > 100
    late = 20 if first else 30  # removing the old draws takes longer than there is to lose
    points = sorted({*range(0, 12, 2), *range(12, whole - late, 31), *range(whole - late, whole)})
    found = [outcome(after) for after in points]
    assert found == [before] * found.count(before) + ["0123456789ab"] * (len(found) - found.count(before))
    assert 6 < found.count(before) < len(found)


def test_records_and_draws_of_two_runs_do_not_pass_for_one(results: study.Results, others: study.Results, tmp_path: Path) -> None:
    store.keep(results, tmp_path / "a")
    store.keep(others, tmp_path / "b")
    shutil.rmtree(only_draws(tmp_path / "a"))
    path = only_draws(tmp_path / "b")
    with pytest.raises(InputError, match="the draws that record.json names are not there or cannot be read; run the study again"):
        store.draws(tmp_path / "a")
    named = json.loads((tmp_path / "a" / "record.json").read_text(encoding="utf-8"))["draws"]
    shutil.copytree(path, tmp_path / "a" / named)
    with pytest.raises(InputError, match=r"\.zarr: the draws are not those of the record beside them; run the study again"):
        store.draws(tmp_path / "a")


def test_draws_with_one_number_changed_are_refused(results: study.Results, tmp_path: Path) -> None:
    store.keep(results, tmp_path)
    path = only_draws(tmp_path)
    with xr.open_zarr(path, chunks=None) as stored:
        changed = stored.load()
    changed["deployed_warheads"][0, 0] += 1
    changed.to_zarr(path, mode="w", zarr_format=2, consolidated=True)
    with pytest.raises(InputError, match="the draws are not those of the record"):
        store.draws(tmp_path)


@pytest.mark.parametrize("name", ["draws.zarr", "../draws-0123456789abcdef.zarr", "", 3])
def test_draws_that_a_record_does_not_name_are_not_read(name: object, tmp_path: Path) -> None:
    (tmp_path / "record.json").write_text(json.dumps({"draws": name}), encoding="utf-8")
    with pytest.raises(InputError, match="the record names no draws; run the study again with this version"):
        store.draws(tmp_path)


def test_no_results_here(tmp_path: Path) -> None:
    expected = "DIR/record.json: no results here; run 'equipoise run SCENARIO -o DIR' first, and give that DIR or the folder of a brief"
    assert sentence(tmp_path) == expected
    (tmp_path / "record.json").mkdir()
    assert sentence(tmp_path) == expected


def test_the_folders_of_pages_hold_results_too(results: study.Results, tmp_path: Path) -> None:
    report.brief(results.record, tmp_path / "brief")
    assert store.record(tmp_path / "brief") == results.record
    found = stabilities.record()
    report.stability_brief(found, tmp_path / "stability")
    assert store.record(tmp_path / "stability") == found
    assert store.is_kept(tmp_path / "brief")
    assert not store.is_kept(tmp_path)


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


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ([], "the results lack 'version'"),
        (3, "the results lack 'version'"),
        ({"version": "0.0.9"}, f"the results are of version 0.0.9, and this is version {__version__}"),
        ({"version": __version__}, "the results do not say which question they answer"),
        ({"version": __version__, "question": ["reach"]}, "the results do not say which question they answer"),
        ({"version": __version__, "question": "reductions"}, "the results are damaged at scenario: field required"),
    ],
)
def test_results_that_lack_a_part(tmp_path: Path, content: object, what: str) -> None:
    (tmp_path / "record.json").write_text(json.dumps(content), encoding="utf-8")
    assert sentence(tmp_path) == f"DIR/record.json: {what}; run the study again"


WRONG = (None, True, -1, 1e300, "a text", [], {}, [[1]], {"a": {"b": 1}})


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every entry of a tree."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in entries:
        yield (*path, key)
        yield from places(value, (*path, key))


def damaged(tree: Any, path: tuple[Any, ...], wrong: object) -> Any:
    """A tree with something else at one place, or without it."""
    if not path:
        return wrong
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    if len(path) == 1 and wrong == "gone":
        del copy[path[0]]
    else:
        copy[path[0]] = damaged(copy[path[0]], path[1:], wrong)
    return copy


def test_whatever_is_damaged_is_one_sentence_or_still_a_record(results: study.Results, tmp_path: Path) -> None:
    whole = results.record.model_dump(mode="json")
    every = list(places(whole))
    generator = random.Random(11)  # noqa: S311 (which places are damaged)
    faults: list[str] = []
    for trial in range(500):
        path, wrong = every[generator.randrange(len(every))], "gone" if trial % 3 == 0 else WRONG[generator.randrange(len(WRONG))]
        (tmp_path / "record.json").write_text(json.dumps(damaged(whole, path, wrong)), encoding="utf-8")
        try:
            store.record(tmp_path)
        except InputError as fault:
            faults.append(str(fault))
    assert len(faults) > 300
    assert all("\n" not in fault and fault.endswith("; run the study again") for fault in faults)
