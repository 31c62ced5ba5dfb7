"""Files of compiled kernels: read back, never trusted when they are broken or planted, right whatever happens at once."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from equipoise import compiled
from equipoise.compiled import kernel
from equipoise.sealed import seal, unsealed


def doubled(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> Any:
    """A kernel as a new process has it: nothing compiled yet, its cache in this folder."""
    monkeypatch.setattr(compiled, "FOLDER", folder)

    @kernel
    def twice(value):
        return 2 * value

    return twice


def hits(function: Any) -> tuple[int, int]:
    """How many signatures came from the cache, and how many were compiled."""
    return sum(function._cache_hits.values()), sum(function._cache_misses.values())


def test_a_compiled_signature_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = doubled(monkeypatch, tmp_path)
    assert (first(2), first(2.5), hits(first)) == (4, 5.0, (0, 2))
    again = doubled(monkeypatch, tmp_path)
    assert (again(2), again(2.5), hits(again)) == (4, 5.0, (2, 0))
    assert len(list(tmp_path.iterdir())) == 2


def spoilt(content: bytes) -> list[bytes]:
    """The ways in which a file of the cache can be broken."""
    flipped = bytearray(content)
    flipped[len(flipped) // 2] ^= 1
    return [
        b"",
        content[:1],
        content[:40],
        content[:-1],
        content + b"x",
        b"garbage" * 99,
        bytes(len(content)),
        bytes(flipped),
        pickle.dumps(3),
    ]


def test_a_broken_file_is_a_miss_and_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doubled(monkeypatch, tmp_path)(2)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    for broken in spoilt(whole):
        path.write_bytes(broken)
        function = doubled(monkeypatch, tmp_path)
        assert (function(2), hits(function)) == (4, (0, 1))
        mended = doubled(monkeypatch, tmp_path)
        assert (mended(2), hits(mended)) == (4, (1, 0))


@pytest.mark.parametrize("content", [pickle.dumps(3), pickle.dumps(()), b"no pickle"])
def test_a_sealed_file_with_other_content_is_a_miss(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doubled(monkeypatch, tmp_path)(2)
    (path,) = tmp_path.iterdir()
    seal(path, content)
    function = doubled(monkeypatch, tmp_path)
    assert (function(2), hits(function)) == (4, (0, 1))


def test_the_code_of_another_signature_under_this_name_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doubled(monkeypatch, tmp_path)(2)
    (whole,) = tmp_path.iterdir()
    doubled(monkeypatch, tmp_path)(2.5)
    (real,) = set(tmp_path.iterdir()) - {whole}
    content = unsealed(real)
    assert content is not None
    whole.write_bytes(real.read_bytes())  # sealed under the other name
    assert unsealed(whole) is None
    seal(whole, content)  # sealed under this name
    function = doubled(monkeypatch, tmp_path)
    assert (function(2), hits(function)) == (4, (0, 1))


def test_a_planted_file_is_not_unpickled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (tmp_path / "sprung",))

    folder = tmp_path / "cache"
    folder.mkdir()
    doubled(monkeypatch, folder)(2)
    (path,) = folder.iterdir()
    seal(path, pickle.dumps(Trap()))
    path.chmod(0o666)
    function = doubled(monkeypatch, folder)
    assert (function(2), hits(function)) == (4, (0, 1))
    assert not (tmp_path / "sprung").exists()


def test_a_folder_in_the_place_of_a_file_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doubled(monkeypatch, tmp_path)(2)
    (path,) = tmp_path.iterdir()
    path.unlink()
    path.mkdir()
    assert doubled(monkeypatch, tmp_path)(2) == 4
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_folder_it_computes_and_says_once_that_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(compiled, "_unkept", "the disk is full")
    function = doubled(monkeypatch, None)
    assert (function(2), function(2.5)) == (4, 5.0)
    assert [record.getMessage() for record in caplog.records] == [
        "compiled code is not kept, which costs a minute each time: the disk is full"
    ]


def test_a_full_disk_costs_only_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert doubled(monkeypatch, tmp_path)(2) == 4
    assert list(tmp_path.iterdir()) == []


CONTEST = """
import sys
import numpy as np
from equipoise.compiled import kernel

@kernel
def inner(value):
    return 2 * value

@kernel
def total(values):
    result = values[0] * 0
    for value in values:
        result += inner(value)
    return result

kinds = [np.float64, np.int64, np.float32, np.int32][:: int(sys.argv[1])]
print(sorted(float(total(np.arange(5).astype(kind))) for kind in kinds))
"""


def test_processes_that_compile_one_cold_cache_at_once_all_finish_right(tmp_path: Path) -> None:
    """Each in another order of signatures: under one index, the code of one stood under the name of another."""
    (tmp_path / "contest.py").write_text(CONTEST, encoding="utf-8")
    environment = os.environ | {"NUMBA_CACHE_DIR": str(tmp_path / "cache")}
    for _ in range(2):  # the first compile, the second read what was kept
        runs = [
            subprocess.Popen(
                [sys.executable, str(tmp_path / "contest.py"), order],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for order in ("1", "-1", "1")
        ]
        for run in runs:
            shown, fault = run.communicate(timeout=300)
            assert (shown, fault, run.returncode) == ("[20.0, 20.0, 20.0, 20.0]\n", "", 0)
    assert all(not path.name.startswith(".") for path in (tmp_path / "cache").rglob("*"))


@pytest.mark.parametrize(
    ("settings", "says", "status"),
    [
        ("disable_jit: 1\ncpu_name: generic\n", "0 None\n", 0),
        ("[: {", "numba does not start with its settings (ParserError: ", 2),
    ],
)
def test_settings_of_numba_in_the_current_folder_do_not_count(settings: str, says: str, status: int, tmp_path: Path) -> None:
    (tmp_path / ".numba_config.yaml").write_text(settings, encoding="utf-8")
    script = """
import sys
from equipoise.errors import InputError
try:
    from equipoise import compiled
except InputError as fault:
    print(fault)
    sys.exit(2)
print(compiled.config.DISABLE_JIT, compiled.config.CPU_NAME)
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
    assert done.stdout.startswith(says)
    assert (done.stderr, done.returncode) == ("", status)
