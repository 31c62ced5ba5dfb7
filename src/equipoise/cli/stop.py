"""How a run is stopped from outside: by the keyboard, by a request to end, by a terminal that closes."""

from __future__ import annotations

import signal
from types import FrameType

INTERRUPTED = 130
SIGNALS = ("SIGTERM", "SIGHUP")  # where the system has them


class Stop(BaseException):
    """The end of a run that was stopped: its exit status, and what was kept."""

    def __init__(self, status: int, words: str = "nothing was written") -> None:
        super().__init__(words)
        self.status = status
        self.words = words

    def __str__(self) -> str:
        return f"{'interrupted' if self.status == INTERRUPTED else 'stopped'}; {self.words}"


def heed() -> None:
    """From now on, a request to end raises Stop, so that the run can clean up and say what was kept; one that is ignored stays so."""
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _raised)


def _raised(number: int, _frame: FrameType | None) -> None:
    raise Stop(128 + number)
