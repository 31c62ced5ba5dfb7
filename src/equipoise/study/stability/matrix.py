"""The matrix: what every side can send back to every other, in every cell, over all draws."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from jaxtyping import Float

from equipoise.core.stability.dyads import assured
from equipoise.core.stability.indices import generation_stability, launch_stability
from equipoise.facts import Scenario
from equipoise.study.cell import cells, codes, doctrines
from equipoise.study.ensemble import mapped
from equipoise.study.party import Dyad, requirement
from equipoise.study.record import Record
from equipoise.study.sample import Sample
from equipoise.study.stability.spread import chance, spread
from equipoise.vocabulary import POSTURES

Cells = Float[np.ndarray, "rows postures doctrines"]
Found = tuple[Cells, Cells]
Advance = Callable[[int], None]


def matrix(pairs: list[Dyad], sample: Sample, advanced: Advance) -> dict[tuple[str, str], Found]:
    """Expected arriving warheads, and the chance that they meet the requirement, of every pair that has an exchange."""
    computed = [pair for pair in pairs if pair.exchange is not None]
    needed = {pair.retaliator.id: requirement(sample, pair.retaliator.id) for pair in computed}

    doctrines = codes(sample.lookup.scenario)

    def work(part: tuple[int, int]) -> list[Found]:
        return [assured(*pair.exchange, needed[pair.retaliator.id], part, doctrines) for pair in computed if pair.exchange]

    parts = mapped(work, sample.draws + 1, advanced)
    return {
        (pair.retaliator.id, pair.adversary.id): (
            np.concatenate([part[index][0] for part in parts]),
            np.concatenate([part[index][1] for part in parts]),
        )
        for index, pair in enumerate(computed)
    }


def matrix_record(pairs: list[Dyad], entries: dict[tuple[str, str], Found], scenario: Scenario) -> list[Record]:
    """One entry for every ordered pair of different sides; without an exchange the reason stands in place of numbers."""
    return [_entry(pair, entries.get((pair.retaliator.id, pair.adversary.id)), scenario) for pair in pairs]


def _entry(pair: Dyad, numbers: Found | None, scenario: Scenario) -> Record:
    head: Record = {"retaliator": pair.retaliator.id, "adversary": pair.adversary.id, "reason": pair.reason}
    if numbers is None:
        return {**head, "cells": [], "generation": [], "launch": []}
    mean, p_assured = numbers
    generation, launch = generation_stability(mean), launch_stability(mean)
    entries = [
        {
            "posture": posture,
            "doctrine": doctrine,
            "arriving": spread(mean[:, p, d]),
            "assured": chance(p_assured[:, p, d], scenario.assurance),
        }
        for p, posture, d, doctrine in cells(scenario)
    ]
    return {
        **head,
        "cells": entries,
        "generation": [{"doctrine": doctrine, **spread(generation[:, d])} for d, doctrine in enumerate(doctrines(scenario))],
        "launch": [{"posture": posture, **spread(launch[:, p])} for p, posture in enumerate(POSTURES)],
    }


def worst_record(pairs: list[Dyad], entries: dict[tuple[str, str], Found], counted: np.ndarray, assurance: float) -> list[Record]:
    """Each side's assured retaliation in its worst counted cell against its worst adversary, draw by draw; and which adversary that is.

    The adversary named is the one that is worst in most of the draws.
    """
    rows: list[Record] = []
    for name in dict.fromkeys(pair.retaliator.id for pair in pairs):
        against = [pair.adversary.id for pair in pairs if pair.retaliator.id == name and pair.exchange is not None]
        if not against:
            rows.append({"side": name, "adversary": None, "share_of_draws": None, "assured": None})
            continue
        least = np.stack([entries[name, adversary][1][:, counted].min(axis=1) for adversary in against], axis=1)
        often = np.bincount(least[1:].argmin(axis=1), minlength=len(against))
        index = int(often.argmax())
        rows.append(
            {
                "side": name,
                "adversary": against[index],
                "share_of_draws": round(float(often[index] / often.sum()), 6),
                "assured": chance(least.min(axis=1), assurance),
            }
        )
    return rows
