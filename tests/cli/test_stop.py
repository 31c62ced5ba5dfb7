from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Generator

import pytest

from equipoise.cli.stop import INTERRUPTED, Stop, forestall, heed, release


@pytest.fixture(autouse=True)
def handlers() -> Generator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
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


EARLY = """
import builtins, os, runpy, signal
plain = builtins.__import__
def interrupted(name, *rest, **named):
    if name == "typer":
        signal.raise_signal(signal.SIGINT)
    return plain(name, *rest, **named)
builtins.__import__ = interrupted
runpy.run_module("equipoise", run_name="__main__")
"""


def test_ctrl_c_while_the_verbs_are_loaded_is_one_line() -> None:
    done = subprocess.run([sys.executable, "-c", EARLY], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("", "interrupted; nothing was written\n", INTERRUPTED)


def test_from_the_first_moment_on_ctrl_c_is_heeded_and_in_the_end_it_is_the_systems() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    forestall()
    assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    heed()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    release()
    assert {signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)} == {signal.SIG_DFL}


def test_ctrl_c_that_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for step in (forestall, heed, release):
        step()
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
