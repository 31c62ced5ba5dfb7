"""Facts that classes name: found with the line of the number, and nothing said where all is well."""

from __future__ import annotations

from collections.abc import Callable

from equipoise import facts
from equipoise.facts.rules.classes import KINDS, broken_classes


def test_the_shipped_classes_name_facts_that_exist(base: facts.Facts) -> None:
    trees = {name: base.files.tree(name) for name in base.files.names() if name.split("/")[0] in KINDS}
    assert len(trees) == len(KINDS)
    assert broken_classes(base, trees) == []


def test_the_line_is_that_of_the_number(laid: Callable[..., str]) -> None:
    sentence = laid("missiles/generic.yaml", "burn_time: parameters.burn_time_liquid", "burn_time: parameters.burn_time_liquids")
    assert sentence == (
        "missiles/generic.yaml:12: unknown quantity 'parameters.burn_time_liquids'; did you mean 'parameters.burn_time_liquid'?"
    )
