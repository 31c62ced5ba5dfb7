"""From a template and its values to the text of a page, in which nothing of a file acts."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from equipoise.errors import InputError
from equipoise.report.drawing.orthographic import Points
from equipoise.report.figures.catalogue import drawn
from equipoise.report.figures.figure import Figure, Subject
from equipoise.report.words import numbers, wording
from equipoise.shipped import FONTS
from equipoise.shown import address, shown, shown_json
from equipoise.study.record import Part

FACES = (
    ("Source Sans 3", "source-sans-3-latin-400-normal", 400, "normal"),
    ("Source Sans 3", "source-sans-3-latin-600-normal", 600, "normal"),
    ("Source Serif 4", "source-serif-4-latin-400-normal", 400, "normal"),
    ("Source Serif 4", "source-serif-4-latin-600-normal", 600, "normal"),
    ("Source Serif 4", "source-serif-4-latin-400-italic", 400, "italic"),
)
WORDS = (wording.day, wording.the, wording.capital, wording.inside, wording.interceptors)
NUMBERS = (
    *(numbers.percent, numbers.percentage, numbers.chance, numbers.count, numbers.whole, numbers.rounded, numbers.amount),
    *(numbers.few, numbers.two, numbers.signed, numbers.minutes, numbers.area),
)
NO_FILTERS: Mapping[str, Any] = MappingProxyType({})


def rendered(
    page: str, record: Any, values: Mapping[str, Any], filters: Mapping[str, Any] = NO_FILTERS, land: Sequence[Points] = ()
) -> str:
    """The page of a record, from its template, further values and filters of its own.

    `drawn` gives the template the figures of a section, and of the claim or pair that the section is about; `land` is for globes.

    Every text is escaped, and what cannot be shown is written out.
    """
    environment = _environment()
    environment.filters.update({word.__name__: word for word in (*WORDS, *NUMBERS)} | {"link": link} | dict(filters))
    scenario = record.scenario
    seed = getattr(scenario, "seed", None)
    stamp = f"inputs {record.digest}" + ("" if seed is None else f" · seed {seed}")
    head = {"record": record, "scenario": scenario, "faces": faces(), "stamp": stamp, "next_number": count(1).__next__}

    def figures_of(section: str, item: Any = None) -> list[Figure]:
        return drawn(page, section, Subject(record, item or {}, land))

    return shown(environment.get_template(f"{page}.html.j2").render(head | {"drawn": figures_of} | dict(values)))


def rendered_text(template: str, values: Mapping[str, Any]) -> str:
    """Plain text, such as Markdown, from a template and values that its caller has escaped; what cannot be shown is written out."""
    return shown(_plain().get_template(template).render(values))


@cache
def _plain() -> Environment:
    return _environment()


def _environment() -> Environment:
    """Templates of the package; all but those of Markdown escape every text for HTML."""
    return Environment(
        loader=PackageLoader("equipoise.report"),
        autoescape=select_autoescape(enabled_extensions=(), disabled_extensions=("md.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def faces() -> list[tuple[str, str, int, str]]:
    """The typefaces that a page carries: family, file in base 64, weight, style."""
    return [
        (family, base64.b64encode((FONTS / f"{file}.woff2").read_bytes()).decode(), weight, style) for family, file, weight, style in FACES
    ]


def link(text: str) -> Markup:
    """A link to an address of the web; any other text as it reads.

    >>> print(link("https://example.org"), link("javascript:x"))
    <a class="url" href="https://example.org" rel="noreferrer">https://example.org</a> javascript:x
    """
    if not address(text):
        return escape(text)
    return Markup('<a class="url" href="{0}" rel="noreferrer">{0}</a>').format(text)


def record_text(record: Part) -> str:
    """A record as the JSON that stands beside its page.

    Raises: InputError for a record that holds a number that is not finite.
    """
    try:
        return shown_json(json.dumps(record.model_dump(mode="json"), ensure_ascii=False, allow_nan=False, indent=1)) + "\n"
    except ValueError as error:
        raise InputError("the record holds a number that is not finite", fix="compute the scenario again") from error
