"""The chain of one cell by Monte Carlo, in plain NumPy: an independent check of the exact distribution, and its peer in speed.

Written from the definitions: the strike group by group, then one run after another
in which every launcher, boat, aimpoint, breakthrough, warning, confirmation, warhead and interceptor is drawn.
Only the input records are common with the exact calculation. All runs of a cell are rows of the same arrays.

A count with a fraction f has one unit more with probability f. Units are drawn one by one or, if `one_by_one` is
false, counted by NumPy's binomial generator, which is the fastest that plain NumPy can do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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


@dataclass
class Group:
    """Aimpoints of a leg with the same load: how many, how likely each stands, how many shots it had and how many of them nuclear."""

    leg: int
    number: float
    alive: float = 1.0
    shots: int = 0
    debris: int = 0

    def kill(self, p: float, i: int, attack: Attack, draw: int) -> float:
        """What the next weapon, of type i, does: of nuclear ones from the third on, fewer get through the debris."""
        return p * (1.0 - attack.fratricide[draw]) if attack.nuclear[i] and self.debris >= 2 else p


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
    """For each leg: (share of its aimpoints, probability that one of these survives its shots), in the best of three divisions."""
    kills = kill_table(cell)
    able = sorted(range(len(kills)), key=lambda i: (kills[i].min(), kills[i].max()))
    turns = [[able], [[i] for i in able], [[i] for i in reversed(able)]] if len(able) > 1 else [[able]]
    groups = max((divided(cell, kills, each) for each in turns), key=lambda groups: destroyed(cell, groups))
    legs = range(cell.force.basing.size)
    return [[(g.number / max(targets(cell, leg), 1e-300), g.alive) for g in groups if g.leg == leg] for leg in legs]


def destroyed(cell: Cell, groups: list[Group]) -> float:
    """The warheads that a division destroys on average."""
    return sum(g.number * worth(cell, g.leg) * (1.0 - g.alive) for g in groups)


def worth(cell: Cell, leg: int) -> float:
    """The warheads at one aimpoint that would work."""
    force, d = cell.force, cell.draw
    return float(force.per_aimpoint[d, leg] * force.loading[d, leg] * force.reliability[d, leg])


def divided(cell: Cell, kills: Chances, turns: list[list[int]]) -> list[Group]:
    """Aimpoints in groups of the same load: turn by turn, types of a turn go where the next weapon destroys the most."""
    attack, d = cell.attack, cell.draw
    groups = [Group(leg, targets(cell, leg)) for leg in range(cell.force.basing.size)]
    for types in turns:
        left = {i: float(attack.warheads[d, cell.posture, i]) for i in types}
        while True:
            options = [
                (worth(cell, g.leg) * g.alive * g.kill(kills[i, g.leg], i, attack, d), -place, i)
                for place, g in enumerate(groups)
                if g.number > 0.0 and g.shots < MOST_SHOTS
                for i in types
                if left[i] > 0.0
            ]
            gain, place, i = max(options, key=lambda option: option[:2], default=(0.0, 0, 0))
            if gain <= 0.0:
                break
            group = groups[-place]
            if left[i] < group.number:
                groups.append(replace(group, number=group.number - left[i]))
                group.number = left[i]
            left[i] -= group.number
            group.alive *= 1.0 - group.kill(kills[i, group.leg], i, attack, d)
            group.shots, group.debris = group.shots + 1, group.debris + int(attack.nuclear[i])
    return groups


def kill_table(cell: Cell) -> Chances:
    """What one weapon of each type does to an aimpoint of each leg, behind the struck side's own layers."""
    force, attack, force_defence, d = cell.force, cell.attack, cell.attack.force_defence, cell.draw
    ready, met = attack.warheads[d, cell.posture], attack.met[d, cell.posture]
    places = sum(targets(cell, leg) for leg in range(force.basing.size))
    raid, passes = min(float((ready * attack.works[d] * met).sum()), MOST_SHOTS * places), np.ones(force.basing.size)
    for layer in range(force_defence.guards.shape[0]):
        left = float(passes[force_defence.guards[layer] == 1].max(initial=0.0))
        facing = raid * left * force_defence.coverage[d, layer] * force_defence.exposure[d, layer]
        if facing > 0.0:
            salvos = min(facing, float(force_defence.salvos[d, layer]))
            stopped = salvos * force_defence.p_full[d, layer] + min(facing - salvos, 1.0) * force_defence.p_rest[d, layer]
            passes = np.where(
                force_defence.guards[layer] == 1, passes * (1.0 - force_defence.coverage[d, layer] * stopped / facing), passes
            )
    hard = np.where(force.basing == SILO, attack.p_hard[d][:, None], attack.p_soft[d][:, None])
    return hard * (1.0 - met[:, None] * (1.0 - passes))


def targets(cell: Cell, leg: int) -> float:
    """The aimpoints of a leg: all silos and bomber bases, the garrisons and ports that are not empty."""
    force, d = cell.force, cell.draw
    launchers = force.launchers[d, leg]
    if force.basing[leg] in HIDE:
        launchers = launchers * (1.0 - force.alert[d, cell.posture, leg])
    return float(launchers / force.per_aimpoint[d, leg])


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
