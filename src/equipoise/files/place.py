"""Directories that results are written to: checked before the work, held while it lasts, every set of files replaced as a whole.

A set is first written to a hidden directory beside its place and forced to the disk. A single file then replaces its predecessor.
Several files stand together in `.equipoise-ready` from one moment to the next, and are moved from there; whoever comes next, to write
or to read, finishes a move that a kill has cut short. What was not ready is removed by the next run that writes.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from equipoise.errors import InputError
from equipoise.files.lock import locked

STAGE, READY = ".equipoise-new-", ".equipoise-ready"
GENERATOR = '<meta name="generator" content="Equipoise'
RECORD_KEYS = {"digest", "scenario"}  # of every record that is kept
HEAD_BYTES = 4096
PROBE_BYTES = 1 << 18  # less than the smallest set of results
PROBE_PATH = Path("n" * 120, "n" * 60, "probe")  # as long as the longest name below a directory of results
FIXES = {
    errno.ENOSPC: "make room there, or name a directory on another disk",
    errno.EDQUOT: "make room there, or name a directory on another disk",
    errno.ENAMETOOLONG: "name a directory with a shorter path",
}
_HELD: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


@contextmanager
def held(directory: Path, names: Sequence[str], *, force: bool = False) -> Generator[Path]:
    """The directory, made if need be, for this run alone while it lasts; one that was made is removed again if it stays empty.

    `names` are the files that will be replaced there. A run that holds the directory already just goes on.
    Raises: InputError when it cannot be written, when another run is writing there, and when one of the files is not ours and not `force`.
    """
    with faults(directory):
        place = directory.absolute()
    if place in _HELD.get():
        yield place
        return
    with ExitStack() as stack:
        with faults(directory):
            stack.enter_context(made(place))
            stack.enter_context(locked(place))
            finish(place)
            refuse_foreign(directory, names, force=force)
            _probe(place)
        token = _HELD.set(_HELD.get() | {place})
        try:
            yield place
        finally:
            _HELD.reset(token)


def replaced(directory: Path, contents: Mapping[str, str], *, force: bool = False) -> Path:
    """The directory, after all these files have been replaced together; text becomes UTF-8.

    Raises: as `held`.
    """
    with held(directory, tuple(contents), force=force) as place, faults(directory), staged(place) as stage:
        for name, text in contents.items():
            (stage / name).write_bytes(text.encode())
        synced(stage)
        stage.rename(place / READY)
        try:
            finish(place)
        finally:
            finish(place)  # once more after an interruption; else nothing is left to do
    return directory


def finish(place: Path) -> None:
    """Move what stands ready to its place, and remove what was never ready; the directory must be held.

    Raises: InputError where something else has the name of what stands ready.
    """
    ready = place / READY
    if ready.is_dir() and not ready.is_symlink():
        for path in sorted(ready.iterdir()):
            path.replace(place / path.name)
        ready.rmdir()
        synced(place, whole=False)
    elif os.path.lexists(ready):
        what = f"{READY} is there and is no directory of Equipoise"
        raise InputError(what, fix="remove it, or name another directory", file=str(place))
    for stale in place.glob(f"{STAGE}*"):
        shutil.rmtree(stale, ignore_errors=True)


def settled(directory: Path) -> Path:
    """The directory, for reading: a move that a kill has cut short is finished first, where this user may do that."""
    if (directory / READY).is_dir():
        with suppress(InputError), held(directory, ()):
            pass
    return directory


@contextmanager
def made(place: Path) -> Generator[None]:
    """Make a directory and those above it; those that stay empty are removed in the end."""
    missing = [folder for folder in (place, *place.parents) if not os.path.lexists(folder)]
    try:
        place.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def staged(place: Path) -> Generator[Path]:
    """A new hidden directory beside what it will replace, gone when the work ends unless it was moved."""
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=place))
    try:
        inner = stage / "files"  # the stage is closed to others; what is moved has the rights of a new directory
        inner.mkdir()
        yield inner
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def synced(path: Path, *, whole: bool = True) -> None:
    """Force a directory to the disk, with `whole` all that is below it; where a system cannot, it is left to the system."""
    below = sorted(path.rglob("*")) if whole else []
    for entry in (*below, path):
        if entry.is_dir() and os.name == "nt":
            continue
        with suppress(PermissionError):
            descriptor = os.open(entry, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def refuse_foreign(directory: Path, names: Sequence[str], *, force: bool) -> None:
    """Raise InputError when a file that will be replaced is none that Equipoise wrote."""
    for name in names:
        path = directory / name
        if not os.path.lexists(path):
            continue
        if path.is_dir():
            raise InputError(f"{name} is a directory there, and a file is to be written", fix="name another directory", file=str(directory))
        if not force and not is_ours(path):
            fix = "name another directory, or replace it with --force"
            raise InputError(f"{name} is there and was not written by Equipoise", fix=fix, file=str(directory))


def is_ours(path: Path) -> bool:
    """Whether Equipoise wrote a page or a record, or nothing at all stands in it."""
    try:
        if not path.is_file():
            return False
        if path.stat().st_size == 0:
            return True
        if path.suffix == ".html":
            with path.open("rb") as stream:
                return GENERATOR.encode() in stream.read(HEAD_BYTES)
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.keys() >= RECORD_KEYS


@contextmanager
def faults(directory: Path) -> Generator[None]:
    """Whatever a system says against writing in a directory, as one sentence."""
    try:
        yield
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            raise
        fix = FIXES.get(fault.errno or 0, "name a directory that you may write")
        raise InputError(f"the results cannot be written ({fault.strerror or fault})", fix=fix, file=str(directory)) from fault


def _probe(place: Path) -> None:
    """Write what any result would need, and remove it."""
    with staged(place) as stage:
        path = stage / PROBE_PATH
        path.parent.mkdir(parents=True)
        path.write_bytes(bytes(PROBE_BYTES))
        synced(path.parent)
