from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from equipoise import compiled
from equipoise.compiled import kernel
from equipoise.sealed import source_digest


@kernel
def total(values):
    """The sum of an array."""
    result = 0.0
    for value in values:
        result += value
    return result


def test_a_kernel_computes() -> None:
    assert total(np.array([1.0, 2.0, 3.5])) == 6.5


def test_division_by_zero_follows_numpy_and_does_not_raise() -> None:
    @kernel
    def ratio(a, b):
        return a / b

    assert ratio(1.0, 0.0) == float("inf")


@pytest.mark.parametrize("given", ["", "elsewhere"])
def test_the_environment_decides_where_kernels_are_kept(given: str, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "NUMBA_CACHE_DIR"} | {"XDG_CACHE_HOME": str(tmp_path)}
    if given:
        environment["NUMBA_CACHE_DIR"] = str(tmp_path / given)
    script = "import equipoise.compiled; print(equipoise.compiled.FOLDER)"
    shown = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True).stdout.strip()
    digest = source_digest(Path(compiled.__file__).parent / "core")
    assert Path(shown) == tmp_path / given / "equipoise" / f"kernels-{digest}"
