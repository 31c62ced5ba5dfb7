"""Defects found in other people's programs: each is put into our own source, and the property that holds for ours fails with it."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from equipoise.core.defence.salvo import layers, single_shot
from equipoise.core.exchange import encounter, sides, wu_2020
from equipoise.core.exchange.allocation import targeting
from tests.core.exchange.small_worlds import changed, world

CASE = wu_2020.Case(4, 20, 20, 0.7, 0.8, 0.8, 0.8, 0.999, 0.995, 0.9985, 0.8, 0.6, 0.5, 0.2, 0.8, 0.1, 0.5, 4, 1.2)
ONE, OTHER = sides.single(3, 0), sides.single(3, 1)
Function = Callable[..., Any]


def with_defect(function: Function, old: str, new: str) -> Function:
    """The function with one piece of its source replaced, not compiled."""
    plain = inspect.unwrap(getattr(function, "py_func", function))
    text = textwrap.dedent(inspect.getsource(plain))
    assert text.count(old) == 1, f"{plain.__name__} no longer holds {old!r}"
    body = "\n".join(line for line in text.replace(old, new).splitlines() if not line.startswith("@"))
    scope = dict(plain.__globals__)
    exec(body, scope)  # noqa: S102 (our own source, with one change)
    return scope[plain.__name__]


def killing_enters(arrival: Function) -> bool:
    """Whether the chance to kill what was found bears on a dispersed missile, apart from the chance to find it."""
    easier, harder = (float(arrival(CASE._replace(p_field_site_killed=p))) for p in (0.2, 0.9))
    return easier > harder


def killing_enters_the_search(attack: Function) -> bool:
    """Whether a search that cannot kill what it finds costs nothing, and one that finds nothing either."""
    blunt = changed(world(3), capabilities={"kill_if_found": np.zeros(2)})
    return not attack(blunt, ONE, OTHER).p_found_killed.any()


def fratricide_spares(survival: Function) -> bool:
    """Whether shots that spoil each other never raise the kill."""
    return all(
        survival(p, shots, fratricide) >= survival(p, shots, 0.0) - 1e-12
        for p in (0.2, 0.56, 0.9)
        for shots in (1, 2, 3, 6)
        for fratricide in (0.0, 0.3, 1.0)
    )


def stopping_stops(leakage: Function) -> bool:
    """Whether a layer that stops nothing lets all pass, and one that stops more never lets more pass."""
    values = [float(leakage(np.array([0.3, stop]))) for stop in (0.0, 0.4, 0.8, 1.0)]
    return values[0] == pytest.approx(0.7) and values == sorted(values, reverse=True) and values[-1] == 0.0


def layer_stops(through: Function) -> bool:
    """Whether a better interceptor leaves fewer of ten warheads."""
    means: list[float] = []
    for p_shot in (0.1, 0.5, 0.9):
        raid, scratch = np.zeros(14), [np.zeros(14) for _ in range(4)]
        raid[10] = 1.0
        low, high = through(raid, 10, 10, 40.0, 2.0, p_shot, 1.0, 1.0, False, *scratch)
        means.append(float(np.arange(low, high + 1) @ scratch[0][low : high + 1]))
    return means == sorted(means, reverse=True)


DEFECTS = [
    (
        killing_enters,
        wu_2020.dispersed_arrival,
        'probability("p_field_site_killed", case.p_field_site_killed)',
        'probability("p_field_site_detected", case.p_field_site_detected)',
    ),
    (killing_enters_the_search, encounter.attack, "kill_if_found[:, None, None]", "detect_after_breakthrough[:, None, None]"),
    (
        fratricide_spares,
        targeting.survival,
        "(1.0 - p_kill * (1.0 - fratricide)) ** (shots - clear)",
        "((1.0 - fratricide) * (1.0 - p_kill)) ** (shots - clear)",
    ),
    (stopping_stops, single_shot.layered_leakage, "np.prod(1.0 - stops, axis=-1)", "np.prod(stops, axis=-1)"),
    (layer_stops, layers.through_layer, "1.0 - p_salvo, coverage", "p_salvo, coverage"),
]
NAMES = [
    "chance of the wrong slider",
    "the same in the chain",
    "fratricide that kills",
    "layers without complement",
    "the same in the chain's layers",
]


@pytest.mark.parametrize(("holds", "function", "old", "new"), DEFECTS, ids=NAMES)
def test_a_known_defect_would_be_noticed(holds: Callable[[Function], bool], function: Function, old: str, new: str) -> None:
    assert holds(function)
    assert not holds(with_defect(function, old, new))


@pytest.mark.parametrize(("holds", "function", "old", "new"), DEFECTS, ids=NAMES)
def test_twin_the_source_as_it_is_passes_without_compilation(
    holds: Callable[[Function], bool], function: Function, old: str, new: str
) -> None:
    assert new != old
    assert holds(with_defect(function, old, old))
