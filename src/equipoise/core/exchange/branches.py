"""The branches of a cell: every combination of the common causes, with the warheads that deliver in it.

A cell is a posture and a doctrine. Warning, and breakthroughs in tracking,
strike a force as a whole: what survives is a mixture over them. Where a cause
touches one side of a defence only, its outcomes are mixed at once; where it
touches both, they are kept apart as branches.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import kernel
from equipoise.core.distribution import convolution, trimmed
from equipoise.core.exchange.posture import BOMBER
from equipoise.core.exchange.survivors import Situation, is_of_kind, none, planned_strike, stream

MOST_BRANCHES = 8
N_WORK = 10
N_SLOTS = 12
N_KINDS = 3  # of legs: fixed, road-mobile, submarine; the last two have a state of tracking each


class Space(NamedTuple):
    """The scratch arrays that the kernels of a chunk of draws share.

    A slot keeps the branches of one cell and scale, known by its `tag` (draw, posture, doctrine, scale of either side), so that
    several levels of a defence can meet the same retaliation.
    """

    tag: Float[np.ndarray, "slots 5"]
    number: Int[np.ndarray, " slots"]
    next_slot: Int[np.ndarray, " 1"]
    weight: Float[np.ndarray, "slots branches"]
    met: Float[np.ndarray, "slots branches most"]
    met_window: Int[np.ndarray, "slots branches 2"]
    unmet: Float[np.ndarray, "slots branches most"]
    unmet_window: Int[np.ndarray, "slots branches 2"]
    left: Float[np.ndarray, "branches most"]
    left_window: Int[np.ndarray, "branches 2"]
    work: Float[np.ndarray, "work most"]
    parts: Float[np.ndarray, "sides kinds states most"]
    windows: Int[np.ndarray, "sides kinds states 2"]


@kernel
def workspace(most):
    """Scratch arrays for counts up to `most`."""
    return Space(
        np.full((N_SLOTS, 5), -1.0),
        np.zeros(N_SLOTS, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
        np.zeros((N_SLOTS, MOST_BRANCHES)),
        np.zeros((N_SLOTS, MOST_BRANCHES, most)),
        np.zeros((N_SLOTS, MOST_BRANCHES, 2), dtype=np.int64),
        np.zeros((N_SLOTS, MOST_BRANCHES, most)),
        np.zeros((N_SLOTS, MOST_BRANCHES, 2), dtype=np.int64),
        np.zeros((MOST_BRANCHES, most)),
        np.zeros((MOST_BRANCHES, 2), dtype=np.int64),
        np.zeros((N_WORK, most)),
        np.zeros((2, N_KINDS, 2, most)),
        np.zeros((2, N_KINDS, 2, 2), dtype=np.int64),
    )


@kernel
def joined(parts, windows, kind, breakthrough, out):
    """Fill `out` with a kind of leg: its first state or, if `breakthrough` is a probability, the mixture of two; window."""
    low, high = windows[kind, 0, 0], windows[kind, 0, 1]
    if breakthrough < 0.0:
        out[low : high + 1] = parts[kind, 0, low : high + 1]
        return low, high
    other_low, other_high = windows[kind, 1, 0], windows[kind, 1, 1]
    first, last = min(low, other_low), max(high, other_high)
    out[first : last + 1] = 0.0
    out[low : high + 1] += (1.0 - breakthrough) * parts[kind, 0, low : high + 1]
    out[other_low : other_high + 1] += breakthrough * parts[kind, 1, other_low : other_high + 1]
    return first, last


@kernel
def states_apart(force, kind):
    """2 if the two states of a kind must be kept apart, since legs of it stand on both sides of the defence; else 1."""
    sides = np.zeros(2, dtype=np.int64)
    for leg in range(force.basing.size):
        if is_of_kind(force.basing[leg], kind):
            sides[force.met[leg]] = 1
    return 2 if sides.sum() == 2 else 1


@kernel
def total_warheads(force, attack, strike, situation, side, states, first_kind, out, space):
    """Fill `out` with the warheads of all legs on one side of the defence; states[kind] is 0, 1, or -1 for the mixture.

    Kinds from `first_kind` on are still as the last branch left them: nothing that sets this branch apart changes them.
    """
    parts, windows, work = space.parts[side], space.windows[side], space.work
    for kind in range(first_kind):
        for slot in range(2 if states[kind] < 0 else 1):
            state = slot if states[kind] < 0 else states[kind]
            low, high = stream(force, attack, strike, situation, side, kind, state, parts[kind, slot], work)
            windows[kind, slot, 0], windows[kind, slot, 1] = low, high
    low, high = none(out)
    for kind in range(N_KINDS):
        breakthrough = attack.p_breakthrough[situation.draw, kind - 1] if kind > 0 and states[kind] < 0 else -1.0
        other_low, other_high = joined(parts, windows, kind, breakthrough, work[6])
        new_low, new_high = convolution(work[6], other_low, other_high, out, low, high, work[7])
        low, high = trimmed(work[7], new_low, new_high)
        out[low : high + 1] = work[7][low : high + 1]
    return low, high


@kernel
def warning_matters(force, d, posture, launch):
    """Whether a warning changes what survives."""
    if launch:
        return True
    for leg in range(force.basing.size):
        if force.basing[leg] == BOMBER and force.alert[d, posture, leg] > 0.0:
            return True
    return False


@kernel
def branch_weight(attack, d, warnings, warned, states):
    """The probability of one combination of the common causes that are kept apart."""
    share = 1.0
    if warnings == 2:
        share = attack.p_warning[d] if warned else 1.0 - attack.p_warning[d]
    for kind in range(1, N_KINDS):
        if states[kind] >= 0:
            p = attack.p_breakthrough[d, kind - 1]
            share *= p if states[kind] == 1 else 1.0 - p
    return share


@kernel
def bombers_met(force):
    """Whether the defence can meet the weapons of any bomber."""
    for leg in range(force.basing.size):
        if force.basing[leg] == BOMBER and force.met[leg] == 1:
            return True
    return False


@kernel
def mix_in(share, out, window, other, low, high):
    """Replace `out` by the mixture that holds `other` with probability `share`, and widen its window."""
    first, last = min(low, window[0]), max(high, window[1])
    out[first : window[0]] = 0.0
    out[window[1] + 1 : last + 1] = 0.0
    for w in range(first, last + 1):
        out[w] *= 1.0 - share
    for w in range(low, high + 1):
        out[w] += share * other[w]
    window[0], window[1] = first, last


@kernel
def fill_branches(force, attack, d, posture, launch, scale, attacker_scale, slot, space):
    """Fill the branches of a cell in one slot: weight, and the warheads that the defence can and cannot meet.

    Where a warning only saves bombers whose weapons the defence cannot meet, the two outcomes of it are mixed at once.
    """
    strike = planned_strike(force, attack, d, posture, scale, attacker_scale)
    matters = warning_matters(force, d, posture, launch)
    mixed = matters and not launch and not bombers_met(force)
    warnings = 2 if matters and not mixed else 1
    n_mobile, n_submarine = states_apart(force, 1), states_apart(force, 2)
    states = np.zeros(N_KINDS, dtype=np.int64)
    space.number[slot] = warnings * n_mobile * n_submarine
    for branch in range(space.number[slot]):
        warned = branch % warnings == 1
        states[1] = branch // warnings % n_mobile if n_mobile == 2 else -1
        states[2] = branch // (warnings * n_mobile) if n_submarine == 2 else -1
        space.weight[slot, branch] = branch_weight(attack, d, warnings, warned, states)
        situation = Situation(d, posture, scale, warned, launch and warned)
        # A warning changes silos and bombers, and road-mobile launchers if they leave on it; submarines never.
        first_kind = (2 if launch else 1) if warned else N_KINDS
        for side in range(1, -1, -1):
            out = space.met[slot, branch] if side == 1 else space.unmet[slot, branch]
            window = space.met_window[slot, branch] if side == 1 else space.unmet_window[slot, branch]
            for saved in range(2 if mixed and side == 0 else 1):
                target = space.work[8] if saved else out
                if saved:
                    situation, first_kind = Situation(d, posture, scale, mixed, launch), 1
                low, high = total_warheads(force, attack, strike, situation, side, states, first_kind, target, space)
                if saved:
                    mix_in(attack.p_warning[d], out, window, target, low, high)
                else:
                    window[0], window[1] = low, high


@kernel
def branches(force, attack, d, posture, launch, scale, attacker_scale, space):
    """The slot of `space` that holds the branches of a cell, filled if none does."""
    for slot in range(N_SLOTS):
        tag = space.tag[slot]
        same_cell = tag[0] == d and tag[1] == posture and tag[2] == launch
        if same_cell and tag[3] == scale and tag[4] == attacker_scale:
            return slot
    slot = space.next_slot[0]
    space.next_slot[0] = (slot + 1) % N_SLOTS
    fill_branches(force, attack, d, posture, launch, scale, attacker_scale, slot, space)
    space.tag[slot, 0], space.tag[slot, 1], space.tag[slot, 2] = d, posture, launch
    space.tag[slot, 3], space.tag[slot, 4] = scale, attacker_scale
    return slot
