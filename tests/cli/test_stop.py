from __future__ import annotations

import os
import signal
from collections.abc import Generator

import pytest

from equipoise.cli.stop import INTERRUPTED, Stop, heed


@pytest.fixture(autouse=True)
def handlers() -> Generator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_words() -> None:
    assert str(Stop(INTERRUPTED)) == "interrupted; nothing was written"
    assert str(Stop(143, "the new results are kept in out")) == "stopped; the new results are kept in out"


def test_a_request_to_end_raises() -> None:
    heed()
    with pytest.raises(Stop) as stop:
        os.kill(os.getpid(), signal.SIGTERM)
    assert stop.value.status == 143


def test_what_a_user_has_told_to_be_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    heed()
    os.kill(os.getpid(), signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
