"""The text of one file: a regular file of a bounded size, in UTF-8, without control characters.

Pipes, devices and folders are refused before they are opened, so that nothing is waited for and nothing is read without end.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from equipoise.errors import InputError

MOST_BYTES = 2_000_000  # the largest shipped file has 124,000; an export of the whole base 0.9 million
KINDS = {
    stat.S_IFDIR: ("this is a directory, not a file", "name one file inside it"),
    stat.S_IFIFO: ("this is a pipe, not a file", "write what it carries to a file, and name that file"),
    stat.S_IFSOCK: ("this is a socket, not a file", "write what it carries to a file, and name that file"),
    stat.S_IFCHR: ("this is a device, not a file", "write what it carries to a file, and name that file"),
    stat.S_IFBLK: ("this is a device, not a file", "write what it carries to a file, and name that file"),
}
LINE_END = re.compile(rb"\r\n|\r|\n")
BREAK = re.compile(r"\r\n|\r|\n")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
OTHER_BREAK = re.compile("[\x85\u2028\u2029]")


def text(path: Path, name: str = "", most: int = MOST_BYTES) -> str:
    """The text of a UTF-8 file of at most `most` bytes.

    `name` is how the file is called in messages (default: the path).

    Raises: InputError where the file is missing, no regular file, too large, unreadable, not UTF-8 or empty, or holds a control character.
    """
    name = name or str(path)
    decoded = _decoded(content(path, name, most), name)
    refuse_characters(decoded, name)
    if not decoded.strip():
        raise InputError("the file is empty", fix="write its content, or remove the file", file=name)
    return decoded


def content(path: Path, name: str, most: int) -> bytes:
    """The bytes of a regular file of at most `most` bytes.

    Raises: InputError for a file that is missing, of another kind, too large or unreadable.
    """
    try:
        _refuse_kind(stat.S_IFMT(path.stat().st_mode), name)
        with path.open("rb") as stream:
            found = stream.read(most + 1)
    except FileNotFoundError:
        raise InputError("no such file", fix="check the path", file=name) from None
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", fix="check its permissions", file=name) from None
    except InputError:
        raise
    except ValueError:
        raise InputError("the file cannot be read (no file can have this name)", fix="check the path", file=repr(name)) from None
    if len(found) > most:
        raise InputError(f"the file is larger than {most:,} bytes", fix="give a smaller file, or spread it over several", file=name)
    return found


def _refuse_kind(kind: int, name: str) -> None:
    """Raise for anything but a regular file."""
    if kind != stat.S_IFREG:
        what, fix = KINDS.get(kind, ("this is not a regular file", "name a file"))
        raise InputError(what, fix=fix, file=name)


def refuse_characters(decoded: str, name: str) -> None:
    """Nothing, for a text of printable characters, tabs and line breaks.

    Raises: InputError with the line of the first other character.
    """
    found = CONTROL.search(decoded)
    if found:
        what = f"the control character U+{ord(found[0]):04X} is not allowed"
        raise InputError(what, fix="remove it", file=name, line=line_at(decoded, found.start()))


def line_at(decoded: str, index: int) -> int:
    """The line, counted from 1, of a place in a text: lines end with LF, CR LF or CR."""
    return 1 + sum(1 for found in BREAK.finditer(decoded) if found.end() <= index)


def _decoded(found: bytes, name: str) -> str:
    """The bytes as text, without the byte order mark that may begin it."""
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        begin = len(found) - len(error.object)  # the codec leaves the byte order mark out of what it reports
        line = 1 + sum(1 for end in LINE_END.finditer(found) if end.end() <= begin + error.start)
        raise InputError("the file is not UTF-8 text", fix="save it with the encoding UTF-8", file=name, line=line) from None
