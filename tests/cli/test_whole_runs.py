"""Whole runs in processes of their own that are killed, or that meet in one directory: the results that stand are of one run, complete."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from equipoise import store
from equipoise.files.lock import LOCK
from tests.deaths import EVENTS, names
from tests.samples import SMALL

OLD_DRAWS, NEW_DRAWS = 3, 4
REFUSAL = "DIR: another run is writing here; wait until it has ended, or name another directory\n"
MORTAL = f"""
import os, runpy, signal, sys
below, most, done = sys.argv[1], int(sys.argv[2]), 0
def counted(event, arguments):
    global done
    if event in {set(EVENTS)!r} and any(below in str(argument) for argument in arguments):
        done += 1
        if done > most:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(counted)
sys.argv = ["equipoise", *sys.argv[3:]]
try:
    runpy.run_module("equipoise", run_name="__main__")
finally:
    sys.stderr.write(f"done {{done}}")
"""


def started(*command: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(scenario: Path, directory: Path) -> subprocess.Popen[str]:
    return started("-m", "equipoise", "run", str(scenario), "-o", str(directory))


def killed(scenario: Path, directory: Path, after: int) -> tuple[int, str]:
    """The status and the last words of a run that is killed after so many operations on files below its directory."""
    process = started("-c", MORTAL, str(directory), str(after), "run", str(scenario), "-o", str(directory))
    _, said = process.communicate()
    return process.returncode, said


def ended(process: subprocess.Popen[str], directory: Path) -> tuple[int, str]:
    """The status of a run and what it said of faults."""
    _, said = process.communicate()
    return process.returncode, said.replace(str(directory), "DIR") if process.returncode else ""


def stands(directory: Path) -> int | None:
    """The number of draws of the results that stand in a directory, whose record and draws belong together; none where there are none."""
    if not (directory / "record.json").exists():
        return None
    record, draws = store.record(directory), store.draws(directory)
    assert draws.attrs["digest"] == record.digest
    n_draws = record.scenario.draws
    assert draws.sizes["draw"] == n_draws
    return n_draws


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The small scenario with fewer draws, by their number."""
    folder = tmp_path_factory.mktemp("scenarios")
    found = {n: folder / f"{n}.yaml" for n in (OLD_DRAWS, NEW_DRAWS)}
    for n, path in found.items():
        path.write_text(SMALL.read_text(encoding="utf-8").replace("draws: 12", f"draws: {n}"), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def old(scenarios: dict[int, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory in which results stand."""
    directory = tmp_path_factory.mktemp("old")
    assert ended(run(scenarios[OLD_DRAWS], directory), directory) == (0, "")
    assert stands(directory) == OLD_DRAWS
    return directory


@pytest.mark.parametrize("before", [OLD_DRAWS, None])
def test_wherever_a_run_is_killed_the_old_results_or_the_new_ones_stand(
    before: int | None, scenarios: dict[int, Path], old: Path, tmp_path: Path
) -> None:
    def directory(after: int) -> Path:
        place = tmp_path / f"moment{after}end"
        if before:
            shutil.copytree(old, place)
        return place

    whole, said = killed(scenarios[NEW_DRAWS], directory(10**6), 10**6)
    assert (whole, stands(tmp_path / f"moment{10**6}end")) == (0, NEW_DRAWS)
    n_done = int(said.rpartition("done ")[2])
    assert n_done > 100
    found: list[int | None] = []
    places = {after: directory(after) for after in ((n_done // 3, n_done * 9 // 10, n_done - 1) if before else (n_done // 2, n_done - 4))}
    for after, place in places.items():
        assert killed(scenarios[NEW_DRAWS], place, after)[0] == -signal.SIGKILL
        found.append(stands(place))
    assert found[0] == before
    assert found[-1] == NEW_DRAWS
    assert set(found) == {before, NEW_DRAWS}
    last = list(places.values())[-1]
    assert ended(run(scenarios[OLD_DRAWS], last), last) == (0, "")  # what a kill left does not hinder the next run
    assert (stands(last), names(last)) == (OLD_DRAWS, ["draws-ID.zarr", "record.json"])


def test_of_two_runs_that_start_at_once_one_stands_whole(scenarios: dict[int, Path], tmp_path: Path) -> None:
    directory = tmp_path / "results"
    both = {n: run(path, directory) for n, path in scenarios.items()}
    found = {n: ended(process, directory) for n, process in both.items()}
    whole = [n for n, outcome in found.items() if outcome == (0, "")]
    assert all(outcome == (2, REFUSAL) for n, outcome in found.items() if n not in whole)
    assert stands(directory) in whole
    assert names(directory) == ["draws-ID.zarr", "record.json"]


@pytest.mark.skipif(os.name == "nt", reason="processes are not stopped there")  # allowed: the system has no such signal
def test_a_run_that_comes_second_is_refused_and_the_first_ends_undisturbed(scenarios: dict[int, Path], tmp_path: Path) -> None:
    directory = tmp_path / "results"
    first = run(scenarios[OLD_DRAWS], directory)
    while not (directory / LOCK).exists():
        assert first.poll() is None
        time.sleep(0.005)
    time.sleep(0.1)  # the file of the lock stands a moment before it is held
    assert first.poll() is None
    first.send_signal(signal.SIGSTOP)
    second = ended(run(scenarios[NEW_DRAWS], directory), directory)
    first.send_signal(signal.SIGCONT)
    assert second == (2, REFUSAL)
    assert ended(first, directory) == (0, "")
    assert (stands(directory), names(directory)) == (OLD_DRAWS, ["draws-ID.zarr", "record.json"])
