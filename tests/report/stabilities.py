"""A small record of stability in the shape that the figures read: costs and stop points are computed, the other numbers invented."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from equipoise.core.stability.kent_thaler_1989 import Forces, first_strike_stability, strike
from equipoise.study.record import Spread
from equipoise.study.stability.record.answers import AnswerCell, Entry
from equipoise.study.stability.record.forces import SideRow
from equipoise.study.stability.record.numbers import Bands, MovedChance, MovedSpread
from equipoise.study.stability.record.pairs import Axis, Contour, Drawdown, Exceedance, IndexStrike
from equipoise.study.stability.record.steps import StepEffect

Line = Float[np.ndarray, " n"]
NAMES = {"USA": "United States", "RUS": "Russia", "CHN": "China", "PAK": "Pakistan"}
CELL = ("day_to_day", "ride_out")
NOTHING = Spread(best=0.0, q05=0.0, q50=0.0, q95=0.0)


def side(code: str, name: str, *members: str) -> SideRow:
    """An actor or a coalition."""
    kind = "coalition" if len(members) > 1 else "actor"
    return SideRow(id=code, name=name, members=members, kind=kind, launchers=NOTHING, warheads=NOTHING, interceptors=NOTHING)


def sides() -> list[SideRow]:
    """Four actors and one coalition."""
    alone = [side(code, name, code) for code, name in NAMES.items()]
    return [*alone, side("russia_china", "Russia and China", "RUS", "CHN")]


def entry(retaliator: SideRow, adversary: SideRow, assured: float) -> Entry:
    """One pair: without a number where the sides share a member, or where the first cannot reach the second."""
    out = "common member" if set(retaliator.members) & set(adversary.members) else None
    reason = "cannot reach" if (retaliator.id, adversary.id) == ("PAK", "USA") else out
    cell = AnswerCell(
        posture="day_to_day",
        doctrine="ride_out",
        arriving=MovedSpread(best=0.0, q05=0.0, q50=0.0, q95=0.0, drivers=()),
        assured=MovedChance(best=assured, q05=0.0, q50=assured, q95=1.0, share=assured / 2, drivers=()),
    )
    cells = () if reason else (cell,)
    return Entry(retaliator=retaliator.id, adversary=adversary.id, reason=reason, cells=cells, generation=(), launch=())


def matrix() -> list[Entry]:
    """Every ordered pair."""
    shares = [0.0, 0.004, 0.314, 0.999, 1.0]
    return [entry(one, other, shares[(row + column) % 5]) for row, one in enumerate(sides()) for column, other in enumerate(sides())]


def effect(actor: str, spender: str, change: float | None) -> StepEffect:
    """What a step of one actor changes for another; no number where there is nothing to add to."""
    if change is None:
        reason = "nothing to add to"
        return StepEffect(actor=actor, spender=spender, reason=reason, change=None, negative=None, zero=None, positive=None)
    spread = Spread(best=change, q05=change, q50=change, q95=change)
    return StepEffect(actor=actor, spender=spender, reason=None, change=spread, negative=0.0, zero=1.0, positive=0.0)


def externality() -> list[StepEffect]:
    """The effects of a step by each of two spenders, the second without anything to add to."""
    effects = {"USA": 0.0004, "RUS": -0.003, "CHN": -0.00001, "PAK": 0.0}
    return [effect(code, "USA", change) for code, change in effects.items()] + [effect(code, "PAK", None) for code in effects]


def pair() -> tuple[list[Drawdown], list[IndexStrike]]:
    """Both directions of a pair: curves of the chain, three quarters of the index's own, and its strikes."""
    one, other = Forces(400, 1.0, 280, 4.0, 0.6, 0.8, 900.0), Forces(310, 2.5, 250, 3.0, 0.3, 0.6, 1000.0)
    curves: list[Drawdown] = []
    strikes: list[IndexStrike] = []
    for (striker, struck), forces in ((("USA", "RUS"), (one, other)), (("RUS", "USA"), (other, one))):
        found = strike(*forces, tie=0.002)
        points = {name: tuple(getattr(found, name).tolist()) for name in ("spent", "surviving", "left", "own_cost", "other_cost")}
        strikes.append(
            IndexStrike(
                striker=striker, struck=struck, posture=CELL[0], model="kent_thaler_1989", exchange_ratio=(), stop=int(found.stop), **points
            )
        )
        spent = np.linspace(0.0, found.spent[-1], 11)
        left = 0.75 * np.interp(spent, found.spent, found.surviving)
        lines = {"best": left, "q05": 0.5 * left, "q50": 0.9 * left, "q95": 1.2 * left}
        arriving = bands({name: 0.9 * line for name, line in lines.items()})
        curves.append(drawdown((striker, struck), same(spent), bands(lines), arriving, 5))
    return curves, strikes


def drawdown(pair: tuple[str, str], spent: Bands, surviving: Bands, arriving: Bands, stop: int | None) -> Drawdown:
    """A curve of the chain for one direction of a pair, of which nothing is enough."""
    nothing = same(np.zeros(len(spent.best)))
    names = {"striker": pair[0], "struck": pair[1], "posture": CELL[0], "doctrine": CELL[1]}
    return Drawdown(**names, spent=spent, surviving=surviving, arriving=arriving, assured=nothing, stop=stop)


def contour(vary: str) -> Contour:
    """The index over alert and loading of one side of the same pair."""
    alert, loading = np.linspace(0.0, 1.0, 9), np.linspace(0.5, 2.0, 7)
    forces = {"a": Forces(400, 1.0, 280, 4.0, 0.6, 0.8, 900.0), "b": Forces(310, 2.5, 250, 3.0, 0.3, 0.6, 1000.0)}
    now, times = float(np.asarray(forces[vary].alert)), loading[:, np.newaxis]
    more = {"fixed_loading": forces[vary].fixed_loading * times, "survivable_loading": forces[vary].survivable_loading * times}
    forces[vary] = forces[vary]._replace(alert=alert, **more)
    found = first_strike_stability(forces["a"], forces["b"], tie=0.002)
    return Contour(
        vary=vary,
        actor="USA" if vary == "a" else "RUS",
        kind="alert_loading",
        posture=CELL[0],
        x=Axis(name="alert", label="share of survivable launchers on alert", values=tuple(alert.tolist()), now=now),
        y=Axis(name="loading", label="times today's warheads per launcher", values=tuple(loading.tolist()), now=1.0),
        capped=tuple(map(tuple, found.capped.tolist())),
        uncapped=tuple(map(tuple, found.uncapped.tolist())),
    )


def exceedance(retaliator: str, adversary: str, mean: float, cell: tuple[str, str] = CELL) -> Exceedance:
    """Chances that fall evenly from all at half the mean to none at one and a half times it."""
    warheads = np.round(np.linspace(0.0, 2.0 * mean, 41))
    lines = {
        name: tuple(np.clip(1.5 - warheads / (scale * mean), 0.0, 1.0).tolist())
        for name, scale in (("best", 1.0), ("q05", 0.7), ("q50", 1.0), ("q95", 1.2))
    }
    numbers = tuple(int(n) for n in warheads)
    return Exceedance(retaliator=retaliator, adversary=adversary, posture=cell[0], doctrine=cell[1], warheads=numbers, **lines)


def same(line: Line) -> Bands:
    """A curve that is the same in all draws."""
    return bands(dict.fromkeys(("best", "q05", "q50", "q95"), line))


def bands(lines: dict[str, Line]) -> Bands:
    """Curves as a record has them."""
    return Bands(**{name: tuple(line.tolist()) for name, line in lines.items()})
