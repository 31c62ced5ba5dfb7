"""The brief: one page that opens offline, and the record behind it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from equipoise.errors import InputError
from equipoise.report import bars, wording
from equipoise.report.page import page, tint, unit
from equipoise.report.record import Record
from equipoise.report.references import References
from equipoise.report.verdicts import verdicts
from equipoise.report.whole_file import written

WORDS = ("percent", "count", "amount", "day", "the", "capital", "inside", "interceptors", "percentage")


def brief(record: Record, directory: Path) -> Path:
    """The path of the page written from a record; brief.json, with the verdicts added, is written beside it first.

    The same record gives the same bytes. Each file replaces an older one only when it is complete.

    Raises: InputError for a record with a part missing or a number that is not finite, and for a directory that cannot be written.
    """
    claims = verdicts(record)
    try:
        text = json.dumps({**record, "claims": claims}, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    except ValueError as error:
        raise InputError(
            "the record holds a number that is not finite", fix="run the scenario again with this version of Equipoise"
        ) from error
    written(directory / "brief.json", text)
    return written(directory / "index.html", html(record, claims))


def html(record: Record, claims: list[Record]) -> str:
    """The page as text."""
    references = References(record["sources"])
    environment = Environment(
        loader=PackageLoader("equipoise.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    words: dict[str, Any] = {name: getattr(wording, name) for name in WORDS}
    environment.filters.update(words, tint=tint, unit=unit)
    helpers = {
        "cite": references.cite,
        "entries": references.entries,
        "span": wording.span,
        "share_bar": lambda *shares: Markup(bars.share_bar(shares)),  # noqa: S704 (numbers only)
        "dumbbell": lambda low, high: Markup(bars.dumbbell(low, high)),  # noqa: S704 (numbers only)
    }
    return environment.get_template("brief.html.j2").render(**page(record, claims), **helpers)
