"""Where a number comes from: the stages behind it, the inputs of each stage, the source of each input; what matters most first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from equipoise.errors import InputError
from equipoise.facts import UNDER_ATTACK, Requirement, Source
from equipoise.facts.suggestion import similar
from equipoise.study.record import InputRow
from equipoise.vocabulary import POSTURES

STAGES = {
    "force": "Survivors: the retaliator's legs before and after the strike",
    "strike": "Strike: the adversary's warheads on alert, and what they kill",
    "protection": "Protection: the struck side's own layers, which meet the strike",
    "search": "Search: how much of the hidden force is found",
    "warning": "Warning: whether forces can leave before the strike arrives",
    "defence": "Defence: the layers that the retaliation meets",
    "requirement": "Requirement: the warheads that must arrive",
}
REQUIREMENT = "scenario.requirement"
MOST = 5
MATTER, LAST = "What matters most", "The inputs of the last stage"


@dataclass(frozen=True)
class Node:
    """One line of an explanation, with what stands behind it; `first` names the inputs to show first, and `why` says why these."""

    title: str
    text: str
    children: tuple[Node, ...] = ()
    first: tuple[str, ...] = ()
    why: str = MATTER

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def _lines(node: Node, depth: int = 0) -> Iterator[str]:
    """A node and all below it, a line each."""
    yield f"{'  ' * depth}{node.title}{f': {node.text}' if node.text else ''}"
    for child in node.children:
        yield from _lines(child, depth + 1)


def short(node: Node) -> Node:
    """An explanation in short: the value, the inputs that matter most with their sources, and how many there are in all.

    Where nothing says what matters, the inputs of the last stage stand for the others; an explanation without stages stays as it is.
    """
    stages = [child for child in node.children if child.children and not child.text]
    inputs = {leaf.title: leaf for stage in stages for leaf in stage.children}
    if len(inputs) <= MOST:
        return node
    named = [inputs[name] for name in node.first if name in inputs][:MOST]
    shown = Node(node.why, "", tuple(named)) if named else Node(LAST, "", stages[-1].children[:MOST])
    return replace(node, children=(shown, Node("All", f"{len(inputs)} inputs in {len(stages)} stages: ask for all of them (--all)")))


def matching(words: str, names: Sequence[str]) -> list[str]:
    """The names that hold all words of a search, whatever their case: the name itself alone where it is one of them."""
    if words in names:
        return [words]
    parts = words.lower().split()
    return [name for name in names if all(part in name.lower() for part in parts)]


def unknown(name: str, known: Sequence[str]) -> InputError:
    """What is wrong with a name that a record does not hold, with the nearest ones that it holds."""
    near = similar(name, known, most=3, nearness=0.3) or list(known[:3])
    return InputError(f"the results hold no number called {name!r}", fix=f"try {', '.join(near)}")


def unread_ends(postures: Sequence[str], doctrines: Sequence[str]) -> tuple[str, ...]:
    """How the ids of inputs end on which no cell of these postures and doctrines rests."""
    ends = tuple(f".alert_{posture}" for posture in POSTURES if posture not in postures)
    return ends if "launch_under_attack" in doctrines else (*ends, *(f".{name}" for name in UNDER_ATTACK))


def requirement_node(stated: Requirement, assurance: float, name: str = REQUIREMENT) -> Node:
    """A requirement as a stage with its range and reason."""
    text = f"{_spread(stated)} warheads ({_law(stated)}), with probability {assurance:g}"
    return Node(STAGES["requirement"], "", (Node(name, f"{text}; {stated.reason}"),))


def _spread(row: InputRow | Requirement) -> str:
    """A range as low – best – high, or one number."""
    return f"{row.best:g}" if row.low == row.high else f"{row.low:g} – {row.best:g} – {row.high:g}"


def _law(row: InputRow | Requirement) -> str:
    """The law of a range, or that there is none."""
    return "fixed" if row.low == row.high else row.law


def input_node(row: InputRow, sources: Mapping[str, Source]) -> Node:
    """An input with its range, and its source below it."""
    text = f"{_spread(row)} {row.unit.replace('_', ' ')} ({_law(row)}), {row.kind}, {row.since}"
    source = sources.get(row.source)
    if source is None:
        return Node(row.id, text, (Node(row.source, row.note),))
    cited = f"{source.title} ({source.publisher}, {source.date}; {source.obtained})"
    address = f" {source.url}" if source.url else ""
    note = f" – {row.note}" if row.note else ""
    return Node(row.id, text, (Node(row.source, cited + address + note),))
