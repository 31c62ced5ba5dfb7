"""Every public function of core refuses hostile arguments in a sentence, at once, and within little memory. Two parts work side by side."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from equipoise.core.physics.earth import Sphere
from equipoise.errors import InputError
from equipoise.shipped import PACKAGE
from equipoise.study.checks.call import INNER, every_function
from tests.core.hostility import broken, variants

PARTS = 2
MOST_INNER = 9
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("part", range(PARTS))
def test_functions_refuse_hostile_arguments(part: int) -> None:
    found = tried(part)
    assert not found["missing"], "functions without a valid call: give each a doctest, or a line in tests/core/examples.py"
    faults = {name: some[:4] for name, some in found["broken"].items() if some}
    assert not faults, json.dumps(faults, indent=1)


def tried(part: int) -> dict[str, Any]:
    """What a process without the checks of types that tests put on core finds of one part of the functions."""
    command = [sys.executable, "-m", "tests.core.hostility", str(part), str(PARTS)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return json.loads(ran.stdout.splitlines()[-1])


def test_inner_parts_are_not_called_from_files_and_stay_few() -> None:
    named = {name.rpartition(".")[2] for name in every_function()}
    inner = {name for name, text in docstrings().items() if INNER in text}
    assert not inner & named
    assert len(inner) <= MOST_INNER, "check the arguments of new functions instead"


def docstrings() -> dict[str, str]:
    """The docstrings of the functions of core that are not kernels, by name."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (PACKAGE / "core").rglob("*.py")]
    every = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {node.name: " ".join((ast.get_docstring(node) or "").split()) for node in every}


def half(n: int) -> float:
    """A function with every fault that is looked for: it never ends, takes all memory, or raises what is not ours."""
    while n == 0:
        pass
    if n >= 10**9:
        np.zeros(10**12)
    return 1.0 / (n + 1)


def test_each_kind_of_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.core.hostility.SECONDS", 0.5)
    monkeypatch.setattr("tests.core.hostility.is_bearable", lambda value, _hint, **_how: isinstance(value, int))
    faults = {fault for _, _, fault in broken(half, {"n": 3})}
    assert "no end" in faults
    assert "out of memory" in faults
    assert any(fault.startswith("ZeroDivisionError") for fault in faults)


def test_fields_of_records_are_replaced_too() -> None:
    def refused(sphere: Sphere) -> None:
        raise InputError(f"a sphere {sphere}", fix="give another")

    refused.__annotations__["sphere"] = Sphere
    places = {variant.place for variant in variants(refused, {"sphere": Sphere()})}
    assert places == {"sphere.radius_km", "sphere.gravity_km3_s2"}
    assert broken(refused, {"sphere": Sphere()}) == []
