"""Compiled kernels: machine code kept on disk, and never out of date.

Numba keys its disk cache by the file of the kernel alone, so a change in a
callee of another file would go unseen. The cache folder is therefore keyed by
a digest of every kernel's source.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba
from numba.core import config

Function = TypeVar("Function", bound=Callable[..., object])


def source_digest(folder: Path) -> str:
    """Sixteen hexadecimal digits that change when any Python file below `folder` does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder(root: Path, digest: str) -> Path:
    """The folder for kernels compiled from sources with this digest: below `root`, or temporary if that cannot be written."""
    folder = root / "equipoise" / f"kernels-{digest}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        usable = os.access(folder, os.W_OK)
    except OSError:
        usable = False
    return folder if usable else Path(tempfile.gettempdir()) / f"equipoise-kernels-{os.getuid()}-{digest}"


if "NUMBA_CACHE_DIR" not in os.environ:
    _root = Path(os.environ.get("XDG_CACHE_HOME", "") or Path.home() / ".cache")
    config.__dict__["CACHE_DIR"] = str(cache_folder(_root, source_digest(Path(__file__).parent / "core")))


def kernel(function: Function) -> Function:
    """Compile a function of arrays and scalars; it releases the interpreter's lock while it runs."""
    plain = inspect.unwrap(function)  # without the wrapper in which tests check shapes
    compiled = numba.njit(cache=True, nogil=True, error_model="numpy")(plain)
    return cast(Function, compiled)


def summing_kernel(function: Function) -> Function:
    """Compile a function whose sums may be taken in any order, so that a vector unit adds several terms at once.

    The order is fixed by the machine code: the same machine gives the same bytes; others agree to about 1e-15 of the sum.
    """
    plain = inspect.unwrap(function)
    compiled = numba.njit(cache=True, nogil=True, error_model="numpy", fastmath={"reassoc", "contract"})(plain)
    return cast(Function, compiled)
