"""How a run is stopped from outside: by the keyboard, by a request to end, by a terminal that closes."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
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


def forestall() -> None:
    """Until `heed`, Ctrl-C ends the process in one line: nothing is written before the verbs are loaded."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _ended)


def heed() -> None:
    """From now on, a request to end raises Stop, so that the run can clean up and say what was kept; one that is ignored stays so."""
    if signal.getsignal(signal.SIGINT) is _ended:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _raised)


def release() -> None:
    """From now on, such requests end the process as the system does it: all has been written and said."""
    for name in ("SIGINT", *SIGNALS):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.default_int_handler, _ended, _raised):
            signal.signal(number, signal.SIG_DFL)


def _ended(_number: int, _frame: FrameType | None) -> None:
    with suppress(OSError):
        os.write(2, f"{Stop(INTERRUPTED)}\n".encode())
    os._exit(INTERRUPTED)


def _raised(number: int, _frame: FrameType | None) -> None:
    raise Stop(128 + number)
