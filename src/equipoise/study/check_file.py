"""Files of published results: the records, read strictly.

A file is a list of checks or, where several checks share a source, a mapping
of `sources` and `checks`. The format is explained in docs/reference/checks.md.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Any, Literal, TypeGuard

from pydantic import AfterValidator, BeforeValidator, Field

from equipoise.errors import InputError
from equipoise.facts.binding import bound
from equipoise.facts.fields import List, Strict, Text
from equipoise.facts.suggestion import suggestion
from equipoise.facts.yaml_file import Items, Mapping, line_of, read


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
        if kind in ("absolute", "relative") and _is_number(width) and math.isfinite(width) and width >= 0:
            return Tolerance(kind=kind, width=float(width))
    raise InputError("the tolerance cannot be read", fix="write exact, {absolute: 0.005} or {relative: 0.01}")


def _expectation(value: object) -> object:
    """A number, a list of numbers or a table of rows of equal length."""
    if isinstance(value, list):
        for item in value:
            _expectation(item)
        shapes = {len(item) if isinstance(item, list) else -1 for item in value}
        if not value or len(shapes) > 1:
            raise InputError("an expected list is empty or has rows of different length", fix="give each row the same number of values")
    elif not (_is_number(value) and math.isfinite(value)):
        raise InputError(f"the expected value {value!r} is not a number", fix="write a number, a list of numbers or a list of rows")
    return value


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


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _select(value: str | int | None) -> str | int | None:
    if isinstance(value, str) and value.startswith("_"):
        raise InputError(f"the field {value!r} is not public", fix="name a field of the result, or an index from 0")
    return value


Page = Annotated[str, BeforeValidator(_page)]
Selection = Annotated[str | int | None, AfterValidator(_select)]
Bounds = Literal["equal", "at_most", "at_least"]


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
    expect: Annotated[Any, BeforeValidator(_expectation)]
    tolerance: Annotated[Tolerance | None, BeforeValidator(_tolerance)] = None
    compare: Bounds | None = None
    select: Selection = None
    status: Annotated[Differs | None, BeforeValidator(_status)] = None
    ours: Annotated[Any, BeforeValidator(_expectation)] = None
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
    evidence: Literal["seen", "secondary", "recalled", "derived"]
    note: str = ""


class CheckFile:
    """The checks of one file, each with its YAML tree, and the sources that the file itself writes out."""

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
        self.checks = [self._check(entry, line) for entry, line in zip(entries, entries.lines, strict=True)]
        self._refuse_repeated()

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

    def _check(self, entry: object, line: int) -> tuple[Check, Mapping]:
        """One check and its tree."""
        if not isinstance(entry, Mapping):
            raise InputError("a check must be a mapping", fix="begin it with '- id: …'", file=self.name, line=line)
        check = bound(Check, entry)
        assert check is not None  # noqa: S101  (without a list of faults, a fault raises)
        if (check.expect is None) == (check.cases is None):
            what = f"the check {check.id!r} needs either 'expect' or 'cases'"
            raise InputError(what, fix="write the published value after expect:, or several of them as cases:", file=self.name, line=line)
        self._refuse_wide(check, entry)
        return check, entry

    def _refuse_wide(self, check: Check, tree: Mapping) -> None:
        """Raise for a tolerance that any value, or none at all, would meet."""
        for index, case in enumerate(check.cases or [check]):
            tolerance = case.tolerance or check.tolerance
            largest = _largest(case.expect)
            if tolerance is None or largest == 0.0:
                continue
            if tolerance.width > (largest if tolerance.kind == "absolute" else 1.0):
                path = ("cases", index, "tolerance") if check.cases and case.tolerance else ("tolerance",)
                what = f"the tolerance {tolerance} is larger than the published value {largest:g} itself"
                raise InputError(what, fix="give the rounding of the published value", file=self.name, line=line_of(tree, path))

    def _refuse_repeated(self) -> None:
        """Raise for two checks with one id."""
        seen: dict[str, int] = {}
        for check, tree in self.checks:
            if check.id in seen:
                what = f"the id {check.id!r} is used twice (first on line {seen[check.id]})"
                raise InputError(what, fix="give each check its own id", file=self.name, line=tree.lines["id"])
            seen[check.id] = tree.lines["id"]


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
