"""What is shipped: every data file in the wheel, and locks that agree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.samples import ROOT, SMALL

SOURCE = ROOT / "src"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def wheel_names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def installed(wheel: Path, environment: Path) -> Path:
    """The interpreter of a new environment that holds the wheel; its dependencies are those of this environment, after its own packages."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    zipfile.ZipFile(wheel).extractall(packages)
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return python


def test_the_brief_runs_from_any_folder_where_only_the_wheel_is_installed(wheel: Path, tmp_path: Path) -> None:
    python = installed(wheel, tmp_path / "environment")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(SMALL, folder / "mine.yaml")
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    script = "import equipoise, sys; from equipoise.__main__ import run; print(equipoise.__file__, file=sys.stderr); run()"
    said = subprocess.run(
        [str(python), "-c", script, "brief", "mine.yaml"], cwd=folder, env=clean, capture_output=True, encoding="utf-8", check=False
    )
    assert said.returncode == 0, said.stderr
    assert Path(said.stderr.splitlines()[0]).is_relative_to(tmp_path / "environment")
    assert (folder / "out" / "brief" / "index.html").read_text(encoding="utf-8").count("<svg") > 3
    assert {path.name for path in folder.iterdir()} == {"mine.yaml", "out"}


def test_the_wheel_names_the_command(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel)
    (entries,) = (name for name in names.namelist() if name.endswith("entry_points.txt"))
    assert "equipoise = equipoise.__main__:run" in names.read(entries).decode()


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
