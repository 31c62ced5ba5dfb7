"""Subjects of figures, from the records that tests of pages share."""

from __future__ import annotations

from typing import Any

from equipoise.report.figures.figure import Figure, Subject


def subject(record: Any, item: Any = None) -> Subject:
    """A subject without coasts."""
    return Subject(record, item or {})


def headings(figure: Figure) -> list[str]:
    """The headings of the panels of a figure."""
    return [panel.heading for panel in figure.panels]
