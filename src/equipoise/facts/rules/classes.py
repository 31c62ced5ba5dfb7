"""Rules over the classes of missiles, interceptors and radars: the facts that they name must exist, in the unit of the number."""

from __future__ import annotations

from collections.abc import Mapping

from equipoise.errors import InputError
from equipoise.facts.base import Facts
from equipoise.facts.files.yaml.tree import Mapping as Branch
from equipoise.facts.files.yaml.tree import Tree, place_of
from equipoise.facts.records.given import ADMITTED
from equipoise.facts.records.weapon_class import UNITS, WeaponClass, numbers

KINDS = ("missiles", "interceptors", "radars")


def broken_classes(base: Facts, trees: Mapping[str, Tree]) -> list[InputError]:
    """The faults of classes that name an unknown fact, or one in another unit."""
    found: list[InputError] = []
    for kind in KINDS:
        known: Mapping[str, WeaponClass] = getattr(base, kind)
        for name, item in known.items():
            for key, given in numbers(item).items():
                fault = None if given.fact is None else _fault(given.fact, UNITS[key].name, base)
                if fault is not None:
                    tree = next(
                        tree for path, tree in trees.items() if path.startswith(f"{kind}/") and isinstance(tree, Branch) and name in tree
                    )
                    file, line = place_of(tree, (name, key))
                    found.append(InputError(fault.what, fix=fault.fix, file=file, line=line))
    return found


def _fault(fact: str, unit: str, base: Facts) -> InputError | None:
    """What is wrong with a fact that a number in a unit names."""
    admitted = ADMITTED.get(unit, (unit,))
    try:
        given = base.quantity(fact).unit
    except InputError as fault:
        return fault
    return None if given in admitted else InputError(f"{fact} is given in {given!r}", fix=f"name a fact in {' or '.join(admitted)}")
