"""The cells of a study: the postures, by the doctrines that its scenario asks for, and those that it counts."""

from __future__ import annotations

import numpy as np
from jaxtyping import Bool

from equipoise.core.exchange.doctrine import BASIC, Doctrines
from equipoise.facts import Scenario
from equipoise.vocabulary import DOCTRINES, POSTURES


def codes(scenario: Scenario) -> Doctrines:
    """The doctrines that are computed, as places in DOCTRINES: all if the scenario asks for launching under attack, else the others."""
    return np.arange(len(DOCTRINES)) if scenario.under_attack else BASIC


def doctrines(scenario: Scenario) -> tuple[str, ...]:
    """The doctrines that are computed, by name."""
    return tuple(DOCTRINES[code] for code in codes(scenario))


def cells(scenario: Scenario) -> list[tuple[int, str, int, str]]:
    """All cells, posture by posture: place and name of the posture, place and name of the doctrine."""
    return [(p, posture, d, doctrine) for p, posture in enumerate(POSTURES) for d, doctrine in enumerate(doctrines(scenario))]


def counted_cells(scenario: Scenario) -> Bool[np.ndarray, "postures doctrines"]:
    """The cells in which the scenario wants the requirement met."""
    computed = doctrines(scenario)
    return np.array([[posture in scenario.postures and doctrine in scenario.doctrines for doctrine in computed] for posture in POSTURES])
