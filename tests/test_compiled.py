from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from equipoise import compiled
from equipoise.compiled import cache_folder, kernel, source_digest


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


def test_the_digest_changes_with_any_source_below_the_folder(tmp_path: Path) -> None:
    inner = tmp_path / "defence" / "layers.py"
    inner.parent.mkdir()
    inner.write_text("a = 1\n")
    before = source_digest(tmp_path)
    assert before == source_digest(tmp_path)
    assert len(before) == 16
    inner.write_text("a = 2\n")
    changed = source_digest(tmp_path)
    inner.rename(inner.with_name("single_shot.py"))
    assert len({before, changed, source_digest(tmp_path)}) == 3


def test_the_digest_leaves_other_files_aside(tmp_path: Path) -> None:
    before = source_digest(tmp_path)
    (tmp_path / "notes.txt").write_text("n")
    assert source_digest(tmp_path) == before


def test_the_cache_folder_is_made_below_the_root(tmp_path: Path) -> None:
    folder = cache_folder(tmp_path, "0123")
    assert folder == tmp_path / "equipoise" / "kernels-0123"
    assert folder.is_dir()


def test_a_root_that_cannot_be_written_gives_a_temporary_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert cache_folder(tmp_path / "file", "0123").name.endswith("-0123")


@pytest.mark.parametrize("given", ["", "elsewhere"])
def test_the_environment_decides_where_kernels_are_kept(given: str, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "NUMBA_CACHE_DIR"} | {"XDG_CACHE_HOME": str(tmp_path)}
    if given:
        environment["NUMBA_CACHE_DIR"] = str(tmp_path / given)
    script = "import numba, equipoise.compiled; print(numba.config.CACHE_DIR)"
    shown = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True).stdout.strip()
    digest = source_digest(Path(compiled.__file__).parent / "core")
    assert Path(shown) == (tmp_path / given if given else tmp_path / "equipoise" / f"kernels-{digest}")
