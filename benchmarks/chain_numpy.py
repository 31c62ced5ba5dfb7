"""The chain of one cell by Monte Carlo, in plain NumPy: an independent check of the exact distribution, and its peer in speed.

Written from the definitions: the strike by sorting what each round of shots destroys, then one run after another
in which every launcher, boat, aimpoint, breakthrough, warning, confirmation, warhead and interceptor is drawn.
Only the input records are common with the exact calculation. All runs of a cell are rows of the same arrays.

A count with a fraction f has one unit more with probability f. Units are drawn one by one or, if `one_by_one` is
false, counted by NumPy's binomial generator, which is the fastest that plain NumPy can do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence
from equipoise.core.exchange.survivors import Attack

Counts = NDArray[np.int64]
Chances = NDArray[np.float64]
SILO, ROAD_MOBILE, SUBMARINE, BOMBER, RAIL_MOBILE = range(5)
HIDE = (ROAD_MOBILE, SUBMARINE, RAIL_MOBILE)
DAY_TO_DAY, GENERATED = range(2)
RIDE_OUT, LAUNCH_UNDER_ATTACK, LAUNCH_ON_WARNING = range(3)
MOST_SHOTS = 12


@dataclass(frozen=True)
class Dice:
    """All chance of a simulation, and how it is drawn."""

    generator: np.random.Generator
    runs: int
    one_by_one: bool

    def happens(self, p: float | Chances) -> NDArray[np.bool_]:
        """In which runs something happens, or a common cause is at work."""
        return self.generator.random(self.runs) < p

    def whole(self, amount: Chances) -> Counts:
        """Whole counts: a fraction is one unit with that probability (amounts within 1e-9 of a whole number are whole)."""
        near = np.round(amount)
        exact = np.where(np.abs(amount - near) < 1e-9, near, amount)
        return (np.floor(exact) + (self.generator.random(self.runs) < exact % 1.0)).astype(np.int64)

    def successes(self, n: Counts, p: float | Chances) -> Counts:
        """How many of n units succeed in each run, each with probability p."""
        if not self.one_by_one:
            return self.generator.binomial(n, p)
        units = np.arange(int(n.max(initial=0)))
        hit = self.generator.random((self.runs, units.size)) < np.reshape(np.broadcast_to(p, self.runs), (-1, 1))
        return (hit & (units < n[:, None])).sum(axis=1)


@dataclass(frozen=True)
class Cell:
    """One draw of the inputs in one posture and doctrine."""

    force: Force
    attack: Attack
    defence: Defence
    draw: int
    posture: int
    doctrine: int


def arriving_sample(cell: Cell, runs: int, generator: np.random.Generator, *, one_by_one: bool = True) -> Counts:
    """The warheads that arrive in each of so many simulated retaliations."""
    dice = Dice(generator, runs, one_by_one)
    warned, launched = signals(cell, dice)
    broken = [dice.happens(float(p)) for p in cell.attack.p_breakthrough[cell.draw]]
    shots = strike(cell)
    raid = np.zeros(runs, dtype=np.int64)
    unmet = np.zeros(runs, dtype=np.int64)
    for leg, met in enumerate(cell.force.met):
        missiles = delivering(cell, leg, shots[leg], warned, launched, broken, dice)
        warheads = np.floor(missiles * cell.force.loading[cell.draw, leg] + 0.5).astype(np.int64)
        if met:
            raid += warheads
        else:
            unmet += warheads
    for layer in range(cell.defence.track_per_raid.size):
        raid = behind_layer(cell, layer, raid, dice)
    return raid + unmet


def signals(cell: Cell, dice: Dice) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """In which runs there is a warning, on which bombers take off, and in which missiles are launched."""
    p_warning, p_confirmed = (float(p[cell.draw]) for p in (cell.attack.p_warning, cell.attack.p_confirmed))
    warned = dice.happens(p_warning)
    if cell.doctrine == LAUNCH_UNDER_ATTACK:
        return warned, warned & dice.happens(p_confirmed / max(p_warning, 1e-300))
    return warned, warned & (cell.doctrine == LAUNCH_ON_WARNING)


def strike(cell: Cell) -> list[list[tuple[float, float]]]:
    """For each leg: (share of its aimpoints, probability that one of these survives its shots)."""
    force, attack, d = cell.force, cell.attack, cell.draw
    kills = [kill_by_shot(cell, leg) for leg in range(force.basing.size)]
    rounds: list[tuple[float, int]] = []
    for leg, kill in enumerate(kills):
        worth = force.per_aimpoint[d, leg] * force.loading[d, leg] * force.reliability[d, leg]
        alive = np.concatenate([[1.0], np.cumprod(1.0 - kill)])
        rounds += [(float(worth * alive[k] * kill[k]), leg) for k in range(MOST_SHOTS)]
    left = float(attack.warheads[d, cell.posture].sum())
    spent = np.zeros(force.basing.size)
    for destroyed, leg in sorted(rounds, key=lambda item: -item[0]):
        number = targets(cell, leg)
        if destroyed > 0.0 and number > 0.0 and left > 0.0:
            spent[leg] += min(1.0, left / number)
            left -= min(left, number)
    return [outcome(kill, shots) for kill, shots in zip(kills, spent, strict=True)]


def kill_by_shot(cell: Cell, leg: int) -> Chances:
    """The probability that each of the shots at an aimpoint kills: from the third on, fewer get through the debris."""
    attack, d = cell.attack, cell.draw
    parts = attack.warheads[d, cell.posture]
    table = attack.p_hard if cell.force.basing[leg] == SILO else attack.p_soft
    p = float(parts @ table[d] / parts.sum()) if parts.sum() > 0.0 else 0.0
    return np.array([p, p, *[p * (1.0 - attack.fratricide[d])] * (MOST_SHOTS - 2)])


def targets(cell: Cell, leg: int) -> float:
    """The aimpoints of a leg: all silos and bomber bases, the garrisons and ports that are not empty."""
    force, d = cell.force, cell.draw
    launchers = force.launchers[d, leg]
    if force.basing[leg] in HIDE:
        launchers = launchers * (1.0 - force.alert[d, cell.posture, leg])
    return float(launchers / force.per_aimpoint[d, leg])


def outcome(kill: Chances, shots: float) -> list[tuple[float, float]]:
    """Aimpoints that get the lower whole number of shots, and those that get one more: their share, and how likely each survives."""
    fewer = int(np.floor(shots + 1e-12))
    more = shots - fewer
    return [(1.0 - more, float(np.prod(1.0 - kill[:fewer]))), (more, float(np.prod(1.0 - kill[: fewer + 1])))]


def delivering(
    cell: Cell,
    leg: int,
    struck: list[tuple[float, float]],
    warned: NDArray[np.bool_],
    launched: NDArray[np.bool_],
    broken: list[NDArray[np.bool_]],
    dice: Dice,
) -> Counts:
    """The missiles (or bombers) of a leg that survive and work."""
    force, attack, d = cell.force, cell.attack, cell.draw
    basing, launchers = force.basing[leg], float(force.launchers[d, leg])
    alert = launchers * float(force.alert[d, cell.posture, leg])
    works = float(force.reliability[d, leg])
    in_time = float(force.leaves_under_attack[d, leg]) if cell.doctrine == LAUNCH_UNDER_ATTACK else 1.0
    leaves = {BOMBER: warned, SUBMARINE: np.zeros(dice.runs, dtype=np.bool_)}.get(int(basing), launched)
    gone = np.where(leaves, alert if basing == BOMBER else alert * in_time, 0.0)
    hidden = alert - gone if basing in HIDE else np.zeros(dice.runs)
    exposed = launchers - gone - hidden
    found = attack.p_found_killed[d, :, 1 if basing == SUBMARINE else 0]
    caught = np.where(broken[1 if basing == SUBMARINE else 0], found[1], found[0])
    total = dice.successes(dice.whole(gone), works)
    platform = np.full(dice.runs, float(force.per_platform[d, leg]))
    total = total + missiles(hidden / platform, platform, 1.0 - caught, works, dice)
    number = np.full(dice.runs, targets(cell, leg))
    size = np.divide(exposed, number, out=np.zeros(dice.runs), where=number > 1e-9)
    alone = size < 1.0
    number, size = np.where(alone, exposed, number), np.where(alone, 1.0, size)
    for share, p_survives in struck:
        total = total + missiles(number * share, size, p_survives, works, dice)
    return total


def missiles(groups: Chances, size: Chances, p_group: float | Chances, works: float, dice: Dice) -> Counts:
    """The missiles that work of groups which survive or die whole."""
    surviving = dice.successes(dice.whole(groups), p_group)
    return dice.successes(dice.whole(surviving * size), works)


def behind_layer(cell: Cell, layer: int, raid: Counts, dice: Dice) -> Counts:
    """What one layer leaves of a raid: a full salvo at each covered warhead in turn, then what is left of the stock at one more."""
    defence, d = cell.defence, cell.draw
    salvo = max(1, int(np.floor(defence.salvo[d, layer] + 0.5)))
    stock = int(np.floor(defence.interceptors[d, layer] + 0.5))
    p_shot, p_track = float(defence.kill_probability[d, layer]), float(defence.p_track[d, layer])
    covered = np.floor(defence.coverage[d, layer] * raid + 0.5).astype(np.int64)
    full = np.minimum(covered, stock // salvo)
    short = np.where(covered > full, stock % salvo, 0)
    if defence.track_per_raid[layer]:
        tracked = dice.happens(p_track)
        seen_full, seen_short = full * tracked, tracked
    else:
        seen_full, seen_short = dice.successes(full, p_track), dice.happens(p_track)
    if not dice.one_by_one:
        dead = dice.successes(seen_full, 1.0 - (1.0 - p_shot) ** salvo)
        return raid - dead - (seen_short & dice.happens(1.0 - (1.0 - p_shot) ** short))
    return raid - shot_down(seen_full, salvo, p_shot, dice) - (seen_short & (dice.successes(short, p_shot) > 0))


def shot_down(n: Counts, salvo: int, p_shot: float, dice: Dice) -> Counts:
    """Warheads that at least one of their interceptors hits, each interceptor drawn by itself."""
    places = np.arange(int(n.max(initial=0)))
    hit = np.zeros((dice.runs, places.size), dtype=np.bool_)
    for _ in range(salvo):
        hit |= dice.generator.random(hit.shape) < p_shot
    return (hit & (places < n[:, None])).sum(axis=1)
