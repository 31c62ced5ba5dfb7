"""Where a number of a study of stability comes from: the inputs of both sides of a pair, by stage, and their sources."""

from __future__ import annotations

from equipoise.facts import COMMON_FAILURE
from equipoise.study.explanation import STAGES, Node, input_node, requirement_node, stated_node, unread_ends
from equipoise.study.record import Tree, pair_name

REACH = "Reach: the ranges that decide who can strike whom"
MEASURES = "Measures: the yields and accuracies of the legs"
STRUCK, STRIKING = ("force", "warning", "protection"), ("strike", "search", "defence")
KINDS = ("arriving", "assured")
MEASURED = {"warheads": (), "emt": (".yield_kt",), "cmp": (".yield_kt", ".cep")}  # of survivors, and the inputs of legs behind each
LEFT = {
    "warheads": "warheads survive and work",
    "emt": "equivalent megatons survive and work",
    "cmp": "of counter-military potential survive and work",
}


def stability_names(record: Tree) -> list[str]:
    """The numbers of a record of stability that can be explained: those of each pair and cell, the requirement, the inputs."""
    names = [
        f"{pair_name(entry['retaliator'], entry['adversary'])}.{kind}.{cell['posture']}.{cell['doctrine']}"
        for part, kinds in (("matrix", KINDS), ("survivors", MEASURED))
        for entry in record.get(part, [])
        for kind in kinds
        for cell in entry["cells"]
    ]
    return [*names, "scenario.requirement", *(row["id"] for row in record["inputs"])]


def stability_explanation(record: Tree, name: str) -> Node:
    """A number of a record of stability as a tree: its value, the stages behind it, their inputs, and the source of each.

    Raises: InputError for a name that the record does not hold, with the nearest ones.
    """
    given = stated_node(record, name, stability_names(record))
    if given is not None:
        return given
    rows = {row["id"]: row for row in record["inputs"]}
    pair, kind, posture, doctrine = name.split(".")
    entry = next(
        entry
        for entry in record["survivors" if kind in MEASURED else "matrix"]
        if pair_name(entry["retaliator"], entry["adversary"]) == pair
    )
    cell = next(cell for cell in entry["cells"] if (cell["posture"], cell["doctrine"]) == (posture, doctrine))
    used = behind(record, entry, posture, doctrine)
    if kind in MEASURED:
        used |= {"defence": [], "measures": _measures(record, entry, kind)}
    titles = {**STAGES, "reach": REACH, "measures": MEASURES}
    children = [Node(titles[stage], "", tuple(input_node(rows[item], record) for item in ids)) for stage, ids in used.items() if ids]
    if kind == "assured":
        children.append(requirement_node(record["scenario"]))
    return Node(name, _words(cell, kind), tuple(children))


def behind(record: Tree, entry: Tree, posture: str, doctrine: str) -> dict[str, list[str]]:
    """The inputs of each stage that bear on a pair in one cell: of legs those that reach the other, what fails in common of several."""
    members = {side["id"]: side["members"] for side in record["sides"]}
    struck, striking = members[entry["retaliator"]], members[entry["adversary"]]
    stages = record["stages"]
    used = {stage: [name for actor in struck for name in stages["struck"][actor].get(stage, [])] for stage in STRUCK}
    used |= {stage: [name for actor in striking for name in stages["striking"][actor].get(stage, [])] for stage in STRIKING}
    used["reach"] = [name for name in stages["common"]["all"].get("reach", []) if name.split(".")[0] in (*struck, *striking, "parameters")]
    idle = tuple(
        f"{row['leg']}."
        for row in record["reach"]
        if not set(row["reaches"]) & set(striking if row["actor"] in struck else struck) and row["actor"] in (*struck, *striking)
    )
    unread = (*unread_ends([posture], [doctrine]), *([] if len(struck) > 1 else [COMMON_FAILURE]))
    return {
        stage: [name for name in dict.fromkeys(ids) if (stage == "reach" or not name.startswith(idle)) and not name.endswith(unread)]
        for stage, ids in used.items()
    }


def _measures(record: Tree, entry: Tree, kind: str) -> list[str]:
    """The yields, and the accuracies where they count, of the legs that are left."""
    known = record["stages"]["common"]["all"].get("measures", [])
    wanted = {f"{leg['leg']}{part}" for leg in entry["legs"] for part in MEASURED[kind]}
    return [name for name in known if name in wanted]


def _words(cell: Tree, kind: str) -> str:
    number = cell["total"][kind] if kind in MEASURED else cell[kind]
    if number["best"] is None:
        return "no number: a leg states no yield or accuracy"
    spread = f"{number['q05']:.3g} – {number['q50']:.3g} – {number['q95']:.3g}"
    if kind == "arriving":
        return f"{number['best']:.1f} warheads arrive on average at best estimates; over the draws {spread} warheads"
    if kind in MEASURED:
        return f"{number['best']:.4g} {LEFT[kind]} on average at best estimates; over the draws {spread}"
    return f"the requirement is met with probability {number['best']:.3f} at best estimates; over the draws {spread}"
