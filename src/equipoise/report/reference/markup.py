"""Markdown pieces: escaped text, tables, values and records of any kind."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from pydantic import BaseModel

from equipoise.facts import Quantity, Value
from equipoise.report.pages.rendering import rendered_text
from equipoise.report.words.numbers import amount
from equipoise.report.words.wording import capital, in_words
from equipoise.shown import shown_line
from equipoise.units import UNITS

SPECIAL = re.compile(r"[\\`*_\[\]|#{}~$]")
NUMBER = re.compile(r"[\d,.]*|(?:[<>]?\d+\s%|none|all)")


def text(words: object) -> str:
    r"""Words as they are, whatever Markdown or HTML would make of them.

    >>> text("a < b_c | d")
    'a &lt; b&#95;c &#124; d'
    """
    return SPECIAL.sub(lambda match: f"&#{ord(match[0])};", html.escape(shown_line(str(words)), quote=False))


def heading(name: str) -> str:
    """A name of the fact base as a heading."""
    return capital(in_words(name))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; columns without content are left out, columns of numbers stand at the right."""
    rows = [list(row) for row in rows]
    kept = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    sides = ["---:" if all(NUMBER.fullmatch(row[at]) for row in rows) else "---" for at in kept]
    parts = {"columns": [columns[at] for at in kept], "sides": sides, "rows": [[row[at] for at in kept] for row in rows]}
    return rendered_text("table.md.j2", parts)


def day(date: datetime.date) -> str:
    """A date, never broken at its hyphens."""
    return f"<time>{date}</time>"


def citation(key: str, root: str) -> str:
    """A link to a source in the list of sources; `root` leads from the page to it."""
    return f"[{text(key)}]({root}sources.md#{quote(key, safe='')})"


def values(quantities: Iterable[Quantity], root: str) -> str:
    """All values of quantities as one table, the newest of each last."""
    columns = ("quantity", "from", "best", "range", "unit", "kind", "source", "note")
    return table(columns, (_value(quantity, value, root) for quantity in quantities for value in quantity.values))


def _value(quantity: Quantity, value: Value, root: str) -> list[str]:
    name = text(in_words(quantity.id.rpartition(".")[2])) if value is quantity.values[0] else ""
    unit = UNITS[value.unit].plural or in_words(value.unit)
    span = "" if value.low == value.high else f"<span>{amount(value.low)}–{amount(value.high)}</span>"
    place = f", {text(value.page)}" if value.page else ""
    notes = [value.note]
    if value.contested:
        notes.insert(0, f"put forward by {value.contested.by}{', used by default' if value.contested.default else ''}")
    note = text("; ".join(part for part in notes if part))
    return [name, day(value.since), amount(value.best), span, text(unit), value.kind, citation(value.source, root) + place, note]


def record(item: BaseModel, root: str, *, leave: Sequence[str] = ()) -> str:
    """A record of any kind: its plain fields as a list, its quantities and lists of records as tables."""
    fields = {name: getattr(item, name) for name in type(item).model_fields if name not in leave}
    parts = [f"- {text(heading(name))}: {_cell(name, value, root)}" for name, value in fields.items() if _is_plain(value)]
    blocks = ["\n".join(parts) + "\n"] if parts else []
    quantities = [value for value in fields.values() if isinstance(value, Quantity)]
    if quantities:
        blocks.append(values(quantities, root))
    for name, value in fields.items():
        if isinstance(value, BaseModel) and _is_nested(value):
            blocks.append(f"**{text(heading(name))}**\n\n{record(value, root)}")
            continue
        items = [value] if isinstance(value, BaseModel) and not isinstance(value, Quantity) else value
        if isinstance(items, list | tuple) and items and isinstance(items[0], BaseModel):
            blocks.append(f"**{text(heading(name))}**\n\n{records(items, root)}")
    return "\n".join(blocks)


def _is_nested(item: BaseModel) -> bool:
    """Whether a record holds records itself; a quantity, whose values do, is told as such."""
    fields = (getattr(item, name) for name in type(item).model_fields)
    parts = (value[0] if isinstance(value, tuple) and value else value for value in fields)
    return not isinstance(item, Quantity) and any(isinstance(part, BaseModel) for part in parts)


def records(items: Sequence[BaseModel], root: str) -> str:
    """Records of one class as a table with a column for each field."""
    columns = [name for name in type(items[0]).model_fields if name not in ("file", "line")]
    rows = [[_cell(name, getattr(item, name), root) for name in columns] for item in items]
    return table([in_words(name) for name in columns], rows)


def _cell(name: str, value: object, root: str) -> str:
    if name == "source":
        return citation(str(value), root)
    if name == "sources" and isinstance(value, tuple):
        return ", ".join(citation(str(key), root) for key in value)
    return _plain(value) if _is_plain(value) else ""


def _is_plain(value: object) -> bool:
    """Whether a field holds words, a number, a date or a list of words, and holds anything at all."""
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(part, str) for part in value)
    return value not in (None, "") and isinstance(value, str | int | float | datetime.date)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, int | float):
        return amount(value)
    if isinstance(value, datetime.date):
        return day(value)
    written = ", ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)
    return text(in_words(written) if re.fullmatch(r"[a-z0-9_, ]+", written) else written)
