"""A scenario file: found by its path or its name, and read as the records of the questions that it asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.binding import bound
from equipoise.facts.files.yaml.tree import Mapping, Tree, line_of
from equipoise.facts.records.fields import replaced
from equipoise.facts.scenarios.engagement.input import faults as engagement_faults
from equipoise.facts.scenarios.engagement.record import EngagementScenario
from equipoise.facts.scenarios.lookup import faults as force_faults
from equipoise.facts.scenarios.question import found
from equipoise.facts.scenarios.reach.input import faults as reach_faults
from equipoise.facts.scenarios.reach.record import ReachScenario
from equipoise.facts.scenarios.record import Scenario
from equipoise.facts.scenarios.sections import DEFENCE, FORCES, GEOMETRY, HEAD, QUESTIONS, misplaced, questions, together
from equipoise.facts.suggestion import suggestion

Record = TypeVar("Record", bound=BaseModel)
PARTS = {
    "reductions": ("forces", "the section 'reductions:'"),
    "engagement": ("engagement", "the section 'engagement:'"),
    "reach": ("reach", "'geometry:'"),
    "stability": ("forces", "its forces: actors, requirement, draws"),
}
NEEDED = ("reductions",)  # questions that need their own section, since the rest of the file does not say what is asked
Disagreement = Callable[[Record, Facts, Mapping], list[InputError]]


class ScenarioFile(NamedTuple):
    """The content of a file, the questions that it asks, and the records that answer them; None for what the file does not hold.

    `forces` serves the questions of reductions and of stability.
    """

    tree: Mapping
    questions: tuple[str, ...]
    forces: Scenario | None
    engagement: EngagementScenario | None
    reach: ReachScenario | None


def scenario_file(path_or_name: Path | str, base: Facts, draws: int | None = None) -> ScenarioFile:
    """The scenario of a file, or the shipped one of a name such as `today`; with another number of draws, where one is given.

    Raises: InputError (file, line, what, fix) for an unreadable file, an unknown key, actor, party, region, class or id, an impossible
    value, an override without effect, or a date outside the data; for draws of a scenario that draws nothing.
    """
    tree, file = found(path_or_name, base)
    if draws is not None and isinstance(tree, Mapping):
        if "draws" not in tree:
            raise InputError("the scenario has no draws to change", fix="leave --draws out", file=file)
        tree = together(tree, (tree, tree))  # the tree of a shipped file is kept for the next reader
        tree["draws"] = draws
    record, faults = read(tree, file, base)
    if faults:
        raise faults[0]
    return record


def record_of(file: ScenarioFile, question: str) -> Any:
    """The record of a question: `Scenario` for reductions and stability, `EngagementScenario`, `ReachScenario`.

    Raises: InputError for a question that the file neither asks nor has all parts for.
    """
    part, missing = PARTS[question]
    record = getattr(file, part)
    if record is None or (question in NEEDED and question not in file.questions):
        what = f"the scenario {file.tree.get('name')!r} does not ask about {question}"
        fix = f"add {missing}, or ask what it asks: {', '.join(file.questions)}"
        raise InputError(what, fix=fix, file=file.tree.file)
    return record


def scenario(path_or_name: Path | str, base: Facts) -> Scenario:
    """The forces of a scenario, and what it asks about reductions and stability.

    Raises: InputError as `scenario_file`, and for a file that names no forces.
    """
    record: Scenario = record_of(scenario_file(path_or_name, base), "stability")
    return record


def engagement_scenario(path_or_name: Path | str, base: Facts) -> EngagementScenario:
    """The raid of a scenario and the defence that meets it.

    Raises: InputError as `scenario_file`, and for a file that does not ask about an engagement.
    """
    record: EngagementScenario = record_of(scenario_file(path_or_name, base), "engagement")
    return record


def reach_scenario(path_or_name: Path | str, base: Facts) -> ReachScenario:
    """The flights of a scenario, and the sensors and layers that see and meet them.

    Raises: InputError as `scenario_file`, and for a file that has no geometry.
    """
    record: ReachScenario = record_of(scenario_file(path_or_name, base), "reach")
    return record


def read(tree: Tree, file: str, base: Facts) -> tuple[ScenarioFile, list[InputError]]:
    """What the content of a file asks, and everything in it that is wrong."""
    faults: list[InputError] = []
    if not isinstance(tree, Mapping):
        bound(Scenario, tree, faults=faults, file=file)
        return ScenarioFile(Mapping(file, 1), (), None, None, None), faults
    faults.extend(misplaced(tree))
    asked = questions(tree)
    if faults:
        return ScenarioFile(tree, asked, None, None, None), faults
    if not asked:
        fix = f"add a section for a question: {', '.join(QUESTIONS)}"
        faults.append(InputError("the scenario asks nothing", fix=fix, file=tree.file, line=tree.line))
    reach, geometry = _reach(tree, base, faults)
    engagement = _engagement(tree, base, geometry, faults)
    forces = _forces(tree, base, faults)
    if "geometry" in tree and "reach" not in tree and not any(map(by_geometry, tree.get("defences", {}).values())):
        fix = "add the section 'reach: {}', or remove it"
        faults.append(InputError("no question reads 'geometry'", fix=fix, file=tree.file, line=line_of(tree, ("geometry",))))
    return ScenarioFile(tree, asked, forces, engagement, reach), list({str(fault): fault for fault in faults}.values())


def _forces(tree: Mapping, base: Facts, faults: list[InputError]) -> Scenario | None:
    """The record of forces and the two questions about them, where the file names any."""
    if not any(key in tree for key in (*FORCES, "reductions", "stability")):
        return None
    section = tree.get("reductions", Mapping(tree.file, tree.line))
    if "reductions" in tree:
        for key in QUESTIONS["reductions"]:
            if key not in section:
                what = f"the key {key!r} is missing in reductions"
                faults.append(InputError(what, fix=f"add '{key}: …'", file=tree.file, line=line_of(tree, ("reductions",))))
    whole = together(tree, (tree, (*HEAD, *FORCES, "stability")), (section, QUESTIONS["reductions"]))
    record = _bound(Scenario, whole, base, force_faults, faults)
    if record is not None:
        record.stand(whole.file, line_of(whole, ("draws",)))
    return record


def _reach(tree: Mapping, base: Facts, faults: list[InputError]) -> tuple[ReachScenario | None, ReachScenario | None]:
    """The record of flights and what meets them, as a question of the file, and under the name of the scenario that holds the geometry."""
    if "geometry" not in tree:
        if "reach" in tree:
            what, fix = "the question of reach has no geometry", "add 'geometry:' with its flights, or the name of a scenario that has one"
            faults.append(InputError(what, fix=fix, file=tree.file, line=line_of(tree, ("reach",))))
        return None, None
    try:
        part, name = _geometry(tree, base)
    except InputError as fault:
        line = line_of(tree, ("geometry",))
        faults.append(fault if fault.line else InputError(fault.what, fix=fault.fix, file=tree.file, line=line))
        return None, None
    options = tree.get("reach", Mapping(tree.file, tree.line))
    whole = together(tree, (tree, HEAD), (part, GEOMETRY), (options, QUESTIONS["reach"]))
    whole.file, whole.line = part.file, part.line
    record = _bound(ReachScenario, whole, base, reach_faults, faults)
    return record, record and replaced(record, name=name)


def _geometry(tree: Mapping, base: Facts) -> tuple[Mapping, str]:
    """The geometry of a file, its own or that of the scenario that it names (shipped, or beside it), and the name of its scenario."""
    part: Tree = tree["geometry"]
    name = str(tree.get("name"))
    if isinstance(part, str):
        beside = Path(tree.file).parent / part
        other, file = found(beside if beside.suffix and beside.exists() else part, base)
        part = other.get("geometry") if isinstance(other, Mapping) else None
        name = str(other.get("name")) if isinstance(other, Mapping) else name
        if not isinstance(part, Mapping):
            raise InputError(f"{file} has no geometry of its own", fix="name a scenario that has one")
    if not isinstance(part, Mapping):
        raise InputError("the geometry has no keys", fix="write its flights, sensors and layers below it, or the name of a scenario")
    return part, name


def _engagement(tree: Mapping, base: Facts, geometry: ReachScenario | None, faults: list[InputError]) -> EngagementScenario | None:
    """The record of a raid and the defence that meets it; every other defence of the file is checked against the same raid."""
    defences, line = tree.get("defences"), line_of(tree, ("engagement",))
    if "engagement" not in tree:
        if defences is not None:
            fix = "add the section 'engagement:', or remove it"
            faults.append(InputError("no question reads 'defences'", fix=fix, file=tree.file, line=line_of(tree, ("defences",))))
        return None
    if not isinstance(defences, Mapping) or not all(isinstance(part, Mapping) for part in defences.values()) or not defences:
        fix = "add 'defences:', below it a name, and below that its stocks, layers and command"
        faults.append(InputError("the engagement has no defence", fix=fix, file=tree.file, line=line_of(tree, ("defences",)) or line))
        return None
    section: Mapping = tree["engagement"]
    chosen = section.get("defence") or next(iter(defences))
    if "defence" not in section and len(defences) > 1:
        what = f"the engagement does not say which of {len(defences)} defences meets the raid"
        faults.append(InputError(what, fix=f"add 'defence: {chosen}'", file=tree.file, line=line))
        return None
    if chosen not in defences:
        what, line = f"{chosen!r} is not among the defences", line_of(tree, ("engagement", "defence"))
        faults.append(InputError(what, fix=suggestion(str(chosen), defences), file=tree.file, line=line))
        return None
    records: dict[str, EngagementScenario | None] = {}
    for name, part in defences.items():
        whole = together(tree, (tree, HEAD), (section, ("integration", "raid")), (part, DEFENCE))
        if by_geometry(part) and geometry is not None:
            whole["geometry"], whole.lines["geometry"] = geometry, tree.lines["geometry"]
        records[name] = _bound(EngagementScenario, whole, base, engagement_faults, faults)
    return records[str(chosen)]


def by_geometry(defence: object) -> bool:
    """Whether a layer of a defence takes its reach from geometry."""
    layers = defence.get("layers") if isinstance(defence, Mapping) else None
    return isinstance(layers, list) and any(isinstance(layer, Mapping) and "geometry" in layer for layer in layers)


def _bound(
    model: type[Record], whole: Mapping, base: Facts, disagreements: Disagreement[Record], faults: list[InputError]
) -> Record | None:
    """The record of one question; its faults, and where it disagrees with the facts, are added to the list."""
    own: list[InputError] = []
    record = bound(model, whole, faults=own)
    if record is not None:
        own.extend(disagreements(record, base, whole))
    faults.extend(own)
    return record
