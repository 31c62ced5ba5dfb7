"""Where a number of a reach study comes from: the parts that it rests on, what each of them read, and the sources of that."""

from __future__ import annotations

from equipoise.study.explanation import Node, unknown
from equipoise.study.given import given_node, source_node
from equipoise.study.reach.numbers import reach_numbers
from equipoise.study.reach.parts import title
from equipoise.study.reach.record import ReachRecord
from equipoise.study.unit import said

WIDEST = "The inputs with the widest ranges"


def names(record: ReachRecord) -> list[str]:
    """The numbers of a reach study that can be explained, and its inputs."""
    return [*reach_numbers(record), *(row.name for row in record.inputs)]


def explanation(record: ReachRecord, name: str) -> Node:
    """A number of a reach study as a tree: its value, the parts that it rests on, what they read, and the source of each.

    What a part read was noted while it was computed, and stands in `stages`. The inputs with the widest ranges come first.
    Raises: InputError for a name that the record does not hold, with the nearest ones.
    """
    known, rows = reach_numbers(record), {row.name: row for row in record.inputs}
    if name in rows:
        return given_node(rows[name], record.sources)
    if name not in known:
        raise unknown(name, names(record))
    number, parts = known[name]
    if name == "assumed":
        assumed = tuple(given_node(row, record.sources) for row in record.inputs if row.kind == "assumption")
        return Node(name, said(number), (Node("Inputs without a source", "", assumed),))
    ranged = [rows[item] for item in behind(record, name) if item in rows and not rows[item].is_fixed]
    first = tuple(row.name for row in sorted(ranged, key=lambda row: row.relative_width, reverse=True))
    return Node(name, said(number), tuple(_part(record, part) for part in parts), first, WIDEST)


def behind(record: ReachRecord, name: str) -> list[str]:
    """The inputs and regions on which a number rests, each once."""
    read = [item for part in reach_numbers(record)[name].parts for item in record.stages.get(part, (part,))]
    return list(dict.fromkeys(read))


def _part(record: ReachRecord, key: str) -> Node:
    """A part with what it read; a region by itself."""
    if key not in record.stages:
        return _read(record, key)
    return Node(title(record, key), "", tuple(_read(record, item) for item in record.stages[key]))


def _read(record: ReachRecord, name: str) -> Node:
    """What a part read: an input, or the point that stands for a region."""
    row = next((row for row in record.inputs if row.name == name), None)
    if row is not None:
        return given_node(row, record.sources)
    region = next(row for row in record.regions if name == f"regions.{row.name}")
    text = f"{region.title}: latitude {region.latitude_deg:g}, longitude {region.longitude_deg:g} degrees"
    return Node(name, text, (source_node(region.source, "a coarse point, in whole degrees", record.sources),))
