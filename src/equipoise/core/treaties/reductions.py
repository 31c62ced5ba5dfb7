"""Reductions: how small a force can become before its retaliation is no longer assured."""

from __future__ import annotations

import numpy as np
from jaxtyping import Bool, Float

from equipoise.compiled import inner_kernel, kernel
from equipoise.core.domain import plain
from equipoise.core.exchange.branches import workspace
from equipoise.core.exchange.doctrine import BASIC, Doctrines, refuse_doctrines
from equipoise.core.exchange.encounter import Exchange
from equipoise.core.exchange.retaliation import refuse_mismatched, width
from equipoise.core.stability.requirement import Sweep, assured_warheads, refuse_impossible
from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES

STEPS_PER_FORCE = 64
MOST_STEPS = 3 * STEPS_PER_FORCE // 2


@inner_kernel
def assured_at(force, attack, defence, d, posture, doctrine, step, follows, swept, interceptors, assurance, space):
    """The warheads that `step` 64ths of the force assure in one cell."""
    scale = step / STEPS_PER_FORCE
    attacker_scale = scale if follows else 1.0
    return assured_warheads(force, attack, defence, d, posture, doctrine, scale, attacker_scale, swept, interceptors, assurance, space)


@kernel
def next_probe(fails, a_fails, passes, a_passes, needed, slope, tries):
    """Where to look next between a step that fails and one that passes (or beyond the first, if none is known to pass)."""
    if passes > MOST_STEPS:
        if slope <= 0.0:
            slope = a_fails / fails if fails > 0 and a_fails > 0 else needed / STEPS_PER_FORCE
        return min(fails + max(1, int(np.floor((needed - a_fails) / slope + 0.5)) + tries // 2), MOST_STEPS)
    if tries > 6:
        return (fails + passes) // 2
    guess = fails + (needed - a_fails) / max(a_passes - a_fails, 1e-9) * (passes - fails)
    return min(max(int(np.ceil(guess)), fails + 1), passes - 1)


@inner_kernel
def smallest_step(force, attack, defence, d, posture, doctrine, start, a_start, slope, follows, swept, stock, needed, assurance, space):
    """The smallest step beyond `start`, which fails, that holds (one more than the most if none does), and the slope that was found.

    What a force assures grows about in proportion to it, so that interpolation closes in on the step in few looks. The slope, warheads
    assured by one step more, is much the same at the next level: with the one found here, the next search starts near its end.
    """
    fails, a_fails = start, a_start
    passes, a_passes = MOST_STEPS + 1, 0
    tries = 0
    while passes - fails > 1:
        step = next_probe(fails, a_fails, passes, a_passes, needed, slope, tries)
        a = assured_at(force, attack, defence, d, posture, doctrine, step, follows, swept, stock, assurance, space)
        if a >= needed:
            passes, a_passes = step, a
        else:
            fails, a_fails = step, a
        tries += 1
    return passes, (a_passes - a_start) / (passes - start)


@inner_kernel
def raise_where_needed(force, attack, defence, d, posture, doctrine, follows, swept, levels, needed, assurance, steps, space):
    """Raise the floors of one draw to what this cell needs.

    What holds for a smaller force against more interceptors holds for all between, so that one look often settles many
    levels where floors are known from another cell; a first search takes the levels one by one.
    """
    last = levels.size - 1
    block = 0 if steps[0] == 0 else last
    first, until = 0, block
    slope = 0.0
    while first <= last:
        if steps[first] > MOST_STEPS:
            steps[first:] = MOST_STEPS + 1
            return
        a = 0
        if steps[first] > 0:
            a = assured_at(force, attack, defence, d, posture, doctrine, steps[first], follows, swept, levels[until], assurance, space)
        if a >= needed:
            first, until = until + 1, min(until + 1 + block, last)
        elif until > first:
            block = (until - first) // 2
            until = first + block
        else:
            start = steps[first]
            steps[first], slope = smallest_step(
                force, attack, defence, d, posture, doctrine, start, a, slope, follows, swept, levels[first], needed, assurance, space
            )
            for later in range(first + 1, last + 1):
                steps[later] = max(steps[later], steps[first])
            first, until = first + 1, min(first + 1 + block, last)


@kernel
def fill_floors(force, attack, defence, cells, doctrines, follows, swept, levels, requirement, assurance, first, most, out):
    """Fill out[draw, level] with the floor in steps, for the draws from `first` on; levels of interceptors rise."""
    space = workspace(most)
    for row in range(requirement.size):
        needed = int(np.ceil(requirement[row]))
        out[row, :] = 0
        for posture in range(2):
            for place in range(doctrines.size):
                # Each doctrine leaves no fewer survivors than the one before (but for rounding of fractional counts): the same strike
                # meets no more launchers. The first that counts decides.
                if not cells[posture, place]:
                    continue
                code = doctrines[place]
                raise_where_needed(
                    force, attack, defence, first + row, posture, code, follows, swept, levels, needed, assurance, out[row], space
                )
                break


def reduction_floor(
    exchange: Exchange,
    requirement: Float[np.ndarray, " draws"],
    sweep: Sweep,
    cells: Bool[np.ndarray, "postures doctrines"],
    rows: tuple[int, int],
    *,
    follows: bool = False,
    doctrines: Doctrines = BASIC,
) -> Float[np.ndarray, "chosen levels"]:
    """The smallest share of the present force, kept in its own mix, whose retaliation is assured in the worst of the cells.

    exchange: the retaliator's force and its adversary's attack and defence; requirement: warheads that must arrive, at least 0;
    sweep: rising stocks of one layer (of none: all levels are alike), and the probability with which they must arrive, in (0, 1);
    cells: those that count; rows: the draws from rows[0] up to, not including, rows[1]; follows: the cut part of the attack shrinks by
    the same share; doctrines: those of the cells, places in DOCTRINES, rising.

    Shares come in 64ths, the first that holds; infinity stands where 1.5 times the present force does not hold either.

    Valid for: a force scaled as a whole; fractional launchers count as one present with that probability.
    Raises: InputError for an assurance outside (0, 1), an invalid requirement or levels, impossible doctrines, or no cell.
    Source: model_note_reductions
    """
    sweep = plain("the sweep", sweep)
    refuse_impossible(requirement, sweep.assurance, sweep.interceptors)
    refuse_mismatched(*exchange, rows[0], rows[1] - 1, requirement)
    refuse_doctrines(doctrines)
    if cells.shape != (len(POSTURES), doctrines.size) or not -1 <= sweep.layer < max(exchange.defence.track_per_raid.size, 1):
        raise InputError("the cells or the layer swept are not those of the records", fix="give postures by doctrines, and a layer's place")
    if not cells.any():
        raise InputError("no cell counts", fix="name at least one posture and one doctrine")
    first, last = rows
    levels = sweep.interceptors.astype(np.float64)
    steps = np.zeros((last - first, levels.size), dtype=np.int64)
    most = width(exchange.force, MOST_STEPS / STEPS_PER_FORCE, exchange.attack.nuclear.size)
    needed, (force, attack, defence) = requirement[first:last], exchange
    fill_floors(force, attack, defence, cells, doctrines, follows, sweep.layer, levels, needed, sweep.assurance, first, most, steps)
    return np.where(steps > MOST_STEPS, np.inf, steps / STEPS_PER_FORCE)
