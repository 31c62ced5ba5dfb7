"""The entry point of the command line: the verbs, and how every failure reads."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

import typer

from equipoise import __version__
from equipoise.cli import verbs
from equipoise.cli.failure import sentence
from equipoise.cli.output import show_fault, show_line
from equipoise.cli.stop import INTERRUPTED, Stop, heed, release
from equipoise.cli.streams import prepare
from equipoise.errors import InputError

USER_FAULT = 2
UNREAD = 141  # whoever read our output has closed it


def application(arguments: Sequence[str] = ()) -> typer.Typer:
    """The application with the verb that the arguments begin with, or with every verb that has a module in `cli/verbs`."""
    whole = typer.Typer(
        name="equipoise",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    whole.callback()(_equipoise)
    every = sorted(module.name for module in pkgutil.iter_modules(verbs.__path__))
    for name in [name for name in every if name in arguments[:1]] or every:
        verb = importlib.import_module(f"{verbs.__name__}.{name}").verb
        if isinstance(verb, typer.Typer):
            whole.add_typer(verb, name=name)
        else:
            whole.command(name)(verb)
    return whole


def status(arguments: Sequence[str]) -> int:
    """The exit status of the command line with these arguments: 0, 1 for a check that fails, 2 for input that cannot be used."""
    try:
        command = typer.main.get_command(application(arguments))
        code = command.main(args=list(arguments) or ["--help"], prog_name="equipoise", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Stop as stop:
        show_fault(str(stop))
        return stop.status
    except SystemExit:  # by which Typer answers a closed pipe
        return UNREAD
    except (InputError, OSError, UnicodeDecodeError, typer.TyperException) as error:
        show_fault(sentence(error, arguments))
        return USER_FAULT
    if code == INTERRUPTED:  # by which Typer, too, answers the keyboard
        show_fault(str(Stop(INTERRUPTED)))
    return code if isinstance(code, int) else 0


def run() -> None:
    """Run the command line on the arguments of the process and leave with its status."""
    try:
        prepare()
    except InputError as error:
        show_fault(sentence(error, sys.argv[1:]))
        sys.exit(USER_FAULT)
    heed()
    code = status(sys.argv[1:])
    release()
    code = _flushed(code)
    _abandon(sys.stderr)
    if code in (UNREAD, USER_FAULT):
        _abandon(sys.stdout)
    sys.exit(code)


def _abandon(stream: TextIO) -> None:
    """Send what a stream still holds nowhere, where a closed pipe or a full disk does not take it: its end changes no status."""
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _flushed(code: int) -> int:
    """The status, after standard output has taken all that was printed, or that of its failure."""
    try:
        sys.stdout.flush()
    except OSError as fault:
        if not isinstance(fault, BrokenPipeError):
            show_fault(sentence(fault, ()))
        code = UNREAD if isinstance(fault, BrokenPipeError) else USER_FAULT
    return code


def _version(*, wanted: bool) -> None:
    if wanted:
        show_line(f"equipoise {__version__}")
        raise typer.Exit


def _equipoise(
    version: bool = typer.Option(
        False, "--version", callback=lambda value: _version(wanted=value), is_eager=True, help="Show the version."
    ),
) -> None:
    """Strategic stability, computed: from sourced facts to answered claims."""
