"""What every test stands on: shapes and types checked at run time, no colours, repeatable properties, Chromium, golden files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from tests import shapes

IN_CI = os.environ.get("CI", "").lower() == "true"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
GOLDEN = Path(__file__).parent / "golden"

os.environ.update(NO_COLOR="1", COLUMNS="80", MPLBACKEND="agg")
for setting in ("FORCE_COLOR", "CLICOLOR_FORCE", "PY_COLORS"):
    os.environ.pop(setting, None)
shapes.install()

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.load_profile("ci" if IN_CI else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="rewrite the golden results instead of comparing with them")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium to look at pages with; in CI its absence is a failure."""
    found = next((path for path in map(shutil.which, BROWSERS) if path), "")
    if not found and IN_CI:
        pytest.fail("no Chromium: the browser tests must run in CI")
    if not found:
        pytest.skip("no Chromium on this machine")  # allowed: a user's machine need not have a browser
    return found


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A comparison of a text with the file of that name in tests/golden; --regold writes the file."""

    def compared(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--regold"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no golden result {name}; write it with make regold"
        assert text == path.read_text(encoding="utf-8"), f"{name} differs; if that is meant, run make regold and review the diff"

    return compared
