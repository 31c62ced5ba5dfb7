"""From a template and its values to the text of a page, in which nothing of a file acts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from equipoise.errors import InputError
from equipoise.shown import address, shown, shown_json


def rendered(template: str, values: Mapping[str, Any], filters: Mapping[str, Any]) -> str:
    """The page that a template gives with these values: every text is escaped, and what cannot be shown is written out."""
    environment = Environment(
        loader=PackageLoader("equipoise.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update({**filters, "link": link})
    return shown(environment.get_template(template).render(values))


def link(text: str) -> Markup:
    """A link to an address of the web; any other text as it reads.

    >>> print(link("https://example.org"), link("javascript:x"))
    <a class="url" href="https://example.org" rel="noreferrer">https://example.org</a> javascript:x
    """
    if not address(text):
        return escape(text)
    return Markup('<a class="url" href="{0}" rel="noreferrer">{0}</a>').format(text)


def record_text(record: Mapping[str, Any]) -> str:
    """A record as the JSON that stands beside its page.

    Raises: InputError for a record that holds a number that is not finite.
    """
    try:
        return shown_json(json.dumps(record, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"
    except ValueError as error:
        raise InputError("the record holds a number that is not finite", fix="compute the scenario again") from error
