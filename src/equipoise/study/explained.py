"""What explains the numbers of a record: the module `trace` of the room of its question, found by the question's name."""

from __future__ import annotations

import importlib
from typing import Any, Protocol, cast

from equipoise.study.explanation import Node, matching, short, unknown


class Trace(Protocol):
    """How the numbers of one question are explained."""

    def names(self, record: Any) -> list[str]:
        """The numbers that can be explained."""
        ...

    def explanation(self, record: Any, name: str) -> Node:
        """A number as a tree, down to the sources."""
        ...


def trace(question: str) -> Trace:
    """How the numbers of a question are explained."""
    return cast(Trace, importlib.import_module(f"equipoise.study.{question}.trace"))


def explained_names(record: Any, words: str = "") -> list[str]:
    """The names of all numbers of a record, or of those that hold all words of a search."""
    names = trace(record.question).names(record)
    return matching(words, names) if words else names


def explained(record: Any, words: str, *, whole: bool = False) -> Node:
    """What stands behind a number, by its name or by words that only its name holds: in short, or with all inputs.

    Raises: InputError for words that no name holds, with the nearest names, and for words that several hold.
    """
    known = trace(record.question).names(record)
    found = matching(words, known)
    if len(found) != 1:
        raise unknown(words, found or known)
    node = trace(record.question).explanation(record, found[0])
    return node if whole else short(node)
