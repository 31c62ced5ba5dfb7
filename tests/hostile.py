"""Texts that act on a terminal or hide in a page, and numbers that nothing has, put into records and files."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from pydantic import BaseModel

from equipoise.facts.records.fields import replaced

CLIPBOARD = "\x1b]52;c;aGk=\x07"
TEXT = f" {CLIPBOARD}\x00\x9b31m\x7f\u202e\u2066\u200b\u2028\ud800\uffff\U000e0041[bold][link=file:///x]<b onload='x'>&\"]]>"
ADDRESS = "javascript:alert(1)"
# What the Unicode standard calls control, format, line or paragraph separator, surrogate or no character, told by its numbers.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff\U000e0000-\U000e007f]")
OWN = ("common member", "does not reach", "is not reached")  # words of ours by which records are read
NUMBERS = (math.nan, math.inf, -math.inf, -1, -1.0, 1e18, 10**18, 1e300, 0.5, 2.5)
SAFE = re.compile(r"https?://|#|data:,|[\w./-]+\.md(#|$)")


def tainted(value: Any, key: str = "") -> Any:
    """A record in which every text of several words ends in one that acts, and every address is a script."""
    if isinstance(value, dict):
        return {name: tainted(part, str(name)) for name, part in value.items()}
    if isinstance(value, BaseModel):
        return replaced(value, **{name: tainted(getattr(value, name), name) for name in type(value).model_fields})
    if isinstance(value, list | tuple):
        return type(value)(tainted(part, key) for part in value)
    if isinstance(value, str) and key == "url":
        return ADDRESS
    return value + TEXT if isinstance(value, str) and " " in value and value not in OWN else value


def numbers(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all numbers of a tree of mappings and lists."""
    if isinstance(tree, dict | list):
        for step, part in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from numbers(part, (*path, step))
    elif isinstance(tree, int | float) and not isinstance(tree, bool):
        yield path


class Links(HTMLParser):
    """The addresses to which a page leads or from which it loads, and the handlers of events in it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "xlink:href")]
        self.handlers += [name for name, _ in attrs if name.startswith("on")] + ([tag] if tag == "script" else [])


def faults(page: str) -> list[str]:
    """What is wrong with a page: raw characters, drawings that are not well-formed, links that act."""
    found = [f"raw {match[0]!r} in {page[max(0, match.start() - 40) : match.end()]!r}" for match in RAW.finditer(page)]
    for drawing in re.findall(r"<svg.*?</svg>", page, re.DOTALL):
        try:
            ElementTree.fromstring(drawing)  # noqa: S314 (drawings of our own)
        except ElementTree.ParseError as error:
            found.append(f"{error} in {drawing[:60]}")
    links = Links()
    links.feed(page)
    return found + [f"link to {address}" for address in links.addresses if not SAFE.match(address)] + links.handlers
