from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from equipoise.errors import InputError
from equipoise.files import place as module
from equipoise.files.place import GENERATOR, READY, STAGE, held, is_ours, replaced, settled, staged
from tests.deaths import Death

PAGE = f'{GENERATOR} 0.1">'
RECORD = json.dumps({"digest": "a", "scenario": {}})
OLD = {"index.html": PAGE + "old", "reach.json": RECORD}
NEW = {"index.html": PAGE + "new", "reach.json": RECORD + " "}


def content(directory: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in directory.iterdir() if path.name in OLD}


def refusal(directory: Path, contents: Mapping[str, str] = NEW) -> str:
    with pytest.raises(InputError) as caught:
        replaced(directory, contents)
    return str(caught.value).replace(str(directory), "DIR")


def test_a_set_of_files_replaces_the_one_before(tmp_path: Path) -> None:
    directory = tmp_path / "a" / "b"
    for contents in (OLD, NEW):
        assert replaced(directory, contents) == directory
        assert content(directory) == contents
    assert len(list(directory.iterdir())) == 2


def test_files_have_the_rights_of_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replaced(tmp_path, NEW)
        (tmp_path / "other").touch()
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {(tmp_path / "other").stat().st_mode & 0o777}


@pytest.fixture(scope="module")
def death() -> Death:
    return Death()


@pytest.mark.parametrize("before", [{}, OLD])
def test_wherever_it_is_killed_the_next_reader_finds_the_old_set_or_the_new_one(
    before: dict[str, str], death: Death, tmp_path: Path
) -> None:
    seen: list[dict[str, str]] = []
    killed = True
    while killed:
        directory = tmp_path / str(len(seen))
        if before:
            replaced(directory, before)
        killed = death.comes(directory, len(seen), lambda: replaced(directory, NEW))  # noqa: B023 (called at once)
        seen.append(content(settled(directory)) if directory.exists() else {})
        assert seen[-1] in (before, NEW)
        replaced(directory, OLD)  # what a kill left does not hinder the next run, and is gone afterwards
        assert content(directory) == OLD
        assert len(list(directory.iterdir())) == 2
    assert len(seen) > 20
    assert before in seen[:-2] and NEW in seen


def test_an_interruption_after_the_set_was_ready_does_not_part_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(tmp_path, OLD)
    real, calls = Path.replace, [0]

    def interrupted(path: Path, target: Path) -> Path:
        calls[0] += 1
        if calls[0] == 2:
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replaced(tmp_path, NEW)
    assert content(tmp_path) == NEW
    assert len(list(tmp_path.iterdir())) == 2


def test_a_directory_that_stays_empty_is_not_left(tmp_path: Path) -> None:
    with held(tmp_path / "a" / "b", ()) as place:
        assert place.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_what_killed_runs_left_is_removed_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / f"{STAGE}abc" / "files").mkdir(parents=True)
    (tmp_path / ".mine").mkdir()
    with held(tmp_path, ()):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".mine"]


def test_a_second_run_is_refused_and_may_write_once_the_first_has_ended(tmp_path: Path) -> None:
    refusals: list[str] = []
    with held(tmp_path, tuple(NEW)):
        other = threading.Thread(target=lambda: refusals.append(refusal(tmp_path)))
        other.start()
        other.join()
        replaced(tmp_path, NEW)  # the run that holds it goes on
    assert refusals == ["DIR: another run is writing here; wait until it has ended, or name another directory"]
    replaced(tmp_path, OLD)
    assert content(tmp_path) == OLD


@pytest.mark.parametrize(
    ("name", "text"), [("index.html", "<p>mine</p>"), ("reach.json", "{}"), ("reach.json", "[1]"), ("reach.json", "x")]
)
def test_a_file_of_somebody_else_is_replaced_only_by_force(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert refusal(tmp_path) == f"DIR: {name} is there and was not written by Equipoise; name another directory, or replace it with --force"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    replaced(tmp_path, NEW, force=True)
    assert content(tmp_path) == NEW


def test_a_directory_in_the_place_of_a_file_is_refused_with_force_too(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    says = "DIR: index.html is a directory there, and a file is to be written; name another directory"
    assert refusal(tmp_path) == says
    with pytest.raises(InputError):
        replaced(tmp_path, NEW, force=True)


def test_an_empty_file_can_be_replaced_and_a_dead_link_cannot(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    replaced(tmp_path, NEW)
    (tmp_path / "link.json").symlink_to(tmp_path / "nowhere")
    assert not is_ours(tmp_path / "link.json")
    assert "link.json is there and was not written by Equipoise" in refusal(tmp_path, {"link.json": RECORD})


@pytest.mark.parametrize(
    ("number", "fix"),
    [
        (28, "make room there, or name a directory on another disk"),
        (36, "name a directory with a shorter path"),
        (30, "name a directory that you may write"),
    ],
)
def test_what_the_system_says_is_found_before_the_work(number: int, fix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *arguments: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", refused)
    with pytest.raises(InputError) as caught, held(tmp_path / "new", ()):
        raise AssertionError
    assert str(caught.value) == f"{tmp_path / 'new'}: the results cannot be written ({os.strerror(number)}); {fix}"
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_leaves_no_room_for_names_is_found_before_the_work(tmp_path: Path) -> None:
    deep = tmp_path
    while len(str(deep)) < 3900:
        deep /= "d" * 100
    with pytest.raises(InputError, match="File name too long"), held(deep, ()):
        raise AssertionError
    shutil.rmtree(tmp_path)


def test_a_reader_finishes_a_move_that_was_cut_short(tmp_path: Path) -> None:
    replaced(tmp_path, OLD)
    with held(tmp_path, ()), staged(tmp_path) as stage:
        for name, text in NEW.items():
            (stage / name).write_text(text, encoding="utf-8")
        stage.rename(tmp_path / READY)
    assert content(settled(tmp_path)) == NEW
    assert not (tmp_path / READY).exists()


def test_a_reader_who_may_not_write_is_not_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(directory: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / READY).mkdir()
    monkeypatch.setattr(module, "locked", refused)
    assert settled(tmp_path) == tmp_path


@pytest.mark.skipif(os.name == "nt", reason="a current folder cannot be removed there")  # allowed: Windows keeps it
def test_a_relative_place_below_a_folder_that_is_gone_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(InputError, match="^out: the results cannot be written"), held(Path("out"), ()):
        pass


@pytest.mark.parametrize("link", [True, False])
def test_what_stands_where_results_are_made_ready_is_found_before_the_work(link: bool, tmp_path: Path) -> None:
    if link:
        (tmp_path / READY).symlink_to(tmp_path)
    else:
        (tmp_path / READY).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"\.equipoise-ready is there and is no directory of Equipoise; remove it"), held(tmp_path, ()):
        pass
    (tmp_path / READY).unlink()  # what the sentence advises
    with held(tmp_path, ()):
        pass
