"""Published results recomputed: each published value beside ours, its difference and its tolerance."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from equipoise.errors import InputError
from equipoise.facts import loader
from equipoise.facts.yaml_file import Mapping
from equipoise.shipped import DATA
from equipoise.study.check_call import function, result
from equipoise.study.check_file import Case, Check, CheckFile, Tolerance, cited

CHECKS = DATA / "checks"
Values: TypeAlias = NDArray[np.float64]
T = TypeVar("T")
EXACT = Tolerance(kind="absolute", width=0.0)


@dataclasses.dataclass(frozen=True)
class CheckResult:
    """One published value and what became of it.

    `difference` is ours less published (of a list or table, the one of the largest magnitude; None where the shapes differ).
    `status` is `reproduced` or `differs`; for the latter `reason` says why, and `passed` means that
    our value is the one stated and really differs.
    """

    id: str
    title: str
    function: str
    published: Any
    ours: Any
    difference: float | None
    tolerance: str
    compare: str
    status: str
    reason: str
    source: str
    evidence: str
    note: str
    passed: bool
    file: str
    line: int


def checks(paths: Iterable[Path | str] | None = None, progress: Callable[[int, int], None] | None = None) -> list[CheckResult]:
    """The results of all checks in the files, or of those that come with the package.

    `progress` is called with the checks done and their total.

    Raises: InputError for a file that cannot be read or called, with file, line, what and the fix.
    """
    files = [CheckFile(Path(path)) for path in (sorted(CHECKS.glob("*.yaml")) if paths is None else paths)]
    todo = [(file, check, tree) for file in files for check, tree in file.checks]
    results: list[CheckResult] = []
    for done, (file, check, tree) in enumerate(todo, start=1):
        results += _results(file, check, tree)
        if progress is not None:
            progress(done, len(todo))
    return results


def _results(file: CheckFile, check: Check, tree: Mapping) -> list[CheckResult]:
    """The results of one check: one, or one per case."""
    source = _source(file, check, tree)
    call = _placed(lambda: function(check.function), file.name, tree.lines["function"])
    if check.cases is None:
        return [_outcome(file, check, None, call, source, tree.lines["id"])]
    lines: list[int] = tree["cases"].lines
    return [_outcome(file, check, case, call, source, line) for case, line in zip(check.cases, lines, strict=True)]


def _outcome(file: CheckFile, check: Check, case: Case | None, call: Callable[..., Any], source: str, line: int) -> CheckResult:
    """The result of one published value."""
    merged = check if case is None else _merged(check, case)
    if merged.tolerance is None and merged.compare == "equal":
        fix = "add 'tolerance: exact', '{absolute: …}' or '{relative: …}'"
        raise InputError(f"the check {check.id!r} states no tolerance", fix=fix, file=file.name, line=line)
    if (merged.status is None) != (merged.ours is None):
        fix = 'write both status: {differs: "the reason"} and ours: our value, or neither'
        raise InputError(f"the check {check.id!r} states only half of a difference", fix=fix, file=file.name, line=line)
    tolerance = merged.tolerance or EXACT
    value = _placed(lambda: _selected(result(call, merged.arguments), merged.select), file.name, line)
    ours, published = np.asarray(value, dtype=np.float64), np.asarray(merged.expect, dtype=np.float64)
    passed = _holds(ours, published, tolerance, merged.compare)
    if merged.status is not None:
        passed = not passed and _holds(ours, np.asarray(merged.ours, dtype=np.float64), tolerance, "equal")
    return CheckResult(
        id=check.id if case is None else f"{check.id} {case.name}",
        title=check.title,
        function=check.function,
        published=merged.expect,
        ours=_plain(value),
        difference=_difference(ours, published),
        tolerance=_allowance(tolerance, merged.compare),
        compare=merged.compare,
        status="reproduced" if merged.status is None else "differs",
        reason="" if merged.status is None else merged.status.differs,
        source=source,
        evidence=check.evidence,
        note=merged.note,
        passed=passed,
        file=file.name,
        line=line,
    )


def _merged(check: Check, case: Case) -> Check:
    """The check with what one case says instead."""
    said = {name: getattr(case, name) for name in case.model_fields_set - {"name", "arguments"}}
    return check.model_copy(update={**said, "arguments": {**check.arguments, **case.arguments}})


def _selected(value: object, select: str | int | None) -> object:
    """The whole result, or the field or entry of it that a check selects."""
    if isinstance(select, str):
        fields: tuple[str, ...] = getattr(value, "_fields", ())
        if select not in fields:
            fix = f"use one of {', '.join(fields)}" if fields else "leave 'select' out, or give an index from 0"
            raise InputError(f"the result has no field {select!r}", fix=fix)
        value = getattr(value, select)
    elif select is not None:
        entries = value if isinstance(value, (np.ndarray, Sequence)) else ()
        size = len(entries)
        if not 0 <= select < size:
            raise InputError(
                f"the result has no entry {select}", fix=f"give an index from 0 to {size - 1}" if size else "leave 'select' out"
            )
        value = entries[select]
    try:
        np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        fields = getattr(value, "_fields", ())
        fix = f"select one of {', '.join(fields)}" if fields else "select a field or an entry that is a number, list or table"
        raise InputError("the result is not a number, a list or a table", fix=fix) from None
    return value


def _holds(ours: Values, published: Values, tolerance: Tolerance, compare: str) -> bool:
    """Whether our value stands to the published one as the check says."""
    if ours.shape != published.shape or not np.isfinite(ours).all():
        return False
    slack = tolerance.width * (np.abs(published) if tolerance.kind == "relative" else 1.0)
    if compare == "at_least":
        return bool((ours >= published - slack).all())
    if compare == "at_most":
        return bool((ours <= published + slack).all())
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
    apart = np.ravel(ours - published)
    return float(apart[np.argmax(np.abs(apart))])


def _plain(value: object) -> object:
    """A result as plain numbers and lists."""
    return np.asarray(value).tolist()


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
