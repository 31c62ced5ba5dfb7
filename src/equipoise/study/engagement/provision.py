"""How large each stock would have to be for nothing to leak as surely as wanted, and how much of it is then fired on average.

One stock changes at a time, the others stay as they are. The search is left out, with the reason, where it would take longer than
the rest of a study: it is no part of the answer to the scenario itself.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple, TypedDict

from equipoise.core.defence.engagement.engine import Engagement, mean_count
from equipoise.core.defence.engagement.provision import Provision, meets, never_hurts, provisions, useful_stock, with_stock
from equipoise.core.defence.engagement.system import System, Threat
from equipoise.facts.scenarios.engagement.record import EngagementScenario
from equipoise.study.engagement.effort import evaluation_seconds, joint_states, objects, tolerance, too_large
from equipoise.study.engagement.record import Aim, ProvisionRow, Stocked
from equipoise.study.engagement.sweep import Results, Task

AIMS = (0.5, 0.9, 0.95)
CERTAIN = 1.0  # asked for last: what comes nearest to it is the best that any size does
MOST_OBJECTS = 2_000
MOST_STATES = 100_000
MOST_ONE_BY_ONE = 200
Raid = tuple[Threat, ...]


class Sought(NamedTuple):
    """What each aim takes of one stock, and the best that any size of it does; neither where it was not sought."""

    aims: tuple[Aim, ...] = ()
    best: Stocked | None = None


def provision_tasks(record: EngagementScenario, raid: Raid, system: System) -> list[Task]:
    """The search for each stock, in the order of the scenario; none where it is left out."""
    return [
        Task(("provision", name), partial(_sought, raid, system, index), _seconds(raid, system, index))
        for index, name in enumerate(record.stocks)
        if not left_out(raid, system, index)
    ]


def _seconds(raid: Raid, system: System, index: int) -> float:
    """What the search for one stock takes: two steps for each doubling and each aim, or every size."""
    useful = useful_stock(raid, system, index)
    n_sizes = 2 * (len(AIMS) + 1) * useful.bit_length() if never_hurts(system, index) else useful + 1
    return n_sizes * evaluation_seconds(raid, with_stock(system, index, useful // 2))


def provision_rows(record: EngagementScenario, best: Engagement, raid: Raid, system: System, results: Results) -> tuple[ProvisionRow, ...]:
    """For each stock what it holds, what is fired of it on average, and what each aim would take; or why that was not sought."""
    shots = tuple(mean_count(fired) for fired in best.spent)
    rows: list[ProvisionRow] = []
    for index, name in enumerate(record.stocks):
        found = results.get(("provision", name))
        sought = found if isinstance(found, Sought) else Sought()
        rows.append(
            ProvisionRow(
                stock_name=name,
                layers=tuple(item.title for item in record.layers if item.stock == name),
                stock=system.stocks[index],
                fired_mean=_fired(system, index, shots),
                left_out=left_out(raid, system, index),
                aims=sought.aims,
                best=sought.best,
            )
        )
    return tuple(rows)


def left_out(raid: Raid, system: System, index: int) -> str:
    """Why a stock is not sought, in words; an empty string where it is."""
    if objects(raid) > MOST_OBJECTS:
        return f"the raid has {objects(raid):,} objects, and stocks are sought for up to {MOST_OBJECTS:,}"
    useful = useful_stock(raid, system, index)
    largest = with_stock(system, index, useful)
    fault = too_large(raid, largest)
    if fault or joint_states(raid, largest) > MOST_STATES:
        return f"up to {useful:,} interceptors are useful, and " + (fault or f"stocks are sought among up to {MOST_STATES:,} joint states")
    if not never_hurts(system, index) and useful > MOST_ONE_BY_ONE:
        return (
            f"up to {useful:,} interceptors are useful, more of them may do worse where a later layer fires at the dead, "
            f"and at most {MOST_ONE_BY_ONE} are tried one by one"
        )
    return ""


def _sought(raid: Raid, system: System, index: int) -> Sought:
    """What each aim takes of one stock, and the best that any size of it does."""
    *found, best = provisions(raid, system, (*AIMS, CERTAIN), index, tolerance(raid))
    aims = tuple(
        Aim(wanted=aim, reached=meets(row.p_no_leak, aim), **_size(system, index, row)) for aim, row in zip(AIMS, found, strict=True)
    )
    return Sought(aims, Stocked(**_size(system, index, best)))


class _Size(TypedDict):
    """A size of a stock, the chance that nothing leaks with it, and what is then fired of it."""

    stock: int
    p_no_leak: float
    fired_mean: float


def _size(system: System, index: int, found: Provision) -> _Size:
    """What a size of a stock does."""
    return {"stock": found.stock, "p_no_leak": found.p_no_leak, "fired_mean": _fired(system, index, found.expected_shots)}


def _fired(system: System, index: int, shots: tuple[float, ...]) -> float:
    """The interceptors of one stock that all its layers fire on average."""
    return sum(fired for layer, fired in zip(system.layers, shots, strict=True) if layer.stock == index)
