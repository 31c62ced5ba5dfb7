"""The record of a study: one mapping that the command line, the brief and the explorer all show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import numpy as np

from equipoise.facts import Facts, Lookup, Scenario, Value
from equipoise.study.cell import cells
from equipoise.study.labels import labels
from equipoise.study.record import Record, finite
from equipoise.study.reductions.levels import todays_level
from equipoise.study.reductions.outcomes import (
    by_cell,
    by_requirement,
    curves,
    deciders,
    ended_by_defence,
    outcomes,
    quantiles,
    share,
)
from equipoise.study.reductions.pair import PairResult

MOST_FORCE = 1.5
N_BARS = 80


def party(scenario: Scenario, base: Facts, name: str) -> str:
    """The name of an actor or coalition."""
    return base.actors[name].name if name in base.actors else scenario.party_name(name)


def pair_record(result: PairResult, base: Facts) -> Record:
    """All results of one pair."""
    scenario = result.inputs.sample.lookup.scenario
    pair = result.pair
    names = labels(base)
    scheduled = result.partner_floors is not None
    question = _earlier(result) if scheduled else ended_by_defence(result)
    level, rows = deciders(result, question, lambda name: names[name])
    return {
        "name": result.name,
        "retaliator": pair.retaliator,
        "adversary": pair.adversary,
        "retaliator_name": party(scenario, base, pair.retaliator),
        "adversary_name": party(scenario, base, pair.adversary),
        "members": list(scenario.members(pair.adversary)),
        "force": {"warheads": {"best": finite(result.warheads[0]), **quantiles(result.warheads[1:])}},
        "defence": _defence(result),
        "cells": [_cell(result, *cell) for cell in cells(scenario)],
        "floor": None if scheduled else _floor(result),
        "outcomes": None if scheduled else outcomes(result),
        "by_requirement": [] if scheduled else by_requirement(result),
        "by_cell": by_cell(result),
        "deciders": rows,
        "deciders_level": level,
        "schedule": _schedule(result, base) if scheduled else None,
    }


def _defence(result: PairResult) -> Record:
    layers = result.layers
    stocks = result.defence.interceptors[0]
    swept = layers[result.swept] if result.swept >= 0 else None
    return {
        "layers": [
            {"id": name, "name": layer.name, "scope": layer.scope, "interceptors": finite(stock)}
            for (name, layer), stock in zip(layers, stocks, strict=True)
        ],
        "swept": swept[0] if swept else None,
        "today": finite(stocks[result.swept]) if swept else None,
        "planned": [{"interceptors": plan.interceptors, "label": plan.label, "source": plan.source} for plan in swept[1].planned]
        if swept
        else [],
    }


def _cell(result: PairResult, p: int, posture: str, d: int, doctrine: str) -> Record:
    mean, assured, marks, _ = (field[:, p, d] for field in result.cells)
    exact = result.best[posture, doctrine]
    last = int(np.flatnonzero(exact > 1e-6).max(initial=0))
    step = max(1, -(-(last + 1) // N_BARS))
    padded = np.zeros(step * (-(-(last + 1) // step)))
    padded[: min(padded.size, exact.size)] = exact[: padded.size]
    return {
        "posture": posture,
        "doctrine": doctrine,
        "arriving": {
            "best": {"mean": finite(mean[0]), **{name: finite(mark) for name, mark in zip(("q05", "q50", "q95"), marks[0], strict=True)}},
            "draws": quantiles(mean[1:]),
        },
        "distribution": {"first": 0, "step": step, "p": [finite(p) for p in padded.reshape(-1, step).sum(axis=1)]},
        "assured": {"best": finite(assured[0]), **quantiles(assured[1:])},
    }


def _floor(result: PairResult) -> Record:
    levels = list(result.levels)
    return {"interceptors": levels, "most": MOST_FORCE, **curves(result.floors, result.warheads)}


def _earlier(result: PairResult) -> np.ndarray:
    """The draws in which the schedule fails against the coalition sooner than against the partner alone."""
    assert result.partner_floors is not None  # noqa: S101  (only asked for pairs with a schedule)
    return (result.floors[1:] > result.partner_floors[1:]) & (result.partner_floors[1:] < 1.0)


def _schedule(result: PairResult, base: Facts) -> Record:
    assert result.partner_floors is not None and result.pair.schedule_with  # noqa: S101  (only asked for pairs with a schedule)
    levels = list(result.levels)
    alone, coalition = result.partner_floors, result.floors
    level = todays_level(levels, result.defence.interceptors[0, result.swept] if result.swept >= 0 else None)
    both = np.isfinite(alone[1:, level]) & np.isfinite(coalition[1:, level])
    more = (coalition[1:, level][both] - alone[1:, level][both]) * result.warheads[1:][both]
    return {
        "with": result.pair.schedule_with,
        "with_name": base.actors[result.pair.schedule_with].name,
        "interceptors": levels,
        "most": MOST_FORCE,
        "alone": curves(alone, result.warheads),
        "coalition": curves(coalition, result.warheads),
        "earlier": [share(column) for column in _earlier(result).T],
        "unmet_anyway": share(alone[1:, 0] >= 1.0),
        "difference_level": levels[level],
        "difference": quantiles(more) if more.size else {"q05": None, "q50": None, "q95": None},
    }


def input_rows(results: list[PairResult], lookup: Lookup, base: Facts) -> list[Record]:
    """Every input that the study read, with its range, source and the pairs that use it."""
    names = labels(base)
    users: dict[str, list[str]] = {}
    for result in results:
        for used in result.inputs.used.values():
            for name in used:
                if result.name not in users.setdefault(name, []):
                    users[name].append(result.name)
    return [input_row(name, names[name], lookup.value(name), pairs) for name, pairs in users.items()]


def input_row(name: str, label: str, value: Value, users: list[str]) -> Record:
    """One input with its range and source, and what uses it."""
    overridden = value.kind == "override"
    return {
        "id": name,
        "name": label,
        "actor": name.partition(".")[0],
        "unit": value.unit,
        **{key: finite(getattr(value, key)) for key in ("low", "best", "high")},
        "law": value.law,
        "since": value.since.isoformat(),
        "kind": value.kind,
        "source": value.source,
        "note": value.note,
        "override": value.note if overridden else None,
        "used_by": users,
    }


def digest(content: Mapping[str, object]) -> str:
    """Twelve hexadecimal digits of a record's content."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]
