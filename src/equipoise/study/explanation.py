"""Where a number comes from: the stages behind it, the inputs of each stage, the source of each input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from equipoise.errors import InputError
from equipoise.facts import UNDER_ATTACK
from equipoise.facts.suggestion import similar
from equipoise.study.record import Tree
from equipoise.study.stated import value
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


@dataclass(frozen=True)
class Node:
    """One line of an explanation, with what stands behind it."""

    title: str
    text: str
    children: tuple[Node, ...] = ()


def names(record: Tree) -> list[str]:
    """The numbers of a record that can be explained."""
    numbers = [f"{pair['name']}.{number}" for pair in record["pairs"] for number in _numbers(pair)]
    return [*numbers, "scenario.requirement", *(row["id"] for row in record["inputs"])]


def _numbers(pair: Tree) -> list[str]:
    """The numbers of one pair, without its name."""
    cells = [f"{cell['posture']}.{cell['doctrine']}" for cell in pair["cells"]]
    numbers = ["force", *(f"{number}.{cell}" for cell in cells for number in ("arriving", "assured"))]
    if pair["outcomes"]:
        levels = pair["floor"]["interceptors"]
        numbers += [f"{key}@{level}" for key in ("ended_by_defence", "cuts_remain", "floor") for level in levels]
        shares = [f"by_requirement.{order}" for order in range(1, len(pair["by_requirement"]) + 1)]
        shares += [f"by_cell.{row['posture']}.{row['doctrine']}" for row in pair["by_cell"]]
        numbers += [f"{part}.unmet_anyway" for part in shares]
        numbers += [f"{part}.ended_by_defence@{level}" for part in shares for level in levels]
    else:
        levels = pair["schedule"]["interceptors"]
        numbers += [f"{key}@{level}" for key in ("earlier", "alone", "coalition") for level in levels]
        numbers.append("difference")
    return [*numbers, "unmet_anyway"]


def explanation(record: Tree, name: str) -> Node:
    """A number of the record as a tree: its value, the stages behind it, their inputs, and the source of each.

    Raises: InputError for a name that the record does not hold, with the nearest ones.
    """
    given = stated_node(record, name, names(record))
    if given is not None:
        return given
    rows = {row["id"]: row for row in record["inputs"]}
    pair = next(pair for pair in record["pairs"] if name.startswith(f"{pair['name']}."))
    number = name.removeprefix(f"{pair['name']}.")
    used = behind(record, pair, number)
    children = [
        Node(STAGES[stage], "", tuple(input_node(rows[item], record) for item in used[stage])) for stage in STAGES if used.get(stage)
    ]
    if not number.startswith(("arriving", "force")):
        children.append(requirement_node(record["scenario"]))
    return Node(name, value(pair, number, record["scenario"]), tuple(children))


def stated_node(record: Tree, name: str, known: list[str]) -> Node | None:
    """An input or the requirement of a record as a tree; None for a number that was computed.

    Raises: InputError for a name that is not among those known, with the nearest ones.
    """
    if name not in known:
        near = similar(name, known, most=3, nearness=0.3) or known[:3]
        raise InputError(f"the results hold no number called {name!r}", fix=f"try {', '.join(near)}")
    if name == "scenario.requirement":
        (stated,) = requirement_node(record["scenario"]).children
        return stated
    return next((input_node(row, record) for row in record["inputs"] if row["id"] == name), None)


def behind(record: Tree, pair: Tree, number: str) -> dict[str, list[str]]:
    """The inputs of each stage that bear on a number of a pair.

    A number at a stated level of interceptors does not rest on today's stock of the layer that is swept; a number of one posture does
    not rest on the alert of the other, nor one of another doctrine on what launching under attack waits for; one of the partner alone
    does not rest on the other members.
    """
    used: dict[str, list[str]] = record["stages"][pair["name"]]
    key = number.partition(".")[0].partition("@")[0]
    if key == "force":
        return {"force": [name for name in used["force"] if name.endswith((".launchers", ".loading"))]}
    left_out: set[str] = set()
    if key not in ("arriving", "assured", "difference") and pair["defence"]["swept"]:
        left_out.add(f"{pair['defence']['swept']}.interceptors")
    one_cell = key in ("arriving", "assured", "by_cell")
    scenario = record["scenario"]
    postures, doctrines = ([part] for part in number.split(".")[1:3]) if one_cell else (scenario["postures"], scenario["doctrines"])
    unread = unread_ends(postures, doctrines)
    others = tuple(f"{member}." for member in pair["members"] if key == "alone" and member != pair["schedule"]["with"])
    return {
        stage: [name for name in items if name not in left_out and not name.endswith(unread) and not name.startswith(others)]
        for stage, items in used.items()
    }


def unread_ends(postures: Sequence[str], doctrines: Sequence[str]) -> tuple[str, ...]:
    """How the ids of inputs end on which no cell of these postures and doctrines rests."""
    ends = tuple(f".alert_{posture}" for posture in POSTURES if posture not in postures)
    return ends if "launch_under_attack" in doctrines else (*ends, *(f".{name}" for name in UNDER_ATTACK))


def requirement_node(scenario: Tree) -> Node:
    """The requirement of a scenario as a stage with its range and reason."""
    stated = scenario["requirement"]
    text = f"{_spread(stated)} warheads ({_law(stated)}), with probability {scenario['assurance']:g}"
    return Node(STAGES["requirement"], "", (Node("scenario.requirement", f"{text}; {stated['reason']}"),))


def _spread(row: Tree) -> str:
    """A range as low – best – high, or one number."""
    return f"{row['best']:g}" if row["low"] == row["high"] else f"{row['low']:g} – {row['best']:g} – {row['high']:g}"


def _law(row: Tree) -> str:
    """The law of a range, or that there is none."""
    return "fixed" if row["low"] == row["high"] else str(row["law"])


def input_node(row: Tree, record: Tree) -> Node:
    """An input with its range, and its source below it."""
    text = f"{_spread(row)} {row['unit'].replace('_', ' ')} ({_law(row)}), {row['kind']}, {row['since']}"
    source = record["sources"].get(row["source"])
    if source is None:
        return Node(row["id"], text, (Node(row["source"], row["note"]),))
    cited = f"{source['title']} ({source['publisher']}, {source['date']}; {source['obtained']})"
    address = f" {source['url']}" if source.get("url") else ""
    note = f" – {row['note']}" if row["note"] else ""
    return Node(row["id"], text, (Node(row["source"], cited + address + note),))
