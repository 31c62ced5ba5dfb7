"""Progress on standard error: a bar on a terminal, else a line every few seconds once the work takes long."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from equipoise.cli.output import console, show_fault

Report = Callable[[int, int], None]
LONG_SECONDS = 60.0
FIRST_SECONDS, FURTHER_SECONDS = 2.0, 10.0  # without a terminal: until the first line, and between lines


def announce(label: str, seconds: float, effort: object) -> None:
    """Say on standard error what a long piece of work takes, before it begins."""
    if seconds >= LONG_SECONDS:
        show_fault(f"{label}: this takes {effort}")


@contextmanager
def progress(label: str) -> Generator[Report]:
    """A function to call with the work done and its total, while the work lasts."""
    terminal = console(errors=True)
    if not terminal.is_terminal:
        yield _lines(label)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=terminal, transient=True) as bar:
        task = bar.add_task(label, total=None)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield report


def _lines(label: str) -> Report:
    """A report that writes a line after two seconds, and then every ten."""
    due = time.monotonic() + FIRST_SECONDS

    def report(done: int, total: int) -> None:
        nonlocal due
        now = time.monotonic()
        if now >= due:
            due = now + FURTHER_SECONDS
            show_fault(f"{label}: {done} of {total}")

    return report
