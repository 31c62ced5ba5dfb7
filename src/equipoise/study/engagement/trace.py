"""Where a number of a defence study comes from: the inputs behind it, those that move the mean most first, and their sources."""

from __future__ import annotations

from typing import NamedTuple

from equipoise.core.defence.engagement.integration import STEPS
from equipoise.study.engagement.numbers import engagement_numbers
from equipoise.study.engagement.record import EngagementRecord
from equipoise.study.explanation import Node, unknown
from equipoise.study.given import GivenRow, given_node
from equipoise.study.unit import said

PARTS = {
    "raid": "Raid: warheads, decoys, and how alike decoys look",
    "stocks": "Stocks: interceptors",
    "layers": "Layers: what each sees, judges and hits",
    "failures": "Common failures",
    "command": "The failure of the common command",
}
DONE = {"independent": 0, "coordinated": 1, "integrated": len(STEPS) - 1}  # steps of integration at each level
FROM_STEP = {"p_track": 2, "p_warhead_classified": 3, "p_decoy_misclassified": 3, "reach": 4, "p_further_look": 4}  # of the common picture
NOTHING = 5e-4  # leakers: a swing that no table shows
COUNTS = {"warheads": (".warheads",), "decoys": (".decoys",), "objects": (".warheads", ".decoys")}  # of a raid, and the ends of its inputs


class Setting(NamedTuple):
    """What a number rests on: steps of integration done, layers, failures with or without their probability, and inputs replaced."""

    done: int
    layers: tuple[str, ...]
    failures: tuple[str, ...]
    probable: bool = True
    without: str = ""


def names(record: EngagementRecord) -> list[str]:
    """The numbers of a defence study that can be explained, and its inputs."""
    return [*engagement_numbers(record), *(row.name for row in record.inputs)]


def explanation(record: EngagementRecord, name: str) -> Node:
    """A number of a defence study as a tree: its value, the inputs behind it by part, and the source of each.

    The inputs of a part stand in the order of their swing, which `ranges` holds: what moves the mean number of leakers most comes first.
    Raises: InputError for a name that the record does not hold, with the nearest ones.
    """
    known, rows = engagement_numbers(record), {row.name: row for row in record.inputs}
    if name in rows:
        return given_node(rows[name], record.sources)
    if name not in known:
        raise unknown(name, names(record))
    used = behind(record, name)
    children = [
        Node(title, "", tuple(_input(row, record) for row in used if row.name.partition(".")[0] == part))
        for part, title in PARTS.items()
        if any(row.name.partition(".")[0] == part for row in used)
    ]
    moving = tuple(row.name for row in used if _swings(record).get(row.name, 0.0) > NOTHING)
    return Node(name, said(known[name]), tuple(children), moving)


def _input(row: GivenRow, record: EngagementRecord) -> Node:
    """An input with its swing, if it has a range."""
    node, swing = given_node(row, record.sources), _swings(record).get(row.name)
    if swing is None:
        return node
    moved = f"by {swing:.2g} leakers" if swing > NOTHING else "by nothing"
    return Node(node.title, f"{node.text}; over its range the mean moves {moved}", node.children)


def behind(record: EngagementRecord, name: str) -> list[GivenRow]:
    """The inputs on which a number rests, that with the largest swing of the mean first, those without a range last."""
    swings = _swings(record)
    used = [row for row in record.inputs if _bears(record, name, row)]
    return sorted(used, key=lambda row: -swings.get(row.name, -1.0))


def _swings(record: EngagementRecord) -> dict[str, float]:
    """How far the mean moves over the range of each input."""
    return {row.name: row.swing for row in record.ranges}


def _bears(record: EngagementRecord, name: str, row: GivenRow) -> bool:
    """Whether a number rests on an input."""
    part, _, rest = name.partition(".")
    key = rest.rpartition(".")[2].partition("@")[0]
    if part == "assumed":
        return row.kind == "assumption"
    if key in COUNTS and part in ("scenario", "classes", "curve"):
        return _counts(part, rest, key, row.name)
    if key == "stock" and "@" not in rest and "best" not in rest:
        return row.name == f"stocks.{_stock_name(record, part, rest)}"
    if key == "probability":
        return row.name.startswith(("failures.", "command.")) and row.name.endswith(".probability") and _commanded(record, row.name)
    return any(_used(row.name, setting, record) for setting in _settings(record, part, rest, key))


def _counts(part: str, rest: str, key: str, name: str) -> bool:
    """Whether a number of warheads or decoys rests on an input of the raid."""
    own = f"raid.{rest.partition('.')[0]}." if part == "classes" else "raid."
    return name.startswith(own) and name.endswith(COUNTS[key])


def _stock_name(record: EngagementRecord, part: str, rest: str) -> str:
    """The stock that a number counts."""
    name = rest.rpartition(".")[0]
    return next(row.stock_name for row in record.layers if row.name == name) if part == "layers" else name


def _commanded(record: EngagementRecord, name: str) -> bool:
    """Whether an input bears at the level of integration of the scenario: the command fails only where there is one."""
    return not name.startswith("command.") or record.scenario.integration == "integrated"


def _settings(record: EngagementRecord, part: str, rest: str, key: str) -> list[Setting]:
    """What a number of leakers or shots rests on; a change by a step of integration rests on what is before and after it."""
    layers = tuple(row.name for row in record.layers)
    every = tuple(row.name for row in record.failures)
    whole = Setting(DONE[record.scenario.integration], layers, every)
    first = rest.partition(".")[0]
    if part == "branches":
        failed = record.branches[int(first) - 1].failed
        return [whole._replace(failures=tuple(row.name for row in record.failures if row.title in failed), probable=False)]
    if part == "layers":
        return [whole._replace(layers=layers[: layers.index(first) + 1])]
    if part == "integration":
        step = whole._replace(done=int(first) - 1)
        return [step, step._replace(done=max(0, step.done - 1))] if key == "change" else [step]
    if part == "provision":
        return [whole._replace(without=f"stocks.{first}" if "@" in rest or "best" in rest else "")]
    return [whole]


def _used(name: str, setting: Setting, record: EngagementRecord) -> bool:
    """Whether an input is used in a setting."""
    part, _, rest = name.partition(".")
    if name == setting.without:
        return False
    if part == "stocks":
        return any(row.stock_name == rest for row in record.layers if row.name in setting.layers)
    if part == "layers":
        return _used_layer(rest, setting)
    if part in ("failures", "command"):
        return _used_failure(name, setting)
    return True


def _used_layer(rest: str, setting: Setting) -> bool:
    """Whether a number of a layer is used: of the common picture only where it is shared, of dead objects only where kills are not."""
    layer, key, *more = rest.split(".")
    if layer not in setting.layers or (key == "p_kill_missed" and setting.done >= 1):
        return False
    return key != "integrated" or setting.done >= FROM_STEP[more[0]]


def _used_failure(name: str, setting: Setting) -> bool:
    """Whether a number of a common failure is used: the command fails where there is one, and a failure harms the layers that fight."""
    start = next((item for item in setting.failures if name.startswith(f"{item}.")), None)
    if start is None or (start == "command" and setting.done < DONE["integrated"]):
        return False
    key = name.removeprefix(f"{start}.")
    return setting.probable if key == "probability" else key.partition(".")[0] in setting.layers
