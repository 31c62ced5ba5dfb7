"""Files of published results: the records, read strictly.

A file is a list of checks or, where several checks share a source, a mapping
of `sources` and `checks`. The format is explained in docs/reference/checks.md.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeGuard

from pydantic import AfterValidator, BeforeValidator, Field

from equipoise.errors import InputError
from equipoise.facts.files.binding import bound
from equipoise.facts.files.yaml.file import read
from equipoise.facts.files.yaml.tree import Items, Mapping, line_of
from equipoise.facts.records.fields import List, Strict, Text, replaced
from equipoise.facts.suggestion import suggestion
from equipoise.study.checks.number import shown


class Tolerance(Strict):
    """How far our value may lie from the published one: a distance, a share of it, or not at all (0)."""

    kind: Literal["absolute", "relative"]
    width: float

    def __str__(self) -> str:
        if self.width == 0.0:
            return "exact"
        return f"±{self.width:g}" if self.kind == "absolute" else f"±{100 * self.width:g} %"


class Differs(Strict):
    """A published value that is not reproduced, and why."""

    differs: Text


def _tolerance(value: object) -> object:
    """The tolerance that `exact`, `{absolute: …}` or `{relative: …}` names."""
    if value == "exact":
        return Tolerance(kind="absolute", width=0.0)
    if isinstance(value, dict) and len(value) == 1:
        kind, width = next(iter(value.items()))
        if kind in ("absolute", "relative") and _is_finite(width) and width >= 0:
            return Tolerance(kind=kind, width=float(width))
    raise InputError("the tolerance cannot be read", fix="write exact, {absolute: 0.005} or {relative: 0.01}")


def _expectation(value: object) -> object:
    """A number, a list of numbers or a table of rows of equal length."""
    if isinstance(value, list):
        shapes = {_shape(item) for item in value}
        if not value or len(shapes) > 1:
            raise InputError("an expected list is empty or has rows of different length", fix="give each row the same number of values")
    elif not _is_finite(value):
        raise InputError(f"the expected value {shown(value)} is not a number", fix="write a number, a list of numbers or a list of rows")
    return value


def _shape(value: object) -> tuple[int, ...]:
    """The shape of an expected value, each part of which is one itself."""
    _expectation(value)
    return (len(value), *_shape(value[0])) if isinstance(value, list) else ()


def _status(value: object) -> object:
    """The reason of a difference, or None for a value that is reproduced."""
    if value == "reproduced":
        return None
    if isinstance(value, dict) and list(value) == ["differs"] and isinstance(value["differs"], str) and value["differs"].strip():
        return Differs(differs=value["differs"])
    raise InputError("the status cannot be read", fix='write reproduced, or {differs: "the reason"}')


def _page(value: object) -> object:
    """A page or place as text."""
    return str(value) if isinstance(value, int) else value


def _is_finite(value: object) -> TypeGuard[int | float]:
    """Whether a value is a number that a float can hold."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _select(value: str | int | None) -> str | int | None:
    if isinstance(value, str) and any(step.startswith("_") for step in value.split(".")):
        raise InputError(f"the field {value!r} is not public", fix="name a field of the result, or an index from 0")
    if isinstance(value, int) and value < 0:
        raise InputError(f"there is no entry {value}", fix="give an index from 0")
    return value


Page = Annotated[str, BeforeValidator(_page)]
Selection = Annotated[str | int | None, AfterValidator(_select)]
Bounds = Literal["equal", "at_most", "at_least"]
Evidence = Literal["seen", "secondary", "recalled", "derived"]


class CitedSource(Strict):
    """A source written out in a file of checks."""

    authors: Text
    title: Text
    year: int | Literal["undated"]
    url: Text | None = None
    page: Page | None = None
    licence: Text | None = None

    def __str__(self) -> str:
        return f"{self.authors} ({self.year}), {self.title}{f', {self.page}' if self.page else ''}"


class Case(Strict):
    """One published value of a check; what it leaves out is taken from the check."""

    name: Text
    arguments: dict[str, Any] = Field(default_factory=dict)
    expect: Annotated[Any, BeforeValidator(_expectation)] = None
    tolerance: Annotated[Tolerance | None, BeforeValidator(_tolerance)] = None
    compare: Bounds | None = None
    select: Selection = None
    status: Annotated[Differs | None, BeforeValidator(_status)] = None
    ours: Annotated[Any, BeforeValidator(_expectation)] = None
    page: Page | None = None
    evidence: Evidence | None = None
    note: str = ""


class Check(Strict):
    """A published result, and the function that should give it."""

    id: Text
    title: Text
    function: Text
    arguments: dict[str, Any] = Field(default_factory=dict)
    expect: Annotated[Any, BeforeValidator(_expectation)] = None
    cases: List[Case] | None = None
    tolerance: Annotated[Tolerance | None, BeforeValidator(_tolerance)] = None
    compare: Bounds = "equal"
    select: Selection = None
    status: Annotated[Differs | None, BeforeValidator(_status)] = None
    ours: Annotated[Any, BeforeValidator(_expectation)] = None
    source: Any
    page: Page | None = None
    evidence: Evidence
    note: str = ""

    def case(self, case: Case) -> Check:
        """The check with what one of its cases says instead."""
        said = {name: getattr(case, name) for name in case.model_fields_set - {"name", "arguments"}}
        if "status" in said and "ours" not in said and said["status"] is None:
            said["ours"] = None  # a case that is reproduced among others that are not
        return replaced(self, **{**said, "cases": None, "arguments": {**self.arguments, **case.arguments}})

    def published(self) -> list[Check]:
        """The check once for each of its published values."""
        return [self] if self.cases is None else [self.case(case) for case in self.cases]


