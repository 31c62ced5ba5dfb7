"""Standard output and error as they are found: closed, or in an encoding that lacks the signs that we write.

Signs that the encoding lacks are written in their plain form: a dash as -, an accented letter without its accent, else a question mark.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata

from equipoise.errors import InputError

PLAIN = {
    "–": "-", "—": "-", "−": "-", "‑": "-", "…": "...", "±": "+/-", "×": "x", "·": ".",
    "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "≈": "~",
    "‘": "'", "’": "'", "“": '"', "”": '"', "•": "*", "─": "-", "━": "-", "│": "|", "├": "|", "└": "`", "┃": "|",
    "ß": "ss", "æ": "ae", "ø": "o",
    "°": " deg", "µ": "u", "μ": "u", "²": "2", "³": "3",
}  # fmt: skip
ERRORS = "equipoise.plain"


def prepare() -> None:
    """Give both streams the plain forms of signs that they lack; a closed standard error becomes one that nobody reads.

    Raises: InputError where standard output is closed.
    """
    codecs.register_error(ERRORS, plain_form)
    if sys.stderr is None:  # it is None where it was closed
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (it stays open as long as the process)
    if sys.stdout is None:
        raise InputError("standard output is closed", fix="send it to a file, or to /dev/null")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ERRORS)


def plain_form(fault: UnicodeError) -> tuple[str, int]:
    """The plain form of the signs that an encoding lacks, and where to go on.

    Raises: the fault itself, where it is none of encoding.
    """
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    signs = fault.object[fault.start : fault.end]
    return "".join(PLAIN.get(sign) or _bare(sign, fault.encoding) for sign in signs), fault.end


def refuse_loss(text: str) -> None:
    """Nothing, where standard output can hold a text as it is.

    Raises: InputError for data that would lose signs.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError as fault:
        what = f"standard output has the encoding {encoding}, which lacks U+{ord(text[fault.start]):04X}"
        raise InputError(what, fix="name a file with -o, or set PYTHONIOENCODING=utf-8") from None


def holds(text: str) -> bool:
    """Whether standard output can hold a text as it is."""
    try:
        refuse_loss(text)
    except InputError:
        return False
    return True


def _bare(sign: str, encoding: str) -> str:
    """A letter without its accent where the encoding has it, else a question mark."""
    bare = unicodedata.normalize("NFKD", sign)[0]
    try:
        bare.encode(encoding)
    except UnicodeEncodeError:
        return "?"
    return bare
