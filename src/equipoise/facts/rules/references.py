"""Rules over the whole base: what a record names must exist, and a name stands for one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.yaml.tree import Items, Mapping, Tree, place_of
from equipoise.facts.records.claim import EventCheck
from equipoise.facts.suggestion import suggestion

CLAIMS = {"factual": "claims/factual.yaml", "causal": "claims/causal.yaml"}


def unknown_sources(trees: Iterable[Tree], known: Iterable[str]) -> list[InputError]:
    """The faults of entries that cite a source which sources.yaml does not have."""
    names = set(known)
    faults: list[InputError] = []
    for tree in trees:
        for entry in _mappings(tree):
            if "source" not in entry and "sources" not in entry:
                continue
            cited = {"source": [entry.get("source")], "sources": str(entry.get("sources", "")).split(";")}
            for key, sources in cited.items():
                unknown = [source for source in sources if isinstance(source, str) and source and source not in names]
                faults.extend(_unknown("source", source, names, entry, key) for source in unknown)
    return faults


def broken_references(base: Facts, trees: dict[str, Tree]) -> list[InputError]:
    """The faults of claims that name an unknown treaty or party, or share an id."""
    faults: list[InputError] = []
    seen: dict[str, str] = {}
    for name, claims in (("factual", base.factual_claims), ("causal", base.causal_claims)):
        tree = trees.get(CLAIMS[name])
        for index, claim in enumerate(claims):
            if claim.id in seen:
                faults.append(_fault(tree, (index, "id"), f"the claim {claim.id!r} is also in {seen[claim.id]}", "rename one of the two"))
            seen[claim.id] = CLAIMS[name]
    tree = trees.get(CLAIMS["factual"])
    for index, claim in enumerate(base.factual_claims):
        check = claim.check
        if isinstance(check, EventCheck):
            continue
        if check.treaty not in base.treaties:
            fix = suggestion(check.treaty, base.treaties)
            faults.append(_fault(tree, (index, "check", "treaty"), f"unknown treaty {check.treaty!r}", fix))
            continue
        party, parties = getattr(check, "party", None), base.treaties[check.treaty].parties
        if party is not None and party not in parties:
            what = f"{party} is not among the parties of {check.treaty}"
            faults.append(_fault(tree, (index, "check", "party"), what, f"use one of {', '.join(parties)}"))
    return faults


def _mappings(tree: Tree) -> Iterator[Mapping]:
    """All mappings of a tree, the outer ones first."""
    pending: list[Tree] = [tree]
    while pending:
        part = pending.pop()
        if isinstance(part, Mapping):
            yield part
            pending.extend(value for value in reversed(part.values()) if isinstance(value, Mapping | Items))
        elif isinstance(part, Items):
            pending.extend(value for value in reversed(part) if isinstance(value, Mapping | Items))


def _unknown(noun: str, name: str, known: Iterable[str], entry: Mapping, key: str) -> InputError:
    """The fault of a name that nothing bears, at the line of its key."""
    nearest = suggestion(name, known)
    fix = f"add it to sources.yaml ({nearest})" if nearest.startswith("did you mean") else "add it to sources.yaml"
    return InputError(f"unknown {noun} {name!r}", fix=fix, file=entry.files.get(key, entry.file), line=entry.lines[key])


def _fault(tree: Tree, path: tuple[str | int, ...], what: str, fix: str) -> InputError:
    """The fault of one claim, at its line."""
    file, line = place_of(tree, ("claims", *path))
    return InputError(what, fix=fix, file=file, line=line)
