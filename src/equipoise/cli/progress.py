"""Progress on standard error: a bar on a terminal, else a line every few seconds once the work takes long."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from equipoise.cli import screen
from equipoise.cli.output import console, show_fault
from equipoise.study.effort import span

Report = Callable[[float, float], None]
LONG_SECONDS = 60.0
TOLD_SHARE = 0.02  # below it, the time that is left would be a guess from the first compilation
FIRST_SECONDS, FURTHER_SECONDS = 2.0, 10.0  # without a terminal: until the first line, and between lines


def announce(label: str, seconds: float, effort: object) -> None:
    """Say on standard error what a long piece of work takes, before it begins."""
    if seconds >= LONG_SECONDS:
        show_fault(f"{label}: this takes {effort}")


@contextmanager
def progress(label: str) -> Generator[Report]:
    """A function to call with the work done and all of it, in one unit, while the work lasts."""
    terminal = console(errors=True)
    if not terminal.is_terminal:
        lines = _Lines(label)
        yield lines.report
        lines.end()
        return
    columns = (screen.TextColumn("{task.description}"), screen.BarColumn(), screen.TaskProgressColumn(), screen.TimeRemainingColumn())
    with screen.Progress(*columns, console=terminal, transient=True) as bar:
        task = bar.add_task(label, total=None)

        def report(done: float, total: float) -> None:
            bar.update(task, completed=done, total=total)

        yield report


class _Lines:
    """A line after two seconds, and then every ten, with the time that is left; a last one where there was any, with what the work took."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.start = time.monotonic()
        self.due = self.start + FIRST_SECONDS
        self.has_spoken = False

    def report(self, done: float, total: float) -> None:
        """Write a line, when one is due."""
        now = time.monotonic()
        if now >= self.due:
            self.due, self.has_spoken = now + FURTHER_SECONDS, True
            share = done / total
            left = f", about {span((now - self.start) * (1.0 - share) / share)} left" if share >= TOLD_SHARE else ""
            show_fault(f"{self.label}: {share:.0%}{left}")

    def end(self) -> None:
        """Write the last line."""
        if self.has_spoken:
            show_fault(f"{self.label}: done in {span(time.monotonic() - self.start)}")
