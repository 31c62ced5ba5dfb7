from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from equipoise import compiled
from equipoise.compiled import compile_for, inner_kernel, kernel
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


def test_a_constant_makes_no_signature_of_its_own() -> None:
    @kernel
    def moved(value, by):
        return value + by

    @kernel
    def both(value):
        return moved(value, 1) + moved(value, value)

    assert both(3) == 10
    assert [str(signature) for signature in getattr(moved, "signatures")] == ["(int64, int64)"]  # noqa: B009 (numba's)


def test_an_inner_kernel_is_a_part_of_its_caller() -> None:
    @inner_kernel
    def halved(value):
        if value < 0.0:
            return 0.0
        return value / 2.0

    @kernel
    def quartered(value):
        return halved(halved(value))

    assert (quartered(8.0), quartered(-1.0), halved(3.0)) == (2.0, 0.0, 1.5)
    assert len(getattr(halved, "signatures")) == 1  # noqa: B009 (that of the call from Python)


def test_a_kernel_is_compiled_for_types_without_being_run() -> None:
    @kernel
    def first(values):
        return values[0]

    compile_for(first, np.zeros(0))
    assert len(getattr(first, "signatures")) == 1  # noqa: B009 (numba's)
    assert first(np.array([7.0])) == 7.0
    assert len(getattr(first, "signatures")) == 1  # noqa: B009 (numba's)


@pytest.mark.parametrize(("long_seconds", "told"), [(-1.0, 1), (3600.0, 0)])
def test_a_long_wait_for_the_compiler_is_told_once(
    long_seconds: float, told: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(compiled, "LONG_SECONDS", long_seconds)
    monkeypatch.setattr(compiled, "WAITING", type(compiled.WAITING)())
    monkeypatch.setattr(compiled, "FOLDER", None)
    monkeypatch.setattr(compiled, "_unkept", "")

    @kernel
    def same(value):
        return value

    assert (same(1), same(1.5)) == (1, 1.5)
    assert [record.getMessage() for record in caplog.records] == told * ["compiling for the first use, which takes up to a minute or two …"]
    assert compiled.WAITING.seconds > 0.0
