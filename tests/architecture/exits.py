"""Exits: text reaches a terminal or a page through one place each (R17)."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.tree import Fault, name, python_files, syntax

TERMINAL, PAGES = "src/equipoise/cli/output.py", "src/equipoise/report/pages/rendering.py"
EXITS = {"print": TERMINAL, "echo": TERMINAL, "secho": TERMINAL, "Console": TERMINAL, "Environment": PAGES, "Template": PAGES}
STREAMS = ("stdout", "stderr")
WRITES = ("write", "writelines")
MODULES = ("typer", "click", "rich", "jinja2", "builtins")


def single_exits(root: Path) -> list[Fault]:
    """Calls that print, write to the streams or fill templates outside the module that cleans what is shown."""
    return [
        Fault(name(path, root), f"line {node.lineno} calls {called}, which only {EXITS.get(called, TERMINAL)} may do")
        for path in python_files(root, ("src",))
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Call) and (called := _exit(node)) and name(path, root) != EXITS.get(called, TERMINAL)
    ]


def _exit(call: ast.Call) -> str:
    """The exit that a call uses, or nothing."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id if function.id in EXITS else ""
    if not isinstance(function, ast.Attribute):
        return ""
    if isinstance(function.value, ast.Attribute) and function.value.attr in STREAMS and function.attr in WRITES:
        return f"{function.value.attr}.{function.attr}"
    of_module = isinstance(function.value, ast.Name) and function.value.id in MODULES
    return function.attr if of_module and function.attr in EXITS else ""
