"""A tree as YAML text that reads back as the same tree."""

from __future__ import annotations

from io import StringIO

from ruamel.yaml import YAML

from equipoise.facts.files.yaml.tree import Tree

WIDTH = 120


def dumped(tree: Tree) -> str:
    """The text of mappings, lists and plain values, as in a file; comments are not kept.

    >>> print(dumped({"name": "mine", "share": 1e-9, "words": "no", "day": "2026-11-22", "list": [1, 2]}), end="")
    name: mine
    share: 1e-09
    words: no
    day: '2026-11-22'
    list:
    - 1
    - 2
    """
    writer = YAML(pure=True)
    writer.default_flow_style = False
    writer.width = WIDTH
    stream = StringIO()
    writer.dump(_plain(tree), stream)
    return stream.getvalue()


def _plain(tree: Tree) -> object:
    """The tree as plain dictionaries and lists, which is what the writer knows."""
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items()}
    return [_plain(value) for value in tree] if isinstance(tree, list) else tree
