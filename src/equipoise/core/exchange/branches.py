"""The branches of a cell: every combination of the common causes, with the warheads that deliver in it.

A cell is a posture and a doctrine. Warning and its confirmation, and
breakthroughs in tracking, strike a force as a whole: what survives is a mixture
over them. Where a cause touches one side of a defence only, its outcomes are
mixed at once; where it touches both, they are kept apart as branches.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Int

from equipoise.compiled import inner_kernel, kernel
from equipoise.core.distribution import convolution, trimmed
from equipoise.core.exchange.doctrine import MOST_STATES, N_QUIET, N_STATES, RIDE_OUT, leaving, p_launched, p_state, p_warned_in_vain
from equipoise.core.exchange.posture import AT_SEA, BOMBER, FIXED, KIND
from equipoise.core.exchange.survivors import Situation, none, planned_strike, stream

N_KINDS = max(KIND) + 1  # of legs; all but the fixed ones have a state of tracking each
MOST_BRANCHES = MOST_STATES * 2 ** (N_KINDS - 1)
N_WORK = 10
N_SLOTS = 12
N_LEFT = 2 * MOST_BRANCHES


class Space(NamedTuple):
    """The scratch arrays that the kernels of a chunk of draws share.

    A slot keeps the branches of one cell and scale, known by its `tag` (draw, posture, doctrine, scale of either side), so that
    several levels of a defence can meet the same retaliation. What the defence can meet has a `serial` number, the same in two
    branches that send the same; what a stock of interceptors leaves of it stands in `left`, its upper tails in `tail`, and is known by
    its `left_tag` (serial, layer swept, stock). `held` says of what the streams in `parts` are.
    """

    tag: Float[np.ndarray, "slots 5"]
    number: Int[np.ndarray, " slots"]
    next_slot: Int[np.ndarray, " 1"]
    weight: Float[np.ndarray, "slots branches"]
    met: Float[np.ndarray, "slots branches most"]
    met_window: Int[np.ndarray, "slots branches 2"]
    unmet: Float[np.ndarray, "slots branches most"]
    unmet_window: Int[np.ndarray, "slots branches 2"]
    serial: Int[np.ndarray, "slots branches"]
    last_serial: Int[np.ndarray, " 1"]
    left: Float[np.ndarray, "kept most"]
    tail: Float[np.ndarray, "kept most"]
    left_window: Int[np.ndarray, "kept 2"]
    left_tag: Float[np.ndarray, "kept 3"]
    n_left: Int[np.ndarray, " 1"]
    behind: Int[np.ndarray, " branches"]
    work: Float[np.ndarray, "work most"]
    parts: Float[np.ndarray, "sides kinds states most"]
    windows: Int[np.ndarray, "sides kinds states 2"]
    held: Float[np.ndarray, "sides kinds 5"]


@kernel
def workspace(most):
    """Scratch arrays for counts up to `most`; of distributions nothing is read outside their windows, so that they start as they are."""
    return Space(
        np.full((N_SLOTS, 5), -1.0),
        np.zeros(N_SLOTS, dtype=np.int64),
        np.zeros(1, dtype=np.int64),
        np.zeros((N_SLOTS, MOST_BRANCHES)),
        np.empty((N_SLOTS, MOST_BRANCHES, most)),
        np.zeros((N_SLOTS, MOST_BRANCHES, 2), dtype=np.int64),
        np.empty((N_SLOTS, MOST_BRANCHES, most)),
        np.zeros((N_SLOTS, MOST_BRANCHES, 2), dtype=np.int64),
        np.zeros((N_SLOTS, MOST_BRANCHES), dtype=np.int64),
        np.zeros(1, dtype=np.int64),
        np.empty((N_LEFT, most)),
        np.empty((N_LEFT, most)),
        np.zeros((N_LEFT, 2), dtype=np.int64),
        np.full((N_LEFT, 3), -1.0),
        np.zeros(1, dtype=np.int64),
        np.zeros(MOST_BRANCHES, dtype=np.int64),
        np.empty((N_WORK, most)),
        np.empty((2, N_KINDS, 2, most)),
        np.zeros((2, N_KINDS, 2, 2), dtype=np.int64),
        np.full((2, N_KINDS, 5), -1.0),
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
        if KIND[force.basing[leg]] == kind:
            sides[force.met[leg]] = 1
    return 2 if sides.sum() == 2 else 1


@kernel
def is_held(situation, attacker_scale, state, kind, held):
    """Whether a kind's streams are still those of this situation; if not, from now on they are held to be.

    A warning changes bombers; missiles that leave are silos' and mobile launchers'; submarines see neither.
    """
    warned = 1.0 if situation.warned and kind == FIXED else 0.0
    away = float(situation.leaving) if kind != AT_SEA else 0.0
    key = (float(situation.draw), situation.posture + 2.0 * warned + 4.0 * away, situation.scale, attacker_scale, float(state))
    same = True
    for i in range(5):
        same = same and held[i] == key[i]
        held[i] = key[i]
    return same


@kernel
def total_warheads(force, attack, strike, situation, attacker_scale, side, states, out, space):
    """Fill `out` with the warheads of all legs on one side of the defence; states[kind] is 0, 1, or -1 for the mixture."""
    parts, windows, work = space.parts[side], space.windows[side], space.work
    for kind in range(N_KINDS):
        if is_held(situation, attacker_scale, states[kind], kind, space.held[side, kind]):
            continue
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
def bombers_on_alert(force, d, posture):
    """Whether a warning that saves bombers changes what survives: 0 no, 1 what the defence cannot meet, 2 what it can."""
    matters, met = False, False
    for leg in range(force.basing.size):
        if force.basing[leg] == BOMBER:
            matters = matters or force.alert[d, posture, leg] > 0.0
            met = met or force.met[leg] == 1
    return (2 if met else 1) if matters else 0


@kernel
def branch_weight(attack, d, doctrine, state, apart, states):
    """The probability of one combination of the common causes that are kept apart: unless `apart`, state 0 is all in which none leaves."""
    share = p_state(attack, d, doctrine, state) if apart or state > 0 else 1.0 - p_launched(attack, d, doctrine)
    for kind in range(1, N_KINDS):
        if states[kind] >= 0:
            p = attack.p_breakthrough[d, kind - 1]
            share *= p if states[kind] == 1 else 1.0 - p
    return share


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
def slot_of(d, posture, doctrine, scale, attacker_scale, space):
    """The slot that holds the branches of a cell; -1 if none does."""
    for slot in range(N_SLOTS):
        tag = space.tag[slot]
        if tag[0] == d and tag[1] == posture and tag[2] == doctrine and tag[3] == scale and tag[4] == attacker_scale:
            return slot
    return -1


@inner_kernel
def fill_met(force, attack, strike, situation, attacker_scale, states, twin, slot, branch, space):
    """Fill what the defence can meet in one branch; `twin` is a branch of riding out that sends the same, or has slot -1."""
    window = space.met_window[slot, branch]
    if twin[0] >= 0:
        window[:] = space.met_window[twin[0], twin[1]]
        space.met[slot, branch, window[0] : window[1] + 1] = space.met[twin[0], twin[1], window[0] : window[1] + 1]
        space.serial[slot, branch] = space.serial[twin[0], twin[1]]
        return
    window[0], window[1] = total_warheads(force, attack, strike, situation, attacker_scale, 1, states, space.met[slot, branch], space)
    space.last_serial[0] += 1
    space.serial[slot, branch] = space.last_serial[0]


@inner_kernel
def fill_branches(force, attack, d, posture, doctrine, scale, attacker_scale, slot, space):
    """Fill the branches of a cell in one slot: weight, and the warheads that the defence can and cannot meet.

    Where a warning only saves bombers whose weapons the defence cannot meet, the two outcomes of it are mixed at once. As long as no
    missile leaves, a force sends what one that rides out sends.
    """
    strike = planned_strike(force, attack, d, posture, scale, attacker_scale)
    saves = bombers_on_alert(force, d, posture)
    mixed = saves == 1 and N_QUIET[doctrine] == 2
    quiet = N_QUIET[doctrine] if saves == 2 else 1
    warnings = quiet + N_STATES[doctrine] - N_QUIET[doctrine]
    n_mobile, n_submarine = states_apart(force, 1), states_apart(force, 2)
    states = np.zeros(N_KINDS, dtype=np.int64)
    space.number[slot] = warnings * n_mobile * n_submarine
    riding = slot_of(d, posture, RIDE_OUT, scale, attacker_scale, space) if doctrine != RIDE_OUT else -1
    riding_warnings = space.number[riding] // (n_mobile * n_submarine)
    for branch in range(space.number[slot]):
        warning = branch % warnings
        state = warning if warning < quiet else N_QUIET[doctrine]
        states[1] = branch // warnings % n_mobile if n_mobile == 2 else -1
        states[2] = branch // (warnings * n_mobile) if n_submarine == 2 else -1
        space.weight[slot, branch] = branch_weight(attack, d, doctrine, state, saves == 2, states)
        twin = (riding if warning < quiet else -1, branch // warnings * riding_warnings + warning)
        situation = Situation(d, posture, scale, state > 0, leaving(doctrine, state))
        fill_met(force, attack, strike, situation, attacker_scale, states, twin, slot, branch, space)
        out, window = space.unmet[slot, branch], space.unmet_window[slot, branch]
        window[0], window[1] = total_warheads(force, attack, strike, situation, attacker_scale, 0, states, out, space)
        if mixed and state == 0:
            saved = Situation(d, posture, scale, mixed, leaving(doctrine, state))
            low, high = total_warheads(force, attack, strike, saved, attacker_scale, 0, states, space.work[8], space)
            mix_in(p_warned_in_vain(attack, d, doctrine), out, window, space.work[8], low, high)


@kernel
def branches(force, attack, d, posture, doctrine, scale, attacker_scale, space):
    """The slot of `space` that holds the branches of a cell, filled if none does."""
    slot = slot_of(d, posture, doctrine, scale, attacker_scale, space)
    if slot >= 0:
        return slot
    slot = space.next_slot[0]
    space.next_slot[0] = (slot + 1) % N_SLOTS
    space.tag[slot, 0] = -1.0
    fill_branches(force, attack, d, posture, doctrine, scale, attacker_scale, slot, space)
    space.tag[slot, 0], space.tag[slot, 1], space.tag[slot, 2] = d, posture, doctrine
    space.tag[slot, 3], space.tag[slot, 4] = scale, attacker_scale
    return slot
