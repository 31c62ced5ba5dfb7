r"""Texts of files as a terminal, a page or a drawing may show them: nothing in them acts, hides or turns the reading around.

What a reader cannot see is written out as an escape, such as `\x1b` or `\u202e`: it neither vanishes nor works.
"""

from __future__ import annotations

import re

# Control characters other than tab and line feed; marks that turn the direction of reading, join or part lines without being seen,
# or tag; halves of pairs; and what is no character at all. XML and terminals allow none of them, or act on them.
HIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb"
    "\\ufdd0-\\ufdef\\ufffe\\uffff\\ud800-\\udfff\\U000e0000-\\U000e007f"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
    + "]"
)
ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\`]+[^\s\"'<>\\`]*", re.IGNORECASE)


def shown(text: str) -> str:
    r"""A text with an escape for every character that cannot be shown.

    >>> print(shown("a \x1b[31m title\u202e"))
    a \x1b[31m title\u202e
    >>> shown("Äthiopien – 你好, 5 %") == "Äthiopien – 你好, 5 %"
    True
    """
    return HIDDEN.sub(lambda match: _escape(ord(match[0])), text)


def shown_line(text: str) -> str:
    r"""A text on one line: breaks and tabs become spaces, and what cannot be shown an escape.

    >>> print(shown_line("a\n  b\x07"))
    a b\x07
    """
    return " ".join(shown(text).split())


def shown_json(document: str) -> str:
    r"""A JSON document of the same value in which every character that cannot be shown is escaped as JSON has it.

    >>> print(shown_json('"a\x9b"'))
    "a\u009b"
    """
    return HIDDEN.sub(lambda match: _json_escape(ord(match[0])), document)


def address(text: str | None) -> str:
    """The address that a link may lead to: one of the web, http or https; empty for any other text.

    >>> address("https://example.org/a?b=c"), address("javascript:alert(1)"), address(None)
    ('https://example.org/a?b=c', '', '')
    """
    return text if text and ADDRESS.fullmatch(text) and not HIDDEN.search(text) else ""


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(code: int) -> str:
    """Above the first plane as a pair of halves."""
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
