"""Advice in messages: a limit that is computed is rounded to the side that is admitted, so that whoever follows it is served."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import Fault, name, python_files, syntax

ROUNDED = re.compile(r"\.\d|[eEfFgG%]$")


def rounded_limits(root: Path) -> list[Fault]:
    """Numbers that are rounded to the nearest in what a message advises, but for constants, whose names are capital letters."""
    return [
        Fault(name(path, root), f"line {part.lineno} rounds {ast.unparse(part.value)} in advice; use the limits of equipoise.errors")
        for path in python_files(root, ("src",))
        for text in _advice(syntax(path))
        for part in ast.walk(text)
        if isinstance(part, ast.FormattedValue) and _is_rounded(part)
    ]


def _advice(tree: ast.AST) -> Iterator[ast.AST]:
    """What messages are told to advise: the argument or the variable `fix`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "fix":
            yield node.value
        if isinstance(node, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "fix" for target in node.targets):
            yield node.value


def _is_rounded(part: ast.FormattedValue) -> bool:
    constant = isinstance(part.value, ast.Name) and part.value.id.isupper()
    return not constant and part.format_spec is not None and bool(ROUNDED.search(ast.unparse(part.format_spec).strip("f'\"")))
