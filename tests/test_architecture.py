"""The habits of docs/conventions.md hold, and each guard can fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture import advice, contents, exits, imports, promises, sizes, words
from tests.architecture.tree import Fault
from tests.samples import ROOT

MOST_EXEMPTIONS = 0
Guard = Callable[[Path], list[Fault]]
GUARDS: tuple[Guard, ...] = (
    sizes.file_sizes,
    sizes.function_sizes,
    sizes.parameters,
    imports.inner_imports,
    imports.import_cycles,
    imports.import_contracts,
    imports.upward_paths,
    words.foreign_paths,
    words.unfinished_work,
    words.silenced_checks,
    promises.docstrings,
    promises.stated_types,
    promises.nouns,
    contents.mirrored_tests,
    contents.shared_prefixes,
    contents.data_without_code,
    contents.typed_marker,
    exits.single_exits,
    advice.rounded_limits,
)
CORE = "src/equipoise/core/physics/flight/ballistic.py"
SECTIONS = "Valid for: all.\n    Raises: nothing.\n    Source: none.\n"
# For each guard: the file that breaks its rule, the text in it, and what the fault says.
TWINS: tuple[tuple[Guard, dict[str, str], str], ...] = (
    (sizes.file_sizes, {CORE: "x = 1\n" * 301}, f"{CORE}: 301 lines; at most 300"),
    (sizes.function_sizes, {CORE: "def long():\n" + "    x = 1\n" * 40}, "long has 41 lines; at most 40"),
    (sizes.parameters, {CORE: f"def wide({', '.join('abcdefghij')}): ...\n"}, "wide has 10 parameters; at most 8"),
    (imports.inner_imports, {CORE: "def late():\n    import os\n"}, "late imports inside the function"),
    (
        imports.import_cycles,
        {CORE: "from equipoise import units\n", "src/equipoise/units.py": "from .core.physics.flight import ballistic\n"},
        "cycle",
    ),
    (imports.import_contracts, {CORE: "from equipoise import study\n", "src/equipoise/study/__init__.py": ""}, "R1"),
    (imports.import_contracts, {CORE: "from ...defence.salvo import layers\n", "src/equipoise/core/defence/salvo/layers.py": ""}, "R2"),
    (imports.import_contracts, {CORE: "import json\n"}, "R3"),
    (imports.import_contracts, {CORE: "from pathlib import Path\n"}, "R3"),
    (imports.upward_paths, {"src/equipoise/report/theme.py": "FONTS = here / 'web' / 'fonts'\n"}, "line 1 names a path in web"),
    (words.foreign_paths, {"docs/page.md": "see /wo" + "rk/main\n"}, "line 1 names a path outside the project"),
    (words.foreign_paths, {"docs/page.md": "see sha" + "red/facts\n"}, "line 1 names a path outside the project"),
    (words.foreign_paths, {"Makefile": "see .lib" + "rary/x\n"}, "line 1 names a path outside the project"),
    (words.unfinished_work, {CORE: "x = 1  # TO" + "DO\n"}, "line 1 holds"),
    (words.unfinished_work, {CORE: "raise NotImplemented" + "Error\n"}, "line 1 holds"),
    (words.unfinished_work, {"tests/test_x.py": "pytest.sk" + "ip('later')\n"}, "line 1 holds"),
    (words.silenced_checks, {CORE: "import os  # no" + "qa: F401\n"}, "line 1 silences a check"),
    (words.silenced_checks, {CORE: "x = y  # pyright: ig" + "nore\n"}, "line 1 silences a check"),
    (promises.docstrings, {CORE: 'def reach():\n    """The reach."""\n'}, "reach does not say: Valid for, Raises, Source"),
    (promises.stated_types, {CORE: "def reach(speed) -> float: ...\n"}, "reach does not state the type of speed"),
    (promises.stated_types, {CORE: "def reach(): ...\n"}, "reach does not state the type of the result"),
    (promises.nouns, {CORE: "def compute_reach(): ...\n"}, "compute_reach is named after its work"),
    (contents.mirrored_tests, {CORE: ""}, "no test file tests/core/physics/flight/test_ballistic.py"),
    (
        contents.shared_prefixes,
        {f"src/equipoise/report/globe_{part}.py": "" for part in ("figure", "key", "scene")},
        "src/equipoise/report: 3 files begin with globe_",
    ),
    (contents.data_without_code, {"src/equipoise/data/load.py": ""}, "the data folder holds no Python"),
    (contents.typed_marker, {CORE: ""}, "src/equipoise/py.typed: is missing"),
    (exits.single_exits, {CORE: "print('a')\n"}, "line 1 calls print, which only src/equipoise/cli/output.py may do"),
    (exits.single_exits, {CORE: "import sys\nsys.stdout.write('a')\n"}, "line 2 calls stdout.write"),
    (exits.single_exits, {CORE: "import jinja2\njinja2.Environment()\n"}, "which only src/equipoise/report/pages/rendering.py may do"),
    (advice.rounded_limits, {CORE: 'raise InputError("x", fix=f"below {most:.4g}")\n'}, "line 1 rounds most in advice"),
    (advice.rounded_limits, {CORE: 'fix = f"below {most:g}" if most else ""\n'}, "line 1 rounds most in advice"),
)


def exemptions() -> list[tuple[str, str]]:
    """Guard and file of every exemption; the rest of its line is the reason, which must be there."""
    lines = (ROOT / "tests/architecture/exemptions.txt").read_text(encoding="utf-8").splitlines()
    fields = [line.split(maxsplit=2) for line in lines if line and not line.startswith("#")]
    assert all(len(item) == 3 for item in fields), "an exemption needs a guard, a file and a reason"
    return [(item[0], item[1]) for item in fields]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_the_project_keeps_the_rule(guard: Guard) -> None:
    exempt = {file for exempted, file in exemptions() if exempted == guard.__name__}
    faults = [str(fault) for fault in guard(ROOT) if fault.file not in exempt]
    assert not faults, "\n".join(faults)


def test_exemptions_only_shrink() -> None:
    assert len(exemptions()) <= MOST_EXEMPTIONS, "the list of exemptions may only shrink"
    assert {guard for guard, _ in exemptions()} <= {guard.__name__ for guard in GUARDS}


def package(root: Path, files: dict[str, str]) -> Path:
    """A project with the real contracts, an innocent package, and the given files."""
    shutil.copy(ROOT / "pyproject.toml", root / "pyproject.toml")
    innocent = {"src/equipoise/__init__.py": "", "src/equipoise/errors.py": "", "src/equipoise/core/__init__.py": ""}
    for name, text in (innocent | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if name.startswith("src/equipoise/core/"):
            for folder in path.relative_to(root).parents[:-3]:
                (root / folder / "__init__.py").touch()
    return root


@pytest.mark.parametrize(("guard", "files", "says"), TWINS)
def test_the_guard_can_fail(guard: Guard, files: dict[str, str], says: str, tmp_path: Path) -> None:
    assert says in "\n".join(str(fault) for fault in guard(package(tmp_path, files)))


def test_every_guard_has_a_twin() -> None:
    assert {guard for guard, _, _ in TWINS} == set(GUARDS)


def test_guards_let_good_code_pass(tmp_path: Path) -> None:
    good = f'def reach(speed: float) -> float:\n    """The reach.\n\n    {SECTIONS}    """\n    return speed\n'
    files = {CORE: good, "tests/core/physics/flight/test_ballistic.py": "", "src/equipoise/py.typed": "", "tests/test_errors.py": ""}
    root = package(tmp_path, files)
    assert [str(fault) for guard in GUARDS for fault in guard(root)] == []
