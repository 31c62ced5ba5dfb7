"""Other systems: the main verbs run where what only Linux or POSIX has is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import ENGAGEMENT, SMALL

# What Windows or macOS lacks. The libraries, which have branches of their own by the name of the system, are loaded before.
LACKING = """
import os, signal, sys
import numba, numpy, scipy, matplotlib.pyplot, xarray, rich.console, typer, subprocess, tempfile
NAMES = {
    os: "geteuid getuid getegid getgid sched_getaffinity sysconf fork chown fchmod uname getpgid killpg mkfifo statvfs "
    "O_NOFOLLOW O_CLOEXEC O_DIRECTORY O_NONBLOCK",
    signal: "SIGHUP SIGUSR1 SIGUSR2 SIGALRM SIGKILL SIGPIPE",
}
for module, names in NAMES.items():
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
sys.argv = ["equipoise", *sys.argv[1:]]
from equipoise.__main__ import run
run()
"""


def spoken(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a verb says where these names are missing."""
    command = [sys.executable, "-c", LACKING, *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (("facts", "show", "RUS.yars_mobile.launchers"), None),
        (("scenarios", "copy", "today", "mine.yaml"), "mine.yaml"),
        (("run", SMALL, "reductions", "-o", "kept"), "kept/record.json"),
        (("brief", SMALL, "-o", "page"), "page/index.html"),
        (("defend", ENGAGEMENT, "-o", "page"), "page/index.html"),
    ],
)
def test_the_main_verbs_run_without_what_only_posix_has(arguments: tuple[object, ...], written: str | None, tmp_path: Path) -> None:
    said = spoken(*arguments, folder=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout
    assert written is None or (tmp_path / written).stat().st_size > 0


def test_a_fault_is_one_sentence_there_too(tmp_path: Path) -> None:
    said = spoken("run", "nosuch.yaml", folder=tmp_path)
    assert (said.returncode, said.stderr) == (2, "nosuch.yaml: no such file; check the path\n")


def test_the_names_are_missing_there(tmp_path: Path) -> None:
    asked = "print(hasattr(os, 'geteuid'), hasattr(signal, 'SIGHUP'))\nimport fcntl"
    script = LACKING.split("sys.argv =", maxsplit=1)[0] + asked
    said = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said.stdout == "False False\n"
    assert "import of fcntl halted" in said.stderr
