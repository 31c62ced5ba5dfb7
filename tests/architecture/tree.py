"""The files of a project and what is read from them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CODE_FOLDERS = ("src", "tests", "benchmarks")
LEFT_OUT = {".git", ".venv", "out", "node_modules", "build", "dist", ".hypothesis", "requirements"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Fault(NamedTuple):
    """A broken rule: the file, relative to the project, and what is wrong with it."""

    file: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}: {self.text}"


def name(path: Path, root: Path) -> str:
    """A path as faults show it."""
    return path.relative_to(root).as_posix()


def python_files(root: Path, folders: tuple[str, ...] = CODE_FOLDERS) -> Iterator[Path]:
    """Every Python file below the given folders of a project."""
    for folder in folders:
        yield from sorted((root / folder).rglob("*.py"))


def text_files(root: Path) -> Iterator[Path]:
    """Every file of the project that can be read as text, but for what builds and locks leave."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        hidden = any(part in LEFT_OUT or part.endswith(("cache", "cache__")) for part in parts)
        if not hidden and path.is_file() and path.name != "uv.lock" and b"\0" not in path.read_bytes()[:4096]:
            yield path


def syntax(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function of a module, those inside others included."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def is_kernel(function: Function) -> bool:
    """Whether a function is compiled, so that its types are numba's to infer."""
    decorators = [item.func if isinstance(item, ast.Call) else item for item in function.decorator_list]
    return any(isinstance(item, ast.Name) and item.id.endswith("kernel") for item in decorators)


def public_functions(module: ast.Module) -> Iterator[Function]:
    """The functions that a module offers to others, kernels left out."""
    for node in module.body:
        if isinstance(node, Function) and not node.name.startswith("_") and not is_kernel(node):
            yield node
