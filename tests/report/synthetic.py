"""A small record in the exact shape of a study's, with invented numbers, to test what is written from it.

Tests change the record as plain mappings, and `typed` makes it what a study gives; what moves a number is left out there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any, cast

from pydantic import BaseModel

from equipoise.report.verdicts.record import BriefRecord
from equipoise.report.verdicts.verdicts import brief_record
from equipoise.study.reductions.record import ReductionsRecord
from tests.report.statements import causal, factual, row, source

LEVELS = [0, 44, 64, 128, 256, 512, 1024, 2048]
NAMES = {"USA": "United States", "RUS": "Russia", "GBR": "United Kingdom", "FRA": "France"}
QUANTILES = {"best": 0.0, "q05": -0.35, "q25": -0.15, "q50": 0.02, "q75": 0.2, "q95": 0.6}

ENDED = [0.0, 0.004, 0.031, 0.08, 0.17, 0.29, 0.41, 0.52]


def floors(start: float, slope: float, force: float) -> dict[str, Any]:
    """Quantiles of a floor that rises evenly from one level to the next; None beyond 1.5."""
    share = {
        name: [value if value < 1.5 else None for value in (max(0.02, start + shift + slope * place) for place in range(len(LEVELS)))]
        for name, shift in QUANTILES.items()
    }
    warheads = {name: [None if value is None else round(value * force) for value in values] for name, values in share.items()}
    return {"share": share, "warheads": warheads}


def cell(posture: str, doctrine: str, mean: float) -> dict[str, Any]:
    return {
        "posture": posture,
        "doctrine": doctrine,
        "arriving": {
            "best": {"mean": mean, "q05": mean * 0.6, "q50": mean, "q95": mean * 1.3},
            "draws": {"q05": mean * 0.3, "q50": mean * 0.9, "q95": mean * 1.9},
        },
        "distribution": {"first": 0, "step": 8, "p": [0.2, 0.5, 0.3]},
        "assured": {"best": 0.15, "q05": 0.0, "q50": 0.3, "q95": 1.0},
    }


def dyad(retaliator: str, adversary: str, *, today: int, force: float, start: float, scale: float = 1.0) -> dict[str, Any]:
    """One pair; `scale` is that of its shares, so that no two pairs have the same numbers."""
    return {
        "name": f"{retaliator}-vs-{adversary}",
        "retaliator": retaliator,
        "adversary": adversary,
        "retaliator_name": NAMES[retaliator],
        "adversary_name": NAMES.get(adversary, "United States, United Kingdom and France"),
        "members": [adversary],
        "force": {"warheads": {"best": force, "q05": force * 0.8, "q50": force, "q95": force * 1.2}},
        "defence": {
            "layers": [{"id": f"{adversary}.shield", "name": "National layer", "scope": "national", "interceptors": today}],
            "swept": f"{adversary}.shield",
            "today": today,
            "planned": [{"interceptors": 64, "label": "with 20 more", "source": "plan"}] if today else [],
        },
        "cells": [
            cell("day_to_day", "ride_out", 0.2 * force),
            cell("day_to_day", "launch_on_warning", 0.5 * force),
            cell("generated", "ride_out", 0.45 * force),
            cell("generated", "launch_on_warning", 0.6 * force),
        ],
        "floor": {"interceptors": LEVELS, "most": 1.5, **floors(start, 0.05, force)},
        **shares(scale),
        "deciders": [
            {
                "id": f"{retaliator}.sub.alert",
                "name": "Submarine missiles: share at sea, day to day",
                "low_third": 0.4 * scale,
                "high_third": 0.1 * scale,
            },
            {"id": "requirement", "name": "Requirement", "low_third": 0.0, "high_third": 0.35},
        ],
        "deciders_level": 128,
        "schedule": None,
    }


def shares(scale: float) -> dict[str, Any]:
    """Shares of the draws by level, by requirement and by cell."""
    unmet, ended = 0.31 * scale, [share * scale for share in ENDED]
    cells = [(posture, doctrine) for posture in ("day_to_day", "generated") for doctrine in ("ride_out", "launch_on_warning")]
    return {
        "outcomes": {
            "interceptors": LEVELS,
            "ended_by_defence": ended,
            "unmet_anyway": unmet,
            "cuts_remain": [1 - unmet - share for share in ended],
        },
        "by_requirement": [
            {
                "low": low,
                "high": high,
                "draws": 425,
                "unmet_anyway": 0.1 * scale * rank,
                "ended_by_defence": [share * rank / 4 for share in ended],
            }
            for rank, (low, high) in enumerate(((50, 84), (84, 141), (141, 238), (238, 400)), start=1)
        ],
        "by_cell": [
            {
                "posture": posture,
                "doctrine": doctrine,
                "unmet_anyway": scale * (0.26 - 0.06 * rank),
                "ended_by_defence": [share * (1 - 0.1 * rank) for share in ended],
            }
            for rank, (posture, doctrine) in enumerate(cells)
        ],
    }


def coalition() -> dict[str, Any]:
    pair = dyad("RUS", "euro_atlantic", today=44, force=1796.0, start=0.9)
    pair["members"] = ["USA", "GBR", "FRA"]
    pair["schedule"] = {
        "with": "USA",
        "with_name": "United States",
        "most": 1.5,
        "interceptors": LEVELS,
        "alone": floors(0.5, 0.05, 1796.0),
        "coalition": floors(0.62, 0.05, 1796.0),
        "earlier": [0.55, 0.57, 0.57, 0.58, 0.6, 0.61, 0.62, 0.63],
        "unmet_anyway": 0.31,
        "difference_level": 44,
        "difference": {"q05": 0.0, "q50": 62.0, "q95": 310.0},
    }
    return pair | {"floor": None, "outcomes": None, "by_requirement": []}


def scenario() -> dict[str, Any]:
    return {
        "name": "today",
        "title": "Missile defence and reductions, late 2026",
        "date": "2026-11-22",
        "actors": ["USA", "RUS", "GBR", "FRA"],
        "pairs": [{"retaliator": "RUS", "adversary": "USA"}, {"retaliator": "USA", "adversary": "RUS"}],
        "seed": 314159,
        "draws": 1700,
        "assurance": 0.85,
        "requirement": {"low": 50, "best": 200, "high": 400, "law": "loguniform", "reason": "spans the published views"},
        "interceptors": LEVELS,
        "postures": ["day_to_day", "generated"],
        "doctrines": ["ride_out", "launch_on_warning"],
        "strike": {"conventional": False, "third_party_reserve": False},
        "overrides": [],
    }


def record() -> dict[str, Any]:
    """A record with a claim's dyad, its mirror, a coalition, three causal and three factual claims."""
    return {
        "version": "0.1.0",
        "question": "reductions",
        "digest": "93e13a6c1200",
        "scenario": scenario(),
        "actors": {name: NAMES[name] for name in ("USA", "RUS", "GBR", "FRA")},
        "actors_left_out": {},
        "stages": {},
        "coalitions": {"euro_atlantic": {"name": "United States, United Kingdom and France", "members": ["USA", "GBR", "FRA"]}},
        "pairs": [
            dyad("RUS", "USA", today=44, force=1796.0, start=0.55),
            dyad("USA", "RUS", today=0, force=1670.0, start=0.3, scale=0.7),
            coalition(),
        ],
        "factual": factual(),
        "causal": causal(),
        "inputs": [
            row("RUS", "Bulava loading", "assumption", "judgement"),
            row("RUS", "Yars launchers", "estimate", "notebook", unit="launchers", best=162.0, low=150.0, high=170.0),
            row("USA", "Interceptors", "official", "plan", unit="interceptors", best=44.0, low=40.0, high=44.0),
            row(None, "Kill if found", "override", "scenario:today", unit="probability", best=0.8, low=0.8, high=0.8, override="to see"),
        ],
        "kinds": {"measured": 0, "official": 1, "estimate": 1, "assumption": 1, "override": 1},
        "sources": {
            "article": source("An article"),
            "law": source("A law", "seen-secondary"),
            "review": source("A review"),
            "plan": source("A plan"),
            "judgement": source("Working assumption"),
            "notebook": source("A notebook of forces", "not-seen"),
        },
    }


