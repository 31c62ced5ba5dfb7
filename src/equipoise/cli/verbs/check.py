"""`equipoise check`: published results beside ours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from equipoise import study
from equipoise.cli.output import AsJson, Column, show_json, show_line, show_table, show_text
from equipoise.cli.progress import progress
from equipoise.report.words.numbers import number

COLUMNS: tuple[Column, ...] = (
    ("check", "left"),
    ("published", "right"),
    ("ours", "right"),
    ("difference", "right"),
    ("tolerance", "left"),
    ("source", "left"),
    ("result", "left"),
)


def verb(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="Check files; without any, those that are shipped.")] = None,
    as_json: AsJson = False,
) -> None:
    """Compare published results with ours.

    For each: published value, ours, difference, tolerance, source. Status 1 when one fails.
    """
    with progress("checks") as report:
        results = study.checks(files or None, progress=report)
    n_failed = sum(not result.passed for result in results)
    if as_json:
        show_json({"checks": results, "passed": len(results) - n_failed, "failed": n_failed})
    else:
        show_table(COLUMNS, (_row(result) for result in results))
        for result in results:
            for sentence in (result.reason, result.fault):
                if sentence:
                    show_text(f"{result.id}: {sentence}")
        show_line(f"{len(results) - n_failed} passed, {n_failed} failed")
    if n_failed:
        raise typer.Exit(1)


def _row(result: study.CheckResult) -> tuple[str, ...]:
    word = "passed" if result.passed else "FAILED"
    difference = result.comparison if result.difference is None else number(result.difference)
    return (
        result.id,
        "" if result.published is None else _value(result.published),
        "" if result.ours is None else _value(result.ours),
        difference,
        result.tolerance,
        result.source,
        f"{word} ({result.status})" if result.status != "reproduced" else word,
    )


def _value(value: object) -> str:
    """A published value: a number, or a list or table of numbers cut after a few."""
    if isinstance(value, list):
        shown = ", ".join(_value(item) for item in value[:3])
        return f"{shown}, … ({len(value)})" if len(value) > 3 else shown
    return number(value)
