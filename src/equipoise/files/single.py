"""One file that a user names: tried before the work, never one of another's, and replaced whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from equipoise.errors import InputError
from equipoise.files.place import faults, made, staged, synced


def target(path: Path, is_ours: Callable[[Path], bool], refusal: str, *, force: bool = False) -> Path:
    """The file that will be written at `path`, links followed; its directory is tried and left as it was.

    Raises: InputError when it cannot be written, when it is not a plain file, and with the `refusal` for a file that is not ours
    (unless `force`).
    """
    with faults(path):
        real = path.resolve()
        there = os.path.lexists(real)
    if there and not real.is_file():
        kind = "a directory" if real.is_dir() else "not a plain file"
        fix = "name a file in a directory that you may write, or leave -o out to write to standard output"
        raise InputError(f"this is {kind}", fix=fix, file=str(path))
    if there and not force and not is_ours(real):
        raise InputError(refusal, fix="name another file, or replace this one with --force", file=str(path))
    with faults(path), made(real.parent), staged(real.parent) as stage:
        (stage / real.name).touch()
    return real


def written(content: str | bytes, path: Path, is_ours: Callable[[Path], bool], refusal: str, *, force: bool = False) -> Path:
    """The path, after its file has been replaced whole; its directory is made if need be.

    Raises: InputError as `target`.
    """
    real = target(path, is_ours, refusal, force=force)
    with faults(path), made(real.parent), staged(real.parent) as stage:
        fresh = stage / real.name
        fresh.write_bytes(content.encode() if isinstance(content, str) else content)
        synced(stage)
        fresh.replace(real)
        synced(real.parent, whole=False)
    return path
