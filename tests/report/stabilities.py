"""A small record of stability in the shape that the figures read: costs and stop points are computed, the other numbers invented."""

from __future__ import annotations

from typing import Any

import numpy as np
from jaxtyping import Float

from equipoise.core.stability.kent_thaler_1989 import Forces, first_strike_stability, strike

Part = dict[str, Any]
Line = Float[np.ndarray, " n"]
NAMES = {"USA": "United States", "RUS": "Russia", "CHN": "China", "PAK": "Pakistan"}
CELL = ("day_to_day", "ride_out")


def sides() -> list[Part]:
    """Four actors and one coalition."""
    alone = [{"id": code, "name": name, "members": [code], "kind": "actor"} for code, name in NAMES.items()]
    return [*alone, {"id": "russia_china", "name": "Russia and China", "members": ["RUS", "CHN"], "kind": "coalition"}]


def entry(retaliator: Part, adversary: Part, assured: float) -> Part:
    """One pair: without a number where the sides share a member, or where the first cannot reach the second."""
    out = "common member" if set(retaliator["members"]) & set(adversary["members"]) else None
    reason = "cannot reach" if (retaliator["id"], adversary["id"]) == ("PAK", "USA") else out
    cells = [{"posture": "day_to_day", "doctrine": "ride_out", "assured": {"best": assured, "q05": 0.0, "q95": 1.0, "share": assured / 2}}]
    return {"retaliator": retaliator["id"], "adversary": adversary["id"], "reason": reason, "cells": [] if reason else cells}


def matrix() -> list[Part]:
    """Every ordered pair."""
    shares = [0.0, 0.004, 0.314, 0.999, 1.0]
    return [entry(one, other, shares[(row + column) % 5]) for row, one in enumerate(sides()) for column, other in enumerate(sides())]


def externality() -> list[Part]:
    """The effects of a step by each of two spenders, the second without anything to add to."""
    effects = {"USA": 0.0004, "RUS": -0.003, "CHN": -0.00001, "PAK": 0.0}
    found = [{"actor": code, "spender": "USA", "reason": None, "change": {"best": effect}} for code, effect in effects.items()]
    return found + [{"actor": code, "spender": "PAK", "reason": "nothing to add to", "change": None} for code in effects]


def pair() -> tuple[list[Part], list[Part]]:
    """Both directions of a pair: curves of the chain, three quarters of the index's own, and its strikes."""
    one, other = Forces(400, 1.0, 280, 4.0, 0.6, 0.8, 900.0), Forces(310, 2.5, 250, 3.0, 0.3, 0.6, 1000.0)
    curves: list[Part] = []
    strikes: list[Part] = []
    for names, forces in ((("USA", "RUS"), (one, other)), (("RUS", "USA"), (other, one))):
        found = strike(*forces, tie=0.002)
        sides = dict(zip(("striker", "struck"), names, strict=True))
        strikes.append(sides | {"spent": found.spent.tolist(), "surviving": found.surviving.tolist(), "stop": int(found.stop)})
        spent = np.linspace(0.0, found.spent[-1], 11)
        left = 0.75 * np.interp(spent, found.spent, found.surviving)
        lines = {"best": left, "q05": 0.5 * left, "q50": 0.9 * left, "q95": 1.2 * left}
        both = {"surviving": _listed(lines), "arriving": _listed({name: 0.9 * line for name, line in lines.items()})}
        curves.append(sides | {"spent": {"best": spent.tolist()}, "stop": 5} | both)
    return curves, strikes


def contour(vary: str) -> Part:
    """The index over alert and loading of one side of the same pair."""
    alert, loading = np.linspace(0.0, 1.0, 9), np.linspace(0.5, 2.0, 7)
    forces = {"a": Forces(400, 1.0, 280, 4.0, 0.6, 0.8, 900.0), "b": Forces(310, 2.5, 250, 3.0, 0.3, 0.6, 1000.0)}
    now, times = float(np.asarray(forces[vary].alert)), loading[:, np.newaxis]
    more = {"fixed_loading": forces[vary].fixed_loading * times, "survivable_loading": forces[vary].survivable_loading * times}
    forces[vary] = forces[vary]._replace(alert=alert, **more)
    found = first_strike_stability(forces["a"], forces["b"], tie=0.002)
    return {
        "x": {"name": "alert", "label": "share of survivable launchers on alert", "values": alert.tolist(), "now": now},
        "y": {"name": "loading", "label": "times today's warheads per launcher", "values": loading.tolist(), "now": 1.0},
        "capped": found.capped.tolist(),
        "uncapped": found.uncapped.tolist(),
    }


def exceedance(retaliator: str, adversary: str, mean: float, cell: tuple[str, str] = CELL) -> Part:
    """Chances that fall evenly from all at half the mean to none at one and a half times it."""
    warheads = np.round(np.linspace(0.0, 2.0 * mean, 41))
    lines = {
        name: np.clip(1.5 - warheads / (scale * mean), 0.0, 1.0)
        for name, scale in (("best", 1.0), ("q05", 0.7), ("q50", 1.0), ("q95", 1.2))
    }
    who = {"retaliator": retaliator, "adversary": adversary, "posture": cell[0], "doctrine": cell[1]}
    return who | {"warheads": warheads.tolist()} | _listed(lines)


def _listed(lines: dict[str, Line]) -> dict[str, list[float]]:
    return {name: line.tolist() for name, line in lines.items()}
