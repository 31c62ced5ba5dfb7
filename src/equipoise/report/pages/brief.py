"""The brief: one page that opens offline, and the record behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from equipoise.report.drawing import bars
from equipoise.report.pages.page import page, tint, unit
from equipoise.report.pages.rendering import rendered
from equipoise.report.pages.whole_file import written
from equipoise.report.verdicts.record import BriefRecord
from equipoise.report.verdicts.verdicts import brief_record
from equipoise.report.words.numbers import span
from equipoise.report.words.references import References
from equipoise.study.reductions.record import ReductionsRecord


def brief(record: ReductionsRecord, directory: Path) -> Path:
    """The path of the page written from a record; brief.json, with the verdicts added, is written together with it.

    The same record gives the same bytes. Both replace older ones together, when they are complete.

    Raises: InputError for a directory that cannot be written.
    """
    whole = brief_record(record)
    return written(directory, "brief.json", whole, lambda: html(whole))


def html(record: BriefRecord) -> str:
    """The page as text."""
    references = References(record.sources)
    filters = {"tint": tint, "unit": unit}
    helpers: dict[str, Any] = {
        "cite": references.cite,
        "entries": references.entries,
        "span": span,
        "share_bar": lambda *shares: Markup(bars.share_bar(shares)),  # noqa: S704 (numbers only)
        "dumbbell": lambda low, high: Markup(bars.dumbbell(low, high)),  # noqa: S704 (numbers only)
    }
    return rendered("brief", record, page(record) | helpers, filters)
