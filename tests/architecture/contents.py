"""What each folder holds (R4, R12, R13)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.architecture.tree import Fault, name, python_files

MOST_ALIKE = 3


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


def shared_prefixes(root: Path) -> list[Fault]:
    """Folders of the package in which three files or more begin with the same word: they are a folder of their own."""
    faults: list[Fault] = []
    for folder in sorted({path.parent for path in python_files(root, ("src",))}):
        words = Counter(path.stem.partition("_")[0] for path in folder.glob("*.py") if not path.stem.startswith("__"))
        shared = [word for word, number in words.items() if number >= MOST_ALIKE]
        faults += [Fault(name(folder, root), f"{words[word]} files begin with {word}_; make them a folder") for word in shared]
    return faults
