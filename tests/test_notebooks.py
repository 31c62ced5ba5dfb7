"""The notebooks of the documentation run from the first cell to the last, and print what they show."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.samples import ROOT

NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))
LONG_SECONDS = 600


def printed(path: Path) -> list[str]:
    """What each cell of code prints or shows as plain text."""
    cells: list[dict[str, Any]] = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    texts = [[output.get("text", output.get("data", {}).get("text/plain", [])) for output in cell["outputs"]] for cell in cells]
    return ["".join("".join(part) for part in parts) for parts in texts]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_prints_what_it_shows(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    command = [sys.executable, "-m", "jupyter", "execute", "--inplace", str(copy)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=LONG_SECONDS, env=os.environ.copy())
    assert done.returncode == 0, done.stderr
    assert printed(copy) == printed(path)


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


def test_twin_another_output_is_noticed(tmp_path: Path) -> None:
    text = NOTEBOOKS[0].read_text(encoding="utf-8")
    changed = tmp_path / "changed.ipynb"
    changed.write_text(text.replace("warheads arrive", "warheads go astray"), encoding="utf-8")
    assert printed(changed) != printed(NOTEBOOKS[0])