class Entry(NamedTuple):
    """One entry of a file: a check with its YAML tree, or the fault that keeps it from being one."""

    label: str
    line: int
    check: Check | None
    tree: Mapping
    fault: InputError | None


class CheckFile:
    """The entries of one file, and the sources that the file itself writes out.

    A faulty check is an entry with its fault; the file is refused only where it cannot be read as a list of checks at all.
    """

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        tree = read(path)
        entries: object = tree
        self.sources: dict[str, CitedSource] = {}
        if isinstance(tree, Mapping):
            entries = self._entries(tree)
        if not isinstance(entries, Items) or not entries:
            line = getattr(entries, "line", 1)
            raise InputError("there are no checks", fix="write a list: each check begins with '- id: …'", file=self.name, line=line)
        seen: dict[str, int] = {}
        self.entries = [self._entry(entry, line, seen) for entry, line in zip(entries, entries.lines, strict=True)]

    @property
    def checks(self) -> list[tuple[Check, Mapping]]:
        """The sound checks, each with its tree."""
        return [(entry.check, entry.tree) for entry in self.entries if entry.check is not None]

    @property
    def faults(self) -> list[InputError]:
        """What keeps other entries from being checks."""
        return [entry.fault for entry in self.entries if entry.fault is not None]

    def _entries(self, tree: Mapping) -> object:
        """The list of checks of a file that also writes out sources."""
        for key, line in tree.lines.items():
            if key not in ("sources", "checks"):
                fix = suggestion(key, ["sources", "checks"])
                raise InputError(f"unknown key {key!r}", fix=fix, file=self.name, line=line)
        sources = tree.get("sources", Mapping(self.name, tree.line))
        if not isinstance(sources, Mapping):
            fix = "write lines of the form key: {authors: …, title: …, year: …}"
            raise InputError("the sources must be a mapping", fix=fix, file=self.name, line=tree.lines["sources"])
        for key, entry in sources.items():
            self.sources[key] = cited(entry, self.name, sources.lines[key])
        return tree.get("checks", Items(self.name, tree.line))

    def _entry(self, entry: object, line: int, seen: dict[str, int]) -> Entry:
        """One entry: a check, or its fault."""
        tree = entry if isinstance(entry, Mapping) else Mapping(self.name, line)
        said = tree.get("id")
        label = said if isinstance(said, str) and said else f"line {line}"
        try:
            self._refuse_repeated(tree, seen)
            return Entry(label, line, self._check(entry, line), tree, None)
        except InputError as fault:
            return Entry(label, fault.line or line, None, tree, fault)

    def _check(self, entry: object, line: int) -> Check:
        """The check that a mapping describes."""
        if not isinstance(entry, Mapping):
            raise InputError("a check must be a mapping", fix="begin it with '- id: …'", file=self.name, line=line)
        check = bound(Check, entry)
        assert check is not None  # noqa: S101  (without a list of faults, a fault raises)
        if check.cases == ():
            fix = "write each as '- name: …' with its 'expect', or leave 'cases' out"
            raise InputError("the list of cases is empty", fix=fix, file=self.name, line=entry.lines["cases"])
        self._refuse_unpublished(check, entry)
        self._refuse_wide(check, entry)
        return check

    def _refuse_unpublished(self, check: Check, tree: Mapping) -> None:
        """Raise for a check, or a case of it, without a published value."""
        what, fix = (
            f"the check {check.id!r} needs either 'expect' or 'cases'",
            "write the published value after expect:, or several as cases:",
        )
        for index, part in enumerate(check.published()):
            if part.expect is None:
                if check.cases:
                    what, fix = (
                        f"the case {check.cases[index].name!r} has no published value",
                        "write it after expect:, here or above cases:",
                    )
                raise InputError(what, fix=fix, file=self.name, line=line_of(tree, ("cases", index)))

    def _refuse_wide(self, check: Check, tree: Mapping) -> None:
        """Raise for a tolerance that any value, or none at all, would meet."""
        for index, part in enumerate(check.published()):
            largest = _largest(part.expect)
            if part.tolerance is None or largest == 0.0:
                continue
            if part.tolerance.width > (largest if part.tolerance.kind == "absolute" else 1.0):
                path = ("cases", index, "tolerance") if check.cases and check.cases[index].tolerance else ("tolerance",)
                what = f"the tolerance {part.tolerance} is larger than the published value {largest:g} itself"
                raise InputError(what, fix="give the rounding of the published value", file=self.name, line=line_of(tree, path))

    def _refuse_repeated(self, tree: Mapping, seen: dict[str, int]) -> None:
        """Raise for an id that an entry before has."""
        name = tree.get("id")
        if not isinstance(name, str):
            return
        if name in seen:
            what = f"the id {name!r} is used twice (first on line {seen[name]})"
            raise InputError(what, fix="give each check its own id", file=self.name, line=tree.lines["id"])
        seen[name] = tree.lines["id"]


def _largest(expected: Any) -> float:
    """The largest absolute value of a number, a list or a table."""
    return max(map(_largest, expected)) if isinstance(expected, list) else abs(float(expected))


def cited(entry: object, file: str, line: int) -> CitedSource:
    """The source that a file writes out.

    Raises: InputError for a missing or unknown key.
    """
    if not isinstance(entry, Mapping):
        raise InputError("a source must be a mapping", fix="write {authors: …, title: …, year: …, url: …, page: …}", file=file, line=line)
    source = bound(CitedSource, entry)
    assert source is not None  # noqa: S101  (without a list of faults, a fault raises)
    return source
