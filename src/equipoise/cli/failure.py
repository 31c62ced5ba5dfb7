"""How a failure reads: one sentence with what is wrong and how to fix it."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence

import typer

from equipoise.cli import verbs
from equipoise.errors import InputError
from equipoise.shown import shown_line

MOST_LETTERS = 2_000


def sentence(error: Exception, arguments: Sequence[str]) -> str:
    """The sentence for a user's error; of a wrong command line it names the help that applies."""
    if isinstance(error, InputError):
        return one_line(str(error))
    if isinstance(error, OSError):
        if not error.filename:
            return one_line(f"standard output cannot be written ({error.strerror or error}); check where it leads")
        return one_line(f"{error.filename}: {error.strerror or error}; check the path and its permissions")
    if isinstance(error, UnicodeDecodeError):
        return "a file is not text in UTF-8; give a text file"
    known = {module.name for module in pkgutil.iter_modules(verbs.__path__)}
    first = next((argument for argument in arguments if not argument.startswith("-")), "")
    verb = first if first in known else ""
    message = error.format_message() if isinstance(error, typer.TyperException) else str(error)
    return one_line(f"{message.strip().rstrip('.')}; see 'equipoise {f'{verb} ' if verb else ''}--help'")


def one_line(text: str) -> str:
    """A text without breaks, and without the middle of what would fill pages."""
    line = shown_line(text)
    half = MOST_LETTERS // 2
    return line if len(line) <= MOST_LETTERS else f"{line[:half]} … {line[-half:]}"
