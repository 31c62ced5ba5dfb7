"""Cores and memory, with the limits that are put on a process, on systems that say them and on systems that do not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from equipoise import machine

PLENTY = 2.0**60


@pytest.fixture
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of endless memory whose control groups stand in a folder of the test."""
    monkeypatch.setattr(machine, "_installed", lambda: PLENTY)
    monkeypatch.setattr(machine, "_address_limit", lambda: iter(()))
    monkeypatch.setattr(machine, "MEMBERSHIP", tmp_path / "cgroup")
    monkeypatch.setattr(machine, "GROUPS", tmp_path / "groups")
    return tmp_path


def limited(folder: Path, name: str, text: str) -> None:
    """A group with a limit."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="ascii")


def test_the_cores_are_those_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 5, 6}, raising=False)
    assert machine.cores() == 3


@pytest.mark.parametrize(("counted", "expected"), [(7, 7), (None, 1)])
def test_a_system_without_affinity_counts_its_processors(monkeypatch: pytest.MonkeyPatch, counted: int | None, expected: int) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: counted)
    assert machine.cores() == expected


def test_an_affinity_that_may_not_be_read_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_process: int) -> set[int]:
        raise OSError("not permitted")

    monkeypatch.setattr(os, "sched_getaffinity", refused, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert machine.cores() == 4


def test_the_machine_says_its_memory() -> None:
    assert 2**28 < machine.memory_bytes() < 2**50


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked in another way")  # allowed: another system
@pytest.mark.parametrize("answer", [ValueError("unrecognized configuration name"), OSError("not known"), -1])
def test_a_system_that_does_not_say_its_memory(monkeypatch: pytest.MonkeyPatch, answer: Exception | int, groups: Path) -> None:
    def said(_name: str) -> int:
        if isinstance(answer, Exception):
            raise answer
        return 0 if _name == "SC_PHYS_PAGES" else 4096

    monkeypatch.undo()
    monkeypatch.setattr(machine, "MEMBERSHIP", groups / "none")
    monkeypatch.setattr(machine, "_address_limit", lambda: iter(()))
    monkeypatch.setattr(os, "sysconf", said)
    assert machine.memory_bytes() == machine.UNKNOWN_BYTES


@pytest.mark.parametrize(
    ("membership", "folder", "name"),
    [
        ("0::/", "", "memory.max"),
        ("0::/user/job", "user/job", "memory.max"),
        ("0::/user/job", "user", "memory.max"),
        ("0::/../outside", "outside", "memory.max"),
        ("5:cpu:/a\n4:memory:/docker/x", "memory/docker/x", "memory.limit_in_bytes"),
        ("4:memory:/docker/x", "memory", "memory.limit_in_bytes"),
        ("4:hugetlb,memory:/\n0::/", "memory", "memory.limit_in_bytes"),
    ],
)
def test_the_limits_of_all_groups_around_a_process_count(groups: Path, membership: str, folder: str, name: str) -> None:
    (groups / "cgroup").write_text(membership + "\n", encoding="utf-8")
    assert machine.memory_bytes() == PLENTY
    limited(groups / "groups" / folder, name, "3000000000\n")
    assert machine.memory_bytes() == 3e9


def test_the_tightest_limit_counts_and_no_limit_is_none(groups: Path) -> None:
    (groups / "cgroup").write_text("0::/a/b\n", encoding="utf-8")
    limited(groups / "groups", "memory.max", "max\n")
    assert machine.memory_bytes() == PLENTY
    limited(groups / "groups" / "a", "memory.max", "2000000000\n")
    limited(groups / "groups" / "a" / "b", "memory.max", "5000000000\n")
    assert machine.memory_bytes() == 2e9
    limited(groups / "groups" / "other", "memory.max", "1\n")
    assert machine.memory_bytes() == 2e9


@pytest.mark.parametrize("membership", ["", "rubbish", "::", "0::", b"\xff\xfe"])
def test_a_membership_that_cannot_be_read_limits_nothing(groups: Path, membership: str | bytes) -> None:
    (groups / "cgroup").write_bytes(membership if isinstance(membership, bytes) else membership.encode())
    assert machine.memory_bytes() == PLENTY


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep this limit")  # allowed: another system
def test_a_limit_of_the_address_space_counts() -> None:
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9));"
        "from equipoise import machine; print(machine.memory_bytes())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) <= 1e9
