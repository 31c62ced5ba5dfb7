from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from equipoise.cli.kept import PAGE, kept
from equipoise.cli.stop import Stop
from equipoise.errors import InputError
from equipoise.files.place import GENERATOR, replaced

NAMES = ("reach.json", PAGE)


def page(place: Path, word: str = "new") -> Path:
    text = json.dumps({"digest": word, "scenario": {}})
    return replaced(place, {"reach.json": text, PAGE: f'{GENERATOR} 0.1">{word}'}) / PAGE


def asked(output: Path, fault: BaseException | None = None, write: Callable[[Path], Path] | None = page) -> None:
    """Work on results in a directory that ends with a fault, after they have been written if at all."""
    with kept(output, *NAMES, force=False) as keep:
        if write:
            keep(write)
        if fault:
            raise fault


def interrupted(output: Path, *, written: bool, stop: BaseException) -> str:
    with pytest.raises(Stop) as caught:
        asked(output, stop, write=page if written else None)
    assert caught.value.status == (stop.status if isinstance(stop, Stop) else 130)
    return str(caught.value).replace(str(output), "DIR")


def test_without_a_directory_nothing_is_written() -> None:
    with kept(None, *NAMES, force=False) as keep:
        assert keep(page) is None


def test_the_results_are_written_and_the_place_is_free_before_they_are_shown(tmp_path: Path) -> None:
    with kept(tmp_path, *NAMES, force=False) as keep:
        assert keep(page) == tmp_path / PAGE
        assert sorted(path.name for path in tmp_path.iterdir()) == [PAGE, "reach.json"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Stop(143)])
def test_who_interrupts_is_told_what_stands_there(stop: BaseException, tmp_path: Path) -> None:
    word = "interrupted" if isinstance(stop, KeyboardInterrupt) else "stopped"
    assert interrupted(tmp_path / "a" / "b", written=False, stop=stop) == f"{word}; nothing was written"
    assert list(tmp_path.iterdir()) == []
    assert interrupted(tmp_path, written=True, stop=stop) == f"{word}; the new results are kept in DIR"
    before = (tmp_path / PAGE).read_bytes()
    assert interrupted(tmp_path, written=False, stop=stop) == f"{word}; what was in DIR is unchanged"
    assert (tmp_path / PAGE).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [PAGE, "reach.json"]


def test_results_that_cannot_be_written_are_shown_before_the_fault_is_told(tmp_path: Path) -> None:
    shown: list[object] = []

    def full(place: Path) -> Path:
        raise InputError("the disk is full")

    def work() -> None:
        with kept(tmp_path, *NAMES, force=False) as keep:
            shown.append(keep(full))

    with pytest.raises(InputError, match="the disk is full"):
        work()
    assert shown == [None]


def test_a_full_standard_output_says_that_the_results_are_kept(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        asked(tmp_path, OSError(28, "No space left on device"))
    assert str(caught.value) == f"standard output cannot be written (No space left on device); the new results are kept in {tmp_path}"


def test_a_closed_pipe_is_left_to_the_door(tmp_path: Path) -> None:
    with pytest.raises(BrokenPipeError):
        asked(tmp_path, BrokenPipeError())


def test_a_place_that_cannot_be_used_is_found_before_the_work(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="index.html is there and was not written by Equipoise"), kept(tmp_path, *NAMES, force=False):
        raise AssertionError
    with kept(tmp_path, *NAMES, force=True) as keep:
        assert keep(page) is not None
