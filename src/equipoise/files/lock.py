"""One run at a time in a directory: a lock that the system itself gives up when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from equipoise.errors import InputError
from equipoise.machine import system_module

if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        """Whether this process now has the lock."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    FCNTL = system_module("fcntl")

    def _taken(descriptor: int) -> bool:
        """Whether this process now has the lock; so, too, on a system or a file system that knows no locks."""
        if FCNTL is None:
            return True
        try:
            FCNTL.flock(descriptor, FCNTL.LOCK_EX | FCNTL.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


LOCK = ".equipoise.lock"
FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def locked(directory: Path) -> Generator[None]:
    """Hold a directory while the work lasts.

    Raises: InputError when another run holds it; OSError when the file of the lock cannot be made.
    """
    path = directory / LOCK
    descriptor = _opened(path)
    try:
        yield
    finally:
        try:
            if sys.platform != "win32":  # removed while it is held, so that nobody holds a file without a name unawares
                _remove(path)
        finally:
            os.close(descriptor)
        if sys.platform == "win32":
            _remove(path)


def _opened(path: Path) -> int:
    """The open file of a lock that this process has, and that still stands under its name."""
    while True:
        descriptor = os.open(path, FLAGS, 0o666)
        if not _taken(descriptor):
            os.close(descriptor)
            fix = "wait until it has ended, or name another directory"
            raise InputError("another run is writing here", fix=fix, file=str(path.parent))
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), path.lstat()):
                return descriptor
        os.close(descriptor)  # its last holder has removed it since


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