def typed(found: dict[str, Any]) -> ReductionsRecord:
    """The record as a study gives it."""
    whole = deepcopy(found)
    for pair in whole["pairs"]:
        for cell in pair["cells"]:
            cell |= {"arriving_drivers": [], "assured_drivers": []}
        for part in ("floor", "outcomes", "schedule"):
            if pair[part] is not None:
                pair[part]["drivers"] = [[] for _ in pair[part]["interceptors"]]
        if pair["outcomes"] is not None:
            pair["outcomes"]["unmet_drivers"] = []
    return ReductionsRecord.model_validate_json(json.dumps(whole))


def brief(found: dict[str, Any]) -> BriefRecord:
    """The record of a brief: with what is said of each claim."""
    return brief_record(typed(found))


def extremes() -> dict[str, Any]:
    """The record with shares of none and of all of the draws, in every sentence that counts them."""
    found = record()
    for pair in found["pairs"][:2]:
        pair["outcomes"] |= {"unmet_anyway": 0.0, "ended_by_defence": [0.0] * 7 + [1.0], "cuts_remain": [1.0] * 7 + [0.0]}
    found["pairs"][2]["schedule"] |= {"unmet_anyway": 1.0, "earlier": [0.0] * 8}
    found["pairs"].append(mirror_coalition())
    return found


def mirror_coalition() -> dict[str, Any]:
    """The other party of the schedule against a coalition, with numbers of its own."""
    pair: dict[str, Any] = coalition() | {
        "name": "USA-vs-axis",
        "retaliator": "USA",
        "retaliator_name": "United States",
        "adversary": "axis",
    }
    pair |= {"adversary_name": "Russia and China", "members": ["RUS", "CHN"]}
    pair["schedule"] |= {"with": "RUS", "with_name": "Russia", "earlier": [1.0] * 8, "unmet_anyway": 0.0}
    return pair


def changed(part: Any, change: Callable[[Any], Any]) -> Any:
    """A record, or a part of one, with a change made to every number and text in it."""
    if isinstance(part, dict):
        return {key: changed(value, change) for key, value in part.items()}
    if isinstance(part, BaseModel):
        return part.model_copy(update={key: changed(getattr(part, key), change) for key in type(part).model_fields})
    if isinstance(part, tuple):
        return tuple(changed(value, change) for value in cast("tuple[Any, ...]", part))
    return [changed(value, change) for value in part] if isinstance(part, list) else change(part)
