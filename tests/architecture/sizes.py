"""Small files, small functions, few parameters (R4, R5)."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.tree import Fault, functions, is_kernel, name, python_files, syntax

MOST_FILE_LINES = 300
MOST_FUNCTION_LINES = 40
MOST_PARAMETERS = 8
OTHER_CODE = (".js", ".mjs", ".css", ".html", ".j2")


def file_sizes(root: Path) -> list[Fault]:
    """Files of code with more than 300 lines."""
    files = list(python_files(root))
    for folder in ("src/equipoise/report", "frontend"):
        files += [path for path in (root / folder).rglob("*") if path.suffix in OTHER_CODE and "node_modules" not in path.parts]
    faults: list[Fault] = []
    for path in files:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > MOST_FILE_LINES:
            faults.append(Fault(name(path, root), f"{lines} lines; at most {MOST_FILE_LINES}"))
    return faults


def function_sizes(root: Path) -> list[Fault]:
    """Functions with more than 40 lines from `def` to the end, docstring included."""
    faults: list[Fault] = []
    for path in python_files(root):
        for function in functions(syntax(path)):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > MOST_FUNCTION_LINES:
                faults.append(Fault(name(path, root), f"{function.name} has {lines} lines; at most {MOST_FUNCTION_LINES}"))
    return faults


def parameters(root: Path) -> list[Fault]:
    """Functions of the package with more parameters than a reader can hold, kernels left out: the rest is a record."""
    faults: list[Fault] = []
    for path in python_files(root, ("src",)):
        for function in functions(syntax(path)):
            arguments = function.args
            stated = [item.arg for item in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
            count = len([item for item in stated if item not in ("self", "cls")])
            if count > MOST_PARAMETERS and not is_kernel(function):
                faults.append(Fault(name(path, root), f"{function.name} has {count} parameters; at most {MOST_PARAMETERS}"))
    return faults
