"""A scenario in Python: read and checked as its file is, changed by whole new scenarios, written back as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from equipoise.errors import InputError
from equipoise.facts import Facts, ScenarioFile, load, record_of, scenario_content, scenario_names
from equipoise.facts.files.yaml.dump import dumped
from equipoise.facts.files.yaml.edit import edited, node
from equipoise.facts.files.yaml.tree import Mapping as Entries
from equipoise.facts.files.yaml.tree import Tree
from equipoise.facts.scenarios.file import read
from equipoise.facts.scenarios.sections import KEYS, QUESTIONS
from equipoise.facts.suggestion import suggestion
from equipoise.files.single import written

HOMES = {key: question for question, keys in QUESTIONS.items() for key in keys}
IN_PYTHON = "a scenario in Python"


class Scenario:
    """A scenario and the facts that it reads; it never changes: `replace` and `with_override` give another one.

    Whatever is read, replaced or overridden is checked as in a file; what is wrong is one `InputError`.
    """

    def __init__(self, tree: Tree, facts: Facts, file: str = IN_PYTHON, text: str | None = None) -> None:
        """The scenario that a tree describes; `text` is its file as it is written.

        Raises: InputError for the first fault.
        """
        found, faults = read(tree, file, facts)
        if faults:
            raise faults[0]
        self._file: ScenarioFile = found
        self._text = text
        self.facts = facts

    @property
    def name(self) -> str:
        """The name of the scenario."""
        return str(self.tree["name"])

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.tree["title"])

    @property
    def date(self) -> str:
        """The day of its facts, as YYYY-MM-DD."""
        return str(self.tree["date"])

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that it asks, in the order of the chain."""
        return self._file.questions

    @property
    def tree(self) -> Entries:
        """All that the file states, as mappings and lists; read it, and change it by `replace` alone."""
        return self._file.tree

    def asked(self, question: str) -> Any:
        """The record of one question, as its study takes it.

        Raises: InputError for a question that the scenario does not ask.
        """
        if question not in QUESTIONS:
            raise InputError(f"unknown question {question!r}", fix=suggestion(question, QUESTIONS))
        return record_of(self._file, question)

    def replace(self, **settings: object) -> Scenario:
        """The scenario with other settings: any key of the file (`draws=100`, `assurance=0.95`, `requirement={…}`), or of one of its
        questions (`interceptors=[0, 44]`, `pairs=[…]`, `integration="independent"`); each value replaces what stood there.

        Raises: InputError for an unknown setting, and for what a file would be refused for.
        """
        tree = self.tree
        for key, value in settings.items():
            if key not in KEYS and key not in HOMES:
                raise InputError(f"unknown setting {key!r}", fix=suggestion(key, (*KEYS, *HOMES)))
            tree = edited(tree, (key,) if key in KEYS else (HOMES[key], key), value)
        return Scenario(tree, self.facts, tree.file)

    def with_override(
        self, name: str, best: float, *, low: float | None = None, high: float | None = None, law: str = "triangular", reason: str
    ) -> Scenario:
        """The scenario with a value of its own for one input, by its id, and the reason for it; without `low` and `high` it is fixed.

        An earlier override of the same input gives way.

        Raises: InputError for an unknown id, an input that nothing in the scenario reads, or a value that its unit does not admit.
        """
        stated: dict[str, object] = {"id": name, "best": best, "law": law, "reason": reason}
        stated |= {key: value for key, value in (("low", low), ("high", high)) if value is not None}
        others = [
            override for override in self.tree.get("overrides", ()) if not (isinstance(override, Mapping) and override.get("id") == name)
        ]
        return self.replace(overrides=[*others, stated])

    def to_yaml(self) -> str:
        """The scenario as the text of its file: as it was read, with its comments, or written anew once it was changed."""
        return self._text if self._text is not None else dumped(self.tree)

    def save(self, file: Path | str, *, force: bool = False) -> Path:
        """The path of the file that the scenario was written to; `equipoise run` takes it.

        Raises: InputError for a file that exists (unless `force`), or that cannot be written.
        """
        return written(self.to_yaml(), Path(file), lambda _: False, "the file exists", force=force)

    def __eq__(self, other: object) -> bool:
        """Whether another scenario states the same and reads the same facts."""
        return isinstance(other, Scenario) and self.tree == other.tree and self.facts is other.facts

    def __hash__(self) -> int:
        return hash(dumped(self.tree))

    def __repr__(self) -> str:
        return "\n".join([f"Scenario {self.name!r}: {self.title}", *(f"  {key:<11}{value}" for key, value in self._rows())])

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><th>{escape(key)}</th><td>{escape(value)}</td></tr>" for key, value in self._rows())
        return f"<b>{escape(self.title)}</b><table>{rows}</table>"

    def _rows(self) -> list[tuple[str, str]]:
        """What a reader wants to know of a scenario, as name and text."""
        tree = self.tree
        rows = [("date", self.date), ("asks", ", ".join(self.questions))]
        for key in ("actors", "coalitions", "postures", "doctrines", "defences"):
            if key in tree:
                rows.append((key, ", ".join(map(str, tree[key]))))
        rows += [(key, f"{tree[key]:,}" if key == "draws" else str(tree[key])) for key in ("assurance", "draws", "seed") if key in tree]
        rows += [("override", _override(override)) for override in tree.get("overrides", ())]
        return rows


def _override(override: Mapping[str, Any]) -> str:
    """An override in one line."""
    ends = (
        f" ({override.get('low', override['best'])} to {override.get('high', override['best'])})"
        if "low" in override or "high" in override
        else ""
    )
    return f"{override['id']} = {override['best']}{ends}: {override['reason']}"


def scenario(source: object, facts: Facts | None = None) -> Scenario:
    """A scenario: of a file, by the name of a shipped one such as `today`, or as a mapping that states what a file would.

    facts: the facts that it reads; the shipped ones by default.

    Raises: InputError (file, line, what, fix) for whatever a file is refused for.

    >>> scenario("today").replace(draws=100).asked("reductions").draws
    100
    """
    base = load() if facts is None else facts
    if isinstance(source, Mapping):
        return Scenario(node(source), base)
    if not isinstance(source, str | Path):
        raise InputError(f"{type(source).__name__} is no scenario", fix="give a name such as 'today', the path of a file, or a mapping")
    tree, file, text = scenario_content(source, base)
    return Scenario(tree, base, file, text)


def scenarios(facts: Facts | None = None) -> list[str]:
    """The names of the scenarios that come with the facts.

    >>> "today" in scenarios()
    True
    """
    return scenario_names(load() if facts is None else facts)
