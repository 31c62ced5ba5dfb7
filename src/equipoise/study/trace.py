"""Where a number comes from: the stages behind it, the inputs of each stage, the source of each input."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from equipoise.errors import InputError

Tree = dict[str, Any]

STAGES = {
    "force": "Survivors: the retaliator's legs before and after the strike",
    "strike": "Strike: the adversary's warheads on alert, and what they kill",
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
    found: list[str] = []
    for pair in record["pairs"]:
        levels = record["scenario"]["interceptors"]
        for cell in pair["cells"]:
            found.extend(f"{pair['name']}.{number}.{cell['posture']}.{cell['doctrine']}" for number in ("arriving", "assured"))
        for key in ("ended_by_defence", "cuts_remain", "floor") if pair["outcomes"] else ("earlier",):
            found.extend(f"{pair['name']}.{key}@{level}" for level in levels)
        found.append(f"{pair['name']}.unmet_anyway")
    return [*found, *(row["id"] for row in record["inputs"])]


def explanation(record: Tree, name: str) -> Node:
    """A number of the record as a tree: its value, the stages behind it, their inputs, and the source of each.

    Raises: InputError for a name that the record does not hold, with the nearest ones.
    """
    known = names(record)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.3) or known[:3]
        raise InputError(f"the results hold no number called {name!r}", fix=f"try {', '.join(near)}")
    rows = {row["id"]: row for row in record["inputs"]}
    if name in rows:
        return _input(rows[name], record)
    pair = next(pair for pair in record["pairs"] if name.startswith(f"{pair['name']}."))
    number = name.removeprefix(f"{pair['name']}.")
    used = record["stages"][pair["name"]]
    needs_requirement = not number.startswith("arriving")
    children = [Node(STAGES[stage], "", tuple(_input(rows[item], record) for item in used[stage])) for stage in STAGES if stage in used]
    if needs_requirement:
        children.append(_requirement(record["scenario"]))
    return Node(name, _value(pair, number, record["scenario"]), tuple(children))


def _value(pair: Tree, number: str, scenario: Tree) -> str:
    """A number of a pair in words."""
    kind, _, place = number.partition(".")
    if kind in ("arriving", "assured"):
        posture, doctrine = place.split(".")
        cell = next(cell for cell in pair["cells"] if (cell["posture"], cell["doctrine"]) == (posture, doctrine))
        if kind == "assured":
            assured = cell["assured"]
            return f"the requirement is met with probability {assured['best']:.3f} at best estimates; over the draws {_range(assured)}"
        best, draws = cell["arriving"]["best"], cell["arriving"]["draws"]
        return f"{best['mean']:.1f} warheads arrive on average at best estimates; over the draws {_range(draws)} warheads"
    key, _, level = number.partition("@")
    if key == "floor":
        column = pair["floor"]["interceptors"].index(int(level))
        band = {name: values[column] for name, values in pair["floor"]["share"].items()}
        return (
            f"the smallest sufficient share of the present force at {level} interceptors; over the draws {_range(band)} (none: beyond 1.5)"
        )
    table = pair["outcomes"] or pair["schedule"]
    share = table[key] if not level else table[key][scenario["interceptors"].index(int(level))]
    holding = round(share * scenario["draws"])
    return f"holds in {holding:,} of the {scenario['draws']:,} draws{f' ({100 * share:.1f} %)' if holding else ''}"


def _range(quantiles: Tree) -> str:
    low, middle, high = (quantiles[name] for name in ("q05", "q50", "q95"))
    return " to ".join("none" if value is None else f"{value:.3g}" for value in (low, high)) + (
        "" if middle is None else f" (5th to 95th percentile), median {middle:.3g}"
    )


def _requirement(scenario: Tree) -> Node:
    stated = scenario["requirement"]
    text = f"{_spread(stated)} warheads ({_law(stated)}), with probability {scenario['assurance']:g}"
    return Node(STAGES["requirement"], "", (Node("scenario.requirement", f"{text}; {stated['reason']}"),))


def _spread(row: Tree) -> str:
    """A range as low – best – high, or one number."""
    return f"{row['best']:g}" if row["low"] == row["high"] else f"{row['low']:g} – {row['best']:g} – {row['high']:g}"


def _law(row: Tree) -> str:
    """The law of a range, or that there is none."""
    return "fixed" if row["low"] == row["high"] else str(row["law"])


def _input(row: Tree, record: Tree) -> Node:
    """An input with its range, and its source below it."""
    text = f"{_spread(row)} {row['unit'].replace('_', ' ')} ({_law(row)}), {row['kind']}, {row['since']}"
    source = record["sources"].get(row["source"])
    if source is None:
        return Node(row["id"], text, (Node(row["source"], row["note"]),))
    cited = f"{source['title']} ({source['publisher']}, {source['date']}; {source['obtained']})"
    place = f" {source['url']}" if source.get("url") else ""
    note = f" – {row['note']}" if row["note"] else ""
    return Node(row["id"], text, (Node(row["source"], cited + place + note),))
