"""The numbers that a scenario of its own file rests on, as rows of a record, and the publications behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import Field

from equipoise.facts.base import Facts
from equipoise.facts.records.source import Source
from equipoise.facts.scenarios.given_input import Input
from equipoise.study.columns import Columns, column, labels
from equipoise.study.explanation import Node
from equipoise.study.record import Part


class GivenRow(Part):
    """A number that a scenario rests on: its range, its kind, its source, and the reason."""

    name: str = Field(description="its name, by its place in the file or its class")
    label: str = Field(description="what it is, in words")
    unit: str = Field(description="its unit")
    low: float = Field(description="low end of its range")
    best: float = Field(description="its best value")
    high: float = Field(description="high end of its range")
    kind: str = Field(description="the kind of evidence, or assumption, or geometry")
    source: str = Field(description="the fact and the key of its source, or the scenario or class that assumes it")
    reason: str = Field(description="why this number, or the note of its source")

    @property
    def is_fixed(self) -> bool:
        """Whether the range is a single number."""
        return self.low == self.high

    @property
    def relative_width(self) -> float:
        """The width of its range, as a share of its end that is farther from nothing."""
        return 0.0 if self.is_fixed else (self.high - self.low) / max(abs(self.low), abs(self.high))

    @property
    def key(self) -> str:
        """The key of the source, where the number is a fact."""
        return source_key(self.source)


def source_key(cited: str) -> str:
    """The key of a source, from how an input cites it: in brackets behind the fact.

    >>> source_key("USA.gmd.interceptors (mda_gmd_2024)"), source_key("scenario:national")
    ('mda_gmd_2024', 'scenario:national')
    """
    fact, bracket, key = cited.rpartition(" (")
    return key.removesuffix(")") if fact and bracket else cited


def given_rows(inputs: Iterable[Input]) -> tuple[GivenRow, ...]:
    """The inputs as rows of a record."""
    return tuple(GivenRow(**item._asdict()) for item in inputs)


def input_columns(rows: Sequence[GivenRow]) -> Columns:
    """The ranges of inputs along the dimension `input`, in the unit of each, which stands beside them."""
    words = {"low": "low end of the range", "best": "best value", "high": "high end of the range"}
    ends = {f"input_{key}": column(("input",), [getattr(row, key) for row in rows], "of the input", text) for key, text in words.items()}
    units: Columns = {"input_unit": labels("input", (row.unit for row in rows), "unit of the input")}
    return ends | units


def cited(keys: Iterable[str], base: Facts) -> dict[str, Source]:
    """The publications of these keys, in the order of the alphabet; what is no key of one is left out."""
    return {key: base.sources[key] for key in sorted(set(keys)) if key in base.sources}


def given_node(row: GivenRow, sources: Mapping[str, Source]) -> Node:
    """An input with its range, and its source below it."""
    spread = f"{row.best:g}" if row.is_fixed else f"{row.low:g} – {row.best:g} – {row.high:g}"
    text = f"{row.label}: {spread} {row.unit.replace('_', ' ')}, {row.kind}"
    return Node(row.name, text, (source_node(row.source, row.reason, sources),))


def source_node(citation: str, reason: str, sources: Mapping[str, Source]) -> Node:
    """A source with its title, publisher and address; an assumption with its reason."""
    source = sources.get(source_key(citation))
    if source is None:
        return Node(citation, reason)
    title = f"{source.title} ({source.publisher}, {source.date}; {source.obtained})"
    return Node(citation, title + (f" {source.url}" if source.url else "") + (f" – {reason}" if reason else ""))
