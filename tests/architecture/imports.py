"""Imports: at the top of a module, without cycles, and only downwards (R1, R2, R3, R6)."""

from __future__ import annotations

import ast
import graphlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import Fault, functions, name, python_files, syntax

ABOVE = ("web", "cli", "report", "store", "study")  # from the top


def inner_imports(root: Path) -> list[Fault]:
    """Imports inside functions."""
    faults: list[Fault] = []
    for path in python_files(root):
        for function in functions(syntax(path)):
            if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function)):
                faults.append(Fault(name(path, root), f"{function.name} imports inside the function"))
    return faults


def import_cycles(root: Path) -> list[Fault]:
    """Modules of the package that import each other in a ring."""
    modules = {_module(path, root / "src"): path for path in python_files(root, ("src",))}
    graph = {module: set(_imported(module, path, modules)) - {module} for module, path in modules.items()}
    try:
        tuple(graphlib.TopologicalSorter(graph).static_order())
    except graphlib.CycleError as error:
        ring: list[str] = error.args[1]
        return [Fault(name(modules[ring[0]], root), "import cycle: " + " -> ".join(reversed(ring)))]
    return []


def import_contracts(root: Path) -> list[Fault]:
    """Broken contracts of [tool.importlinter] in the project's pyproject.toml."""
    tool = Path(sys.executable).with_name("lint-imports")
    command = [str(tool), "--no-cache", "--no-logo", "--config", "pyproject.toml"]
    environment = os.environ | {"PYTHONPATH": str(root / "src"), "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    broken = [line for line in done.stdout.splitlines() if line.endswith("BROKEN")]
    return [Fault("pyproject.toml", line) for line in broken] or [Fault("pyproject.toml", done.stdout + done.stderr)]


def upward_paths(root: Path) -> list[Fault]:
    """Files of a package that lies above, named as a path: an import that the contracts do not see."""
    faults: list[Fault] = []
    source = root / "src" / "equipoise"
    for path in python_files(root, ("src",)):
        own = path.relative_to(source).parts[0]
        above = ABOVE[: ABOVE.index(own)] if own in ABOVE else ABOVE
        for node in (one for one in ast.walk(syntax(path)) if isinstance(one, ast.BinOp)):
            steps = str(node.right.value) if isinstance(node.op, ast.Div) and isinstance(node.right, ast.Constant) else ""
            if steps.partition("/")[0] in above:
                faults.append(Fault(name(path, root), f"line {node.lineno} names a path in {steps}, which lies above"))
    return faults


def _module(path: Path, source: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(module: str, path: Path, modules: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that a module names in its imports."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            origin = ".".join(part for part in (base, node.module or "") if part)
            for alias in node.names:
                inner = f"{origin}.{alias.name}"
                if inner in modules or origin in modules:
                    yield inner if inner in modules else origin
