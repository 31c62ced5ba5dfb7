"""Published results recomputed: each published value beside ours, its difference and its tolerance."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from equipoise.errors import InputError
from equipoise.facts import loader
from equipoise.facts.files.yaml.tree import Mapping
from equipoise.shipped import DATA
from equipoise.study.checks.call import function, result
from equipoise.study.checks.file import Check, CheckFile, Entry, Tolerance, cited
from equipoise.study.checks.select import selected
from equipoise.study.executor import Progress, silent

CHECKS = DATA / "checks"
Values: TypeAlias = NDArray[np.float64]
Comparison: TypeAlias = Literal["compared", "other shape", "not finite", "not computed"]
T = TypeVar("T")
EXACT = Tolerance(kind="absolute", width=0.0)


@dataclasses.dataclass(frozen=True)
class CheckResult:
    """One published value and what became of it.

    `difference` is ours less published (of a list or table, the one of the largest magnitude; None where they cannot be compared).
    `comparison` says whether they could be: `compared`, `other shape`, `not finite` (a value of ours is nan or infinite) or
    `not computed`; where not, `fault` is the sentence that says why. Numbers that are not finite are texts in `ours`.
    `status` is `reproduced` or `differs`; for the latter `reason` says why, and `passed` means that
    our value is the one stated and really differs.
    """

    id: str
    title: str
    function: str
    published: Any
    ours: Any
    difference: float | None
    comparison: Comparison
    tolerance: str
    compare: str
    status: str
    reason: str
    fault: str
    source: str
    evidence: str
    note: str
    passed: bool
    file: str
    line: int


def checks(paths: Iterable[Path | str] | None = None, progress: Progress = silent) -> list[CheckResult]:
    """The results of all checks in the files, or of those that come with the package.

    `progress` is called with the published values done and their total.

    A faulty check, whatever its fault, is a failed result with its sentence; the others run.

    Raises: InputError for a file that cannot be read as a list of checks, with file, line, what and the fix.
    """
    files = [CheckFile(Path(path)) for path in (sorted(CHECKS.glob("*.yaml")) if paths is None else paths)]
    todo = [(file, entry) for file in files for entry in file.entries]
    total, done = sum(_n_values(entry) for _, entry in todo), 0
    results: list[CheckResult] = []
    for file, entry in todo:
        for number, checked in enumerate(_results(file, entry), start=1):
            results.append(checked)
            progress(done + number, total)
        done += _n_values(entry)  # a fault of the whole entry is one result in place of all
    return results


def _n_values(entry: Entry) -> int:
    """How many published values an entry holds: one, or one per case."""
    return len(entry.check.cases) if entry.check is not None and entry.check.cases is not None else 1


def _results(file: CheckFile, entry: Entry) -> Iterator[CheckResult]:
    """The results of one entry: one, or one per case."""
    check, tree = entry.check, entry.tree
    if check is None:
        yield _failed(file, None, entry.label, "", entry.line, entry.fault)
        return
    try:
        source = _source(file, check, tree)
        call = _placed(lambda: function(check.function), file.name, tree.lines["function"])
    except InputError as fault:
        yield _failed(file, check, check.id, "", fault.line or entry.line, fault)
        return
    if check.cases is None:
        yield _outcome(file, check, check.id, call, source, tree.lines["id"])
        return
    labels = [f"{check.id} {case.name}" for case in check.cases]
    parts = zip(check.published(), labels, tree["cases"].lines, strict=True)
    for part, label, line in parts:
        yield _outcome(file, part, label, call, source, line)


def _outcome(file: CheckFile, check: Check, label: str, call: Callable[..., Any], source: str, line: int) -> CheckResult:
    """The result of one published value; a fault of it is its own."""
    try:
        _refuse_half(file, check, line)
        value = _placed(lambda: selected(result(call, check.arguments), check.select), file.name, line)
    except InputError as fault:
        return _failed(file, check, label, source, line, fault)
    return _compared(file, check, label, source, line, value)


def _refuse_half(file: CheckFile, check: Check, line: int) -> None:
    """Raise for a check without a tolerance, or with half of a difference."""
    if check.tolerance is None and check.compare == "equal":
        fix = "add 'tolerance: exact', '{absolute: …}' or '{relative: …}'"
        raise InputError(f"the check {check.id!r} states no tolerance", fix=fix, file=file.name, line=line)
    if (check.status is None) != (check.ours is None):
        fix = 'write both status: {differs: "the reason"} and ours: our value, or neither'
        raise InputError(f"the check {check.id!r} states only half of a difference", fix=fix, file=file.name, line=line)


def _compared(file: CheckFile, check: Check, label: str, source: str, line: int, value: object) -> CheckResult:
    """The result of a value that was computed."""
    tolerance = check.tolerance or EXACT
    ours, published = np.asarray(value, dtype=np.float64), np.asarray(check.expect, dtype=np.float64)
    passed = _holds(ours, published, tolerance, check.compare)
    if check.status is not None:
        passed = not passed and _holds(ours, np.asarray(check.ours, dtype=np.float64), tolerance, "equal")
    return dataclasses.replace(
        _failed(file, check, label, source, line, None),
        ours=_plain(value),
        difference=_difference(ours, published),
        comparison=_comparison(ours, published),
        fault=_reason(ours, published, f"{file.name}:{line}"),
        passed=passed,
    )


def _failed(file: CheckFile, check: Check | None, label: str, source: str, line: int, fault: InputError | None) -> CheckResult:
    """The result of a check whose value was not computed, with the sentence that says why."""
    status = None if check is None else check.status
    return CheckResult(
        id=label,
        title="" if check is None else check.title,
        function="" if check is None else check.function,
        published=None if check is None else check.expect,
        ours=None,
        difference=None,
        comparison="not computed",
        tolerance="" if check is None else _allowance(check.tolerance or EXACT, check.compare),
        compare="equal" if check is None else check.compare,
        status="reproduced" if status is None else "differs",
        reason="" if status is None else status.differs,
        fault="" if fault is None else str(fault),
        source=source,
        evidence="" if check is None else check.evidence,
        note="" if check is None else check.note,
        passed=False,
        file=file.name,
        line=line,
    )


def _comparison(ours: Values, published: Values) -> Comparison:
    """Whether ours and published can be compared."""
    if not np.isfinite(ours).all():
        return "not finite"
    return "compared" if ours.shape == published.shape else "other shape"


def _reason(ours: Values, published: Values, place: str) -> str:
    """Why ours and published cannot be compared, or nothing."""
    if not np.isfinite(ours).all():
        bad = ours[~np.isfinite(ours)].flat[0]
        return f"{place}: our value is not a finite number ({bad:g}); give arguments for which the function has a value"
    if ours.shape != published.shape:
        return f"{place}: our value is {_form(ours)} and the published one {_form(published)}; select a part, or publish the same form"
    return ""


def _form(values: Values) -> str:
    """The shape of a value in words."""
    by = " by ".join(str(length) for length in values.shape)
    return "one number" if values.ndim == 0 else f"a list of {by}" if values.ndim == 1 else f"a table of {by}"


def _holds(ours: Values, published: Values, tolerance: Tolerance, compare: str) -> bool:
    """Whether our value stands to the published one as the check says."""
    if ours.shape != published.shape or not np.isfinite(ours).all():
        return False
    slack = tolerance.width * (np.abs(published) if tolerance.kind == "relative" else 1.0)
    if compare == "at_least":
        return bool((ours >= published - slack).all())
    if compare == "at_most":
        return bool((ours <= published + slack).all())
    with np.errstate(over="ignore"):
        return bool((np.abs(ours - published) <= slack).all())


def _allowance(tolerance: Tolerance, compare: str) -> str:
    """What a check allows, in words."""
    if compare == "equal":
        return str(tolerance)
    bound = compare.replace("_", " ")
    return bound if tolerance.width == 0.0 else f"{bound}, {tolerance}"


def _difference(ours: Values, published: Values) -> float | None:
    """Ours less published, the largest in magnitude; None where they cannot be compared."""
    if ours.shape != published.shape or not np.isfinite(ours).all():
        return None
    with np.errstate(over="ignore"):
        apart = np.ravel(ours - published)
    largest = float(apart[np.argmax(np.abs(apart))]) if apart.size else 0.0
    return largest if math.isfinite(largest) else None


def _plain(value: object) -> object:
    """A result as plain numbers and lists, with texts for what is not finite: JSON has no such numbers."""
    items = value if isinstance(value, list) else np.asarray(value).tolist()
    if isinstance(items, list):
        return [_plain(item) for item in items]
    return str(items) if isinstance(items, float) and not math.isfinite(items) else items


def _source(file: CheckFile, check: Check, tree: Mapping) -> str:
    """The source of a check in words: written out, or found by its key."""
    line = tree.lines["source"]
    if isinstance(check.source, dict):
        source = str(cited(tree["source"], file.name, line))
    elif check.source in file.sources:
        source = str(file.sources[check.source])
    elif isinstance(check.source, str):
        record = _placed(lambda: loader.load().source(check.source), file.name, line)
        source = f"{record.authors or record.publisher} ({record.date[:4]}), {record.title}"
    else:
        fix = "write the key of a source, or {authors: …, title: …, year: …}"
        raise InputError("the source cannot be read", fix=fix, file=file.name, line=line)
    return f"{source}, {check.page}" if check.page else source


def _placed(action: Callable[[], T], file: str, line: int) -> T:
    """What an action returns; its InputError is given the place of the check."""
    try:
        return action()
    except InputError as error:
        if error.file:
            raise
        raise InputError(error.what, fix=error.fix, file=file, line=line) from None
