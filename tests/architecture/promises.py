"""What a function promises: its name, its types, its domain, its source (R7, R10, R11)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.architecture.tree import Fault, Function, functions, is_kernel, name, public_functions, python_files, syntax

SECTIONS = ("Valid for", "Raises", "Source")
VERBS = re.compile(r"^_?(?:compute|calculate|calc|get|make|create|generate|build|do|perform|process|handle|return)_")


def docstrings(root: Path) -> list[Fault]:
    """Public functions of core without one of the sections Valid for, Raises and Source."""
    faults: list[Fault] = []
    for path in python_files(root, ("src/equipoise/core",)):
        for function in public_functions(syntax(path)):
            text = ast.get_docstring(function) or ""
            missing = [section for section in SECTIONS if not re.search(rf"^\*?{section}\*?: *\S", text, re.MULTILINE)]
            if missing:
                faults.append(Fault(name(path, root), f"{function.name} does not say: {', '.join(missing)}"))
    return faults


def stated_types(root: Path) -> list[Fault]:
    """Functions, other than kernels, with a parameter or a result whose type is not stated."""
    faults: list[Fault] = []
    for path in python_files(root):
        for function in functions(syntax(path)):
            bare = [] if is_kernel(function) else _bare(function)
            if bare:
                faults.append(Fault(name(path, root), f"{function.name} does not state the type of {', '.join(bare)}"))
    return faults


def nouns(root: Path) -> list[Fault]:
    """Functions named after the work they do instead of what they return."""
    return [
        Fault(name(path, root), f"{function.name} is named after its work; name it after what it returns")
        for path in python_files(root, ("src",))
        for function in functions(syntax(path))
        if VERBS.match(function.name)
    ]


def _bare(function: Function) -> list[str]:
    """The parameters without annotation, and 'the result' where that has none."""
    given = function.args
    parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, *(item for item in (given.vararg, given.kwarg) if item)]
    bare = [item.arg for item in parameters if item.annotation is None and item.arg not in ("self", "cls")]
    has_result = function.returns is not None or function.name == "__init__"
    return bare if has_result else [*bare, "the result"]
