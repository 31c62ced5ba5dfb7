"""Strict reading of JSON: no key twice, no NaN or infinity, no number out of range, not too deep."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from equipoise.errors import InputError
from equipoise.facts.files.text_file import content

MOST_BYTES = 200_000_000  # a record of nine actors has some 3 million
MOST_DIGITS = 308


class _StrictError(ValueError):
    """What JSON admits and no record of ours holds."""


def read_json(path: Path, fix: str) -> Any:
    """The value that a JSON file holds; `fix` says how one comes by a good file.

    Raises: InputError for a file that cannot be read, that is not strict JSON, or that is nested too deeply.
    """
    found = content(path, str(path), MOST_BYTES)
    try:
        decoded = found.decode("utf-8-sig")
        return json.loads(decoded, object_pairs_hook=_each_once, parse_constant=_refused, parse_float=_real, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise InputError(f"not readable as JSON: {error.msg}", fix=fix, file=str(path), line=error.lineno) from None
    except UnicodeDecodeError:
        raise InputError("the file is not UTF-8 text", fix=fix, file=str(path)) from None
    except _StrictError as error:
        raise InputError(f"not readable as JSON: {error}", fix=fix, file=str(path)) from None
    except RecursionError:
        raise InputError("not readable as JSON: it is nested too deeply", fix=fix, file=str(path)) from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs, in which a key stands once."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _StrictError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} appears twice")
    return found


def _refused(word: str) -> float:
    """No number: NaN and the infinities are not JSON."""
    raise _StrictError(f"{word} is not a number")


def _real(written: str) -> float:
    """A real number within range."""
    number = float(written)
    if math.isinf(number):
        raise _StrictError(f"the number {written[:30]} is too large")
    return number


def _whole(written: str) -> int:
    """A whole number within range."""
    if len(written) > MOST_DIGITS:
        raise _StrictError(f"the number {written[:30]}… is too large")
    return int(written)
