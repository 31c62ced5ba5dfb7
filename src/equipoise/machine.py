"""The machine that this process runs on: the cores that it may use, and the memory that it may take.

A limit put on the process counts as the machine's size: the control groups of Linux (versions 2 and 1, as containers set them) and
the limit of the address space (`ulimit -v`). A system that does not say a number leaves it to the next source.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

UNKNOWN_BYTES = 8e9  # where the system does not say how much memory it has
MEMBERSHIP = Path("/proc/self/cgroup")
GROUPS = Path("/sys/fs/cgroup")


class _MemoryStatus(ctypes.Structure):
    """What Windows says of its memory (MEMORYSTATUSEX)."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        *((name, ctypes.c_ulonglong) for name in ("total", "free", "total_page", "free_page", "total_virtual", "free_virtual", "extended")),
    )


def system_module(name: str) -> Any:
    """A module of Python that only some systems have, such as `resource`; None on the others."""
    try:
        return import_module(name)
    except ImportError:
        return None


def cores() -> int:
    """How many cores this process may run on, at least 1."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux alone has it
    try:
        return max(1, len(affinity(0)) if affinity else os.cpu_count() or 1)
    except OSError:
        return max(1, os.cpu_count() or 1)


def memory_bytes() -> float:
    """The memory that this process may take: that of the machine, or less where a limit is put on the process."""
    return min([_installed(), *_group_limits(), *_address_limit()])


def _installed() -> float:
    """The memory built into the machine."""
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return float(status.total) or UNKNOWN_BYTES
    try:
        found = float(os.sysconf("SC_PHYS_PAGES")) * float(os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, ValueError, OSError):
        found = 0.0
    return found if found > 0.0 else UNKNOWN_BYTES


def _group_limits() -> Iterator[float]:
    """The limits of the control groups of this process, and of all groups around them."""
    try:
        lines = MEMBERSHIP.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for line in lines:
        _, kinds, path = (*line.split(":", 2), "", "")[:3]
        if kinds == "":
            yield from _limits_above(GROUPS, path, "memory.max")
        elif "memory" in kinds.split(","):
            yield from _limits_above(GROUPS / "memory", path, "memory.limit_in_bytes")


def _limits_above(top: Path, path: str, name: str) -> Iterator[float]:
    """The numbers in the files of one name, from the top down to a group; `max` is none."""
    group = top
    for part in ("", *(part for part in path.split("/") if part not in ("", ".."))):
        group = group / part
        try:
            text = (group / name).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
        if text.isdigit():
            yield float(text)


def _address_limit() -> Iterator[float]:
    """The limit of the address space, where there is one."""
    resource = system_module("resource")
    if resource is not None:
        soft, _ = resource.getrlimit(resource.RLIMIT_AS)
        if soft != resource.RLIM_INFINITY:
            yield float(soft)
