"""What is shipped: every data file in the wheel, and locks that agree."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile

import pytest

from tests.samples import ROOT

SOURCE = ROOT / "src"


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel_names: set[str]) -> None:
    files = (path for path in (SOURCE / "equipoise").rglob("*") if path.is_file() and path.suffix not in (".pyc", ".nbi", ".nbc"))
    assert {path.relative_to(SOURCE).as_posix() for path in files} <= wheel_names


def test_the_wheel_holds_the_licence_and_the_type_marker(wheel_names: set[str]) -> None:
    assert "equipoise/py.typed" in wheel_names
    assert any(name.endswith("licenses/LICENSE") for name in wheel_names)


@pytest.mark.parametrize("name", ["run", "test", "mutation", "docs"])
def test_the_locks_for_pip_agree_with_the_lock_of_uv(name: str) -> None:
    locked = {item["name"]: item.get("version") for item in tomllib.loads((ROOT / "uv.lock").read_text())["package"]}
    text = (ROOT / "requirements" / f"{name}.lock").read_text()
    pinned = dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", text, re.MULTILINE))
    assert len(pinned) > 20
    assert {key: locked.get(key) for key in pinned} == pinned


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {re.split(r"[>=<\[; ]", item, maxsplit=1)[0] for item in project["project"]["dependencies"]}
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements/run.lock").read_text(), re.MULTILINE))
    assert wanted <= pinned
