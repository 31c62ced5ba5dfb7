"""Changes of a tree: a copy in which one entry is another, and plain values of Python as the tree that a file would give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence

from equipoise.errors import InputError
from equipoise.facts.files.yaml.tree import Items, Mapping, Tree

NOWHERE = 0  # the line of what stands in no file
MOST_DEPTH = 50


def node(value: object, depth: int = 0) -> Tree:
    """A value of Python as a tree: mappings, lists and tuples, texts, numbers (NumPy's too), dates, yes and no, and None.

    Raises: InputError for a value of any other kind, and for one that is nested too deeply.

    >>> node({"pairs": ({"retaliator": "RUS", "adversary": "USA"},)})
    {'pairs': [{'retaliator': 'RUS', 'adversary': 'USA'}]}
    """
    if depth > MOST_DEPTH:
        raise InputError("the value is nested too deeply", fix="give plain mappings and lists")
    if hasattr(value, "tolist"):
        return node(value.tolist(), depth + 1)  # pyright: ignore[reportAttributeAccessIssue] (a number or array of NumPy)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, AnyMapping):
        mapping = Mapping("", NOWHERE)
        for key, entry in value.items():
            if not isinstance(key, str):
                raise InputError(f"{key!r} is not a key", fix="give keys as text")
            mapping[key], mapping.lines[key] = node(entry, depth + 1), NOWHERE
        return mapping
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        items = Items("", NOWHERE)
        items.extend(node(entry, depth + 1) for entry in value)
        items.lines = [NOWHERE] * len(items)
        return items
    raise InputError(f"{type(value).__name__} has no form in a scenario", fix="give numbers, texts, dates, lists and mappings")


def edited(tree: Mapping, path: Sequence[str], value: object) -> Mapping:
    """A copy of a mapping in which the entry at the end of a path of keys is a value; mappings on the way are made where they are missing.

    Raises: InputError where the path leads through something other than a mapping, and as `node`.
    """
    first, *rest = path
    copy = Mapping(tree.file, tree.line)
    copy.update(tree)
    copy.lines, copy.files = dict(tree.lines), dict(tree.files)
    below = copy.get(first)
    if rest and below is not None and not isinstance(below, Mapping):
        raise InputError(f"{first!r} holds no keys", fix=f"replace {first!r} as a whole")
    copy[first] = edited(below if isinstance(below, Mapping) else Mapping("", NOWHERE), rest, value) if rest else node(value)
    if not (rest and isinstance(below, Mapping)):
        copy.lines[first], copy.files[first] = NOWHERE, ""
    return copy
