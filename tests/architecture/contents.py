"""What each folder holds (R12, R13)."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.tree import Fault, name, python_files


def mirrored_tests(root: Path) -> list[Fault]:
    """Modules of the package without a test file at the mirrored place."""
    faults: list[Fault] = []
    source = root / "src" / "equipoise"
    for path in python_files(root, ("src",)):
        inner = path.relative_to(source)
        mirror = root / "tests" / inner.parent / f"test_{inner.name}"
        if path.name not in ("__init__.py", "__main__.py") and not mirror.is_file():
            faults.append(Fault(name(path, root), f"no test file {name(mirror, root)}"))
    return faults


def data_without_code(root: Path) -> list[Fault]:
    """Python in the data folder, which holds facts only."""
    folder = root / "src" / "equipoise" / "data"
    return [Fault(name(path, root), "the data folder holds no Python") for path in sorted(folder.rglob("*.py*")) if path.is_file()]


def typed_marker(root: Path) -> list[Fault]:
    """The marker that tells type checkers that the package is typed, if it is absent."""
    marker = root / "src" / "equipoise" / "py.typed"
    return [] if marker.is_file() else [Fault(name(marker, root), "is missing")]
