"""A small record of stability in the shape that the figures read: costs and stop points are computed, the other numbers invented."""

from __future__ import annotations

from typing import Any

Part = dict[str, Any]
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
