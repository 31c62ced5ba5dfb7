"""Mutation testing by hand: `make mutation MODULE=… TESTS=…` changes a copy of the project and lists what no test noticed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.samples import ROOT

TOOL = Path(sys.executable).with_name("cosmic-ray")
COPIED = ("src", "tests", "pyproject.toml", "README.md")
SECONDS = 300.0


def configuration(module: str, tests: str) -> str:
    """The settings of cosmic-ray for one module and the tests that should notice a change in it."""
    command = f"{sys.executable} -m pytest -x -q -p no:cacheprovider {tests}"
    return (
        f'[cosmic-ray]\nmodule-path = "{module}"\ntimeout = {SECONDS}\nexcluded-modules = []\n'
        f'test-command = "{command}"\n[cosmic-ray.distributor]\nname = "local"\n'
    )


def survivors(dump: Iterable[str]) -> list[str]:
    """The changes that no test noticed, each with its file, its line and what was put there."""
    found: list[str] = []
    for line in dump:
        work, result = json.loads(line)
        if result is not None and result["test_outcome"] == "survived":
            found += [_description(mutation, result["diff"] or "") for mutation in work["mutations"]]
    return found


def _description(mutation: dict[str, Any], diff: str) -> str:
    changed = [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return "\n".join([f"{mutation['module_path']}:{mutation['start_pos'][0]}", *(f"    {line}" for line in changed)])


def run(module: str, tests: str) -> int:
    """Change the module in a temporary copy, one change at a time, and print the survivors; their number is returned."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            place = ROOT / name
            shutil.copytree(place, copy / name) if place.is_dir() else shutil.copy(place, copy / name)
        (copy / "mutation.toml").write_text(configuration(module, tests), encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": str(copy / "src"), "XDG_CACHE_HOME": str(copy / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
        for step in (
            ["baseline", "mutation.toml"],
            ["init", "mutation.toml", "session.sqlite"],
            ["exec", "mutation.toml", "session.sqlite"],
        ):
            subprocess.run([str(TOOL), *step], cwd=copy, env=environment, check=True)
        dump = subprocess.run([str(TOOL), "dump", "session.sqlite"], cwd=copy, env=environment, check=True, capture_output=True, text=True)
    lines = dump.stdout.splitlines()
    unnoticed = survivors(lines)
    print("\n".join([*unnoticed, f"{len(lines)} changes, {len(unnoticed)} not noticed by {tests}"]))  # noqa: T201 (a tool run by hand)
    return len(unnoticed)


if __name__ == "__main__":
    sys.exit(min(run(sys.argv[1], sys.argv[2]), 1))
