"""A page and the record behind it: marked as ours and as of one run, and replaced together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from equipoise import __version__
from equipoise.files.place import GENERATOR, replaced
from equipoise.report.drawing.theme import own_looks
from equipoise.report.pages.rendering import record_text
from equipoise.study.record import Part

PAGE = "index.html"
CHARSET = '<meta charset="utf-8">\n'


def written(directory: Path, name: str, record: Part, page: Callable[[], str]) -> Path:
    """The path of a page, after it and its record (the file `name`) have been replaced together.

    Raises: InputError for a record with a number that is not finite, and for a directory that cannot be written, in which another run is
    writing, or that holds a file of these names that Equipoise did not write.
    """
    text = record_text(record)
    with own_looks():
        drawn = page()
    replaced(directory, {name: text, PAGE: marked(drawn, name, text)})
    return directory / PAGE


def marked(page: str, name: str, text: str) -> str:
    """A page that says what wrote it, and which record, by name and digest, stands beside it."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    marks = f'{GENERATOR} {__version__}">\n<meta name="equipoise-record" content="{name} {digest}">\n'
    return page.replace(CHARSET, CHARSET + marks, 1)
