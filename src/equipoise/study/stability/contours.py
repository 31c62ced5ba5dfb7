"""Maps of the index of first-strike stability at best estimates: alert against loading, defence against cuts; and the mirror of each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from equipoise.core.domain import Numbers
from equipoise.core.stability.kent_thaler_1989 import Forces, first_strike_stability
from equipoise.study.stability.first_strike import COST_TIE, SHOTS, Pair, both
from equipoise.study.stability.record.pairs import Axis, Contour, Rows
from equipoise.study.stability.spread import number, points
from equipoise.study.world import World
from equipoise.vocabulary import POSTURES

ALERT = np.linspace(0.0, 1.0, 21)
LOADING = np.concatenate([np.linspace(0.5, 0.875, 4), np.linspace(1.0, 3.0, 9)])
STOPPED = np.concatenate([np.linspace(0.0, 90.0, 10), np.linspace(100.0, 180.0, 5), np.linspace(200.0, 500.0, 7)])
KEPT = np.arange(2, 21) / 20
DIGITS = 4  # of an index on a map
APART = 1e-3  # of the span of an axis: values nearer to today's give way to it
DAY_TO_DAY = 0
Grid = Float[np.ndarray, "rows columns"]


class Along(NamedTuple):
    """One axis of a map: the name of what varies, how it reads, its values, and where the best estimates stand."""

    name: str
    label: str
    values: Float[np.ndarray, " values"]
    now: float


def contour_record(world: World, pair: Pair) -> tuple[Contour, ...]:
    """The maps of a pair, day to day: either side varies, on the same axes."""
    a, b = (Forces._make(float(np.atleast_1d(field)[0]) for field in side) for side in both(world, world.actors, pair, DAY_TO_DAY))
    rows: list[Contour] = []
    for vary, changed, other in (("a", a, b), ("b", b, a)):
        own = pair[0] if vary == "a" else pair[1]
        rows.append(_map(vary, own, "alert_loading", *_alert_loading(changed, other), other, cut_other=False))
        rows.append(_map(vary, own, "defence_cuts", *_defence_cuts(changed, other), other, cut_other=True))
    return tuple(rows)


def _alert_loading(side: Forces, other: Forces) -> tuple[Along, Along, Forces]:
    """More of the survivable launchers on alert, more warheads on every launcher."""
    alert = _with_today("alert", "share of survivable launchers on alert", ALERT, side.alert, other.alert)
    loading = Along("loading", "times today's warheads per launcher", LOADING, 1.0)
    x, y = np.meshgrid(alert.values, loading.values)
    changed = side._replace(alert=x, fixed_loading=side.fixed_loading * y, survivable_loading=side.survivable_loading * y)
    return alert, loading, changed


def _defence_cuts(side: Forces, other: Forces) -> tuple[Along, Along, Forces]:
    """A defence that stops more, both forces cut to a share."""
    stopped = _with_today("stopped", "weapons that the defence stops", STOPPED, side.n_stopped, other.n_stopped)
    x, y = np.meshgrid(stopped.values, KEPT)
    return stopped, Along("kept", "share of both forces kept", KEPT, 1.0), _cut(side, y)._replace(n_stopped=x)


def _with_today(name: str, label: str, values: Float[np.ndarray, " values"], own: Numbers, other: Numbers) -> Along:
    """An axis on which the values of both sides today are among those computed, so that the index there is exact."""
    today = np.unique([float(np.asarray(own)), float(np.asarray(other))])
    kept = values[(np.abs(values[:, None] - today) > APART * (values[-1] - values[0])).all(axis=1)]
    return Along(name, label, np.sort(np.append(kept, today)), float(np.asarray(own)))


def _cut(side: Forces, kept: Grid) -> Forces:
    return side._replace(n_fixed=side.n_fixed * kept, n_survivable=side.n_survivable * kept)


def _map(vary: str, own: str, kind: str, x: Along, y: Along, changed: Forces, other: Forces, *, cut_other: bool) -> Contour:
    facing = _cut(other, np.broadcast_to(y.values[:, None], (y.values.size, x.values.size))) if cut_other else other
    stability = first_strike_stability(changed, facing, SHOTS, tie=COST_TIE)
    return Contour(
        vary=vary,
        actor=own,
        kind=kind,
        posture=POSTURES[DAY_TO_DAY],
        x=_axis(x),
        y=_axis(y),
        capped=_rows(stability.capped),
        uncapped=_rows(stability.uncapped),
    )


def _rows(index: Grid) -> Rows:
    return tuple(points(row) for row in index.round(DIGITS))


def _axis(axis: Along) -> Axis:
    return Axis(name=axis.name, label=axis.label, values=tuple(number(value) for value in axis.values), now=number(axis.now))
