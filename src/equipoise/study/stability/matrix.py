"""The matrix: what every side can send back to every other, in every cell, over all draws."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from jaxtyping import Float

from equipoise.core.stability.dyads import assured
from equipoise.core.stability.indices import generation_stability, launch_stability
from equipoise.facts import Scenario
from equipoise.study.cell import cells, codes, counted_cells, doctrines
from equipoise.study.ensemble import mapped
from equipoise.study.party import Dyad, requirement
from equipoise.study.sample import Sample
from equipoise.study.stability.movers import Movers
from equipoise.study.stability.record.answers import AnswerCell, Entry, Generation, Launch, Worst
from equipoise.study.stability.spread import moved_chance, moved_spread, number, spread
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


def matrix_record(pairs: list[Dyad], entries: dict[tuple[str, str], Found], scenario: Scenario, movers: Movers) -> tuple[Entry, ...]:
    """One entry for every ordered pair of different sides; without an exchange the reason stands in place of numbers."""
    return tuple(_entry(pair, entries.get((pair.retaliator.id, pair.adversary.id)), scenario, movers) for pair in pairs)


def _entry(pair: Dyad, numbers: Found | None, scenario: Scenario, movers: Movers) -> Entry:
    retaliator, adversary = pair.retaliator.id, pair.adversary.id
    if numbers is None:
        return Entry(retaliator=retaliator, adversary=adversary, reason=pair.reason, cells=(), generation=(), launch=())
    mean, p_assured = numbers
    generation, launch = generation_stability(mean), launch_stability(mean)

    def cell(p: int, posture: str, d: int, doctrine: str) -> AnswerCell:
        arriving, enough = mean[:, p, d], p_assured[:, p, d]
        inputs = movers.inputs([(retaliator, adversary)], [posture], [doctrine])
        return AnswerCell(
            posture=posture,
            doctrine=doctrine,
            arriving=moved_spread(arriving, movers.among(inputs, arriving)),
            assured=moved_chance(enough, scenario.assurance, movers.among(inputs, enough, retaliator)),
        )

    return Entry(
        retaliator=retaliator,
        adversary=adversary,
        reason=pair.reason,
        cells=tuple(cell(*place) for place in cells(scenario)),
        generation=tuple(
            Generation(doctrine=doctrine, **spread(generation[:, d]).model_dump()) for d, doctrine in enumerate(doctrines(scenario))
        ),
        launch=tuple(Launch(posture=posture, **spread(launch[:, p]).model_dump()) for p, posture in enumerate(POSTURES)),
    )


def worst_record(pairs: list[Dyad], entries: dict[tuple[str, str], Found], scenario: Scenario, movers: Movers) -> tuple[Worst, ...]:
    """Each side's assured retaliation in its worst counted cell against its worst adversary, draw by draw; and which adversary that is.

    The adversary named is the one that is worst in most of the draws.
    """
    rows: list[Worst] = []
    counted = counted_cells(scenario)
    for name in dict.fromkeys(pair.retaliator.id for pair in pairs):
        against = [pair.adversary.id for pair in pairs if pair.retaliator.id == name and pair.exchange is not None]
        if not against:
            rows.append(Worst(side=name, adversary=None, share_of_draws=None, assured=None))
            continue
        least = np.stack([entries[name, adversary][1][:, counted].min(axis=1) for adversary in against], axis=1)
        often = np.bincount(least[1:].argmin(axis=1), minlength=len(against))
        index, worst = int(often.argmax()), least.min(axis=1)
        moved = movers.of_exchanges([(name, adversary) for adversary in against], scenario.postures, scenario.doctrines, worst, name)
        rows.append(
            Worst(
                side=name,
                adversary=against[index],
                share_of_draws=number(often[index] / often.sum()),
                assured=moved_chance(worst, scenario.assurance, moved),
            )
        )
    return tuple(rows)
