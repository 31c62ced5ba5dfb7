"""Processes that are killed, played inside one: at a chosen operation on files, and with no effect of any that follow."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.scandir", "os.listdir", "tempfile.mkdtemp"})


class Killed(BaseException):
    """The end of a process."""


class Death:
    """An end at the n-th thing that is done to a file below a directory, and at all that would follow."""

    def __init__(self) -> None:
        self.below = ""
        self.done = self.most = 0
        sys.addaudithook(self)  # cannot be taken back: one for each module of tests

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.below and event in EVENTS and any(self.below in str(argument) for argument in arguments):
            self.done += 1
            if self.done > self.most:
                raise Killed(event)

    def comes(self, directory: Path, after: int, work: Callable[[], object]) -> bool:
        """Whether work on a directory was ended after so many operations; `done` tells how many there were."""
        self.below, self.done, self.most = str(directory), 0, after
        try:
            work()
        except Killed:
            return True
        finally:
            self.below = ""
        return False


def names(directory: Path) -> list[str]:
    """What stands in a directory after a death, each digest in a name as ID."""
    return sorted(re.sub(r"-[0-9a-f]{16}", "-ID", entry.name) for entry in directory.iterdir())
