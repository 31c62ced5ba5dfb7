"""The parts of a scenario file: a header, the forces, defences and geometry that it uses, and a section for each question that it asks.

The record of a question is bound to the parts that it reads, put together as one mapping whose entries keep their file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from equipoise.errors import InputError
from equipoise.facts.files.yaml.tree import Mapping, line_of
from equipoise.facts.suggestion import suggestion

HEAD = ("name", "title", "date")
FORCES = ("actors", "coalitions", "postures", "doctrines", "requirement", "assurance", "draws", "seed", "strike", "overrides")
DEFENCE = ("stocks", "layers", "failures", "command")
GEOMETRY = ("flights", "confirmation", "spread", "sensors", "layers", "space", "reason")
QUESTIONS = {
    "reductions": ("pairs", "interceptors"),
    "engagement": ("defence", "integration", "raid"),
    "reach": ("options",),
    "stability": ("adversaries", "curves", "requirements"),
}
KEYS = (*HEAD, *FORCES, "defences", "geometry", *QUESTIONS)
HOMES = {
    **{key: f"'{question}:'" for question, keys in QUESTIONS.items() for key in keys},
    **dict.fromkeys(DEFENCE, "'defences:' and the name of the defence"),
    **dict.fromkeys(GEOMETRY, "'geometry:'"),
}


def questions(tree: Mapping) -> tuple[str, ...]:
    """The questions that a file asks, in the order of the chain."""
    return tuple(question for question in QUESTIONS if question in tree)


def together(tree: Mapping, *parts: tuple[Mapping, Iterable[str]]) -> Mapping:
    """One mapping at the place of a file's root with the given keys of its parts, as far as they are there."""
    whole = Mapping(tree.file, tree.line)
    for part, keys in parts:
        for key in keys:
            if key in part:
                whole[key], whole.lines[key], whole.files[key] = part[key], part.lines.get(key, part.line), part.files.get(key, part.file)
    return whole


def misplaced(tree: Mapping) -> Iterator[InputError]:
    """Keys that a scenario does not have, those of another section or of an earlier version among them, and sections without content."""
    for key in tree:
        if key not in KEYS:
            what, fix = _home(key, tree)
            yield InputError(what, fix=fix, file=tree.file, line=tree.lines.get(key))
    for question in questions(tree):
        if not isinstance(tree[question], Mapping):
            fix = "write its keys below it, indented, or {} where all have a default"
            yield InputError(f"the section {question!r} has no keys", fix=fix, file=tree.file, line=line_of(tree, (question,)))
            continue
        yield from _unknown(tree, question, QUESTIONS[question])
    if isinstance(tree.get("geometry"), Mapping):
        yield from _unknown(tree, "geometry", GEOMETRY)


def _unknown(tree: Mapping, section: str, known: tuple[str, ...]) -> Iterator[InputError]:
    """Keys that a section does not have."""
    for key in tree[section]:
        if key not in known:
            line = line_of(tree, (section, key))
            yield InputError(f"unknown key {key!r} in {section}", fix=suggestion(key, known, "keys"), file=tree.file, line=line)


def _home(key: str, tree: Mapping) -> tuple[str, str]:
    """What is wrong with a key at the top of a file, and where it belongs."""
    if key in HOMES:
        home = HOMES["stocks"] if key == "layers" and ("raid" in tree or "stocks" in tree) else HOMES[key]
        return f"the key {key!r} belongs in a section", f"write {home} and, indented below it, '{key}: …'"
    return f"unknown key {key!r}", suggestion(key, KEYS, "keys")
