"""Stand-ins for what the verbs call, and a record that they print."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from equipoise.cli.answer import question_named
from equipoise.study.reductions.record import ReductionsRecord
from tests.report import synthetic


@dataclasses.dataclass(frozen=True)
class Node:
    """A result and what it rests on."""

    title: str
    text: str
    children: tuple[Node, ...] = ()


@dataclasses.dataclass(frozen=True)
class CheckResult:
    """One published value and ours."""

    id: str
    published: Any
    ours: Any
    difference: float | None
    tolerance: str = "absolute 0.01"
    source: str = "wilkening_2000"
    status: str = "reproduced"
    reason: str = ""
    passed: bool = True
    comparison: str = "compared"
    fault: str = ""


def replace(monkeypatch: pytest.MonkeyPatch, verb: str, **packages: dict[str, Any]) -> None:
    """Put stand-ins in place of the packages that a verb's module names."""
    for package, members in packages.items():
        monkeypatch.setattr(f"equipoise.cli.verbs.{verb}.{package}", SimpleNamespace(**members))


def answering(monkeypatch: pytest.MonkeyPatch, verb: str, question: str, reading: dict[str, Any], **parts: Any) -> None:
    """Put stand-ins in place of what a verb reads, and of parts of how a question is answered."""
    stand_in = question_named(question)._replace(effort=lambda *_: SimpleNamespace(seconds=1.0), **parts)
    reader = SimpleNamespace(refuse_missing=lambda *_: None, **reading)
    for module in (f"verbs.{verb}", "answer"):
        monkeypatch.setattr(f"equipoise.cli.{module}.facts", reader, raising=False)
        monkeypatch.setattr(f"equipoise.cli.{module}.question_named", lambda _: stand_in, raising=False)


def record() -> ReductionsRecord:
    """A record of two pairs with floors and one with a schedule."""
    return synthetic.typed(synthetic.record())


def asked(monkeypatch: pytest.MonkeyPatch, verb: str, name: str, record: Callable[[], Any]) -> list[object]:
    """The scenario and the folder that a verb is asked for, once its study and its page, called after a name, are stand-ins."""
    seen: list[object] = []
    expected = record()  # computed before the readers are replaced

    def study(scenario: str, base: str, progress: Callable[[int, int], None]) -> Any:
        assert base == "base of None"
        seen.append(scenario)
        progress(1, 1)
        return record()

    def page(found: object, base: str, directory: Path) -> Path:
        assert (found, base) == (expected, "base of None")
        seen.append(directory)
        return directory / "index.html"

    reading = {"load": lambda directory: f"base of {directory}", "scenario_file": lambda name, *_: name, "record_of": lambda name, _: name}
    answering(monkeypatch, verb, name, reading, compute=study, write=page)
    return seen
