"""How large an engagement is: the tolerance that serves it, and those that are too large to be computed many times over.

The constants are processor times on one core of a server of 2024 (2.5 GHz). For 200 to 4,000 objects, two and three layers of one to three
looks, stocks that bind and that do not, and layers that may miss a whole raid or not, the estimate is within a factor of four of fifteen
engagements that were timed. STATE_SECONDS is that of the shipped `two_classes`. The studies of the shipped scenarios take between a
third of what is announced and a little more than it.
"""

from __future__ import annotations

from math import prod

from equipoise.core.defence.engagement.engine import CERTIFIED, EXACT
from equipoise.core.defence.engagement.kinds import kinds
from equipoise.core.defence.engagement.system import MOST_OBJECTS, Layer, System, Threat
from equipoise.errors import InputError
from equipoise.machine import cores
from equipoise.study.effort import Effort, refuse_beyond, room_bytes, rounded_down

MOST_EXACT = 300
MOST_JOINT = 2_000_000
MOST_KINDS = 20_000
OBJECT_BYTES = 3.0  # of each pair of objects: 0.6 GB for 16,000 and 2.2 GB for two such raids of 20,000 at once
PAIR_SECONDS = 5e-8  # of each pair of objects, in one layer, branch and node
SCARCE_SECONDS = 6e-7  # likewise, for a thousand objects, where a stock may end before the raid and dead objects draw fire
EXACT_TIMES = 1.5  # what the exact distribution takes, beside the certified one
STATE_SECONDS = 5e-8  # of each state of a joint distribution, in one layer and branch
LARGEST = 4  # times the raid: the end of the search for the raid that exhausts a stock
Raid = tuple[Threat, ...]


def objects(raid: Raid) -> int:
    """Warheads and decoys of all classes."""
    return sum(threat.warheads + threat.decoys for threat in raid)


def tolerance(raid: Raid) -> float:
    """The probability that windows may leave out: 1e-12, and 1e-3 for a raid of more than 300 objects."""
    return EXACT if objects(raid) <= MOST_EXACT else CERTIFIED


def too_large(raid: Raid, system: System) -> str:
    """What makes an engagement too large for a study, in words; an empty string where it is not.

    Decoys that are judged once for all fall into groups, each of which is an axis of the state; several classes, or layers that
    share a stock, need the joint distribution of all counts and stocks.
    """
    if objects(raid) > MOST_OBJECTS:
        return f"it has {objects(raid):,} objects, and up to {MOST_OBJECTS:,} are computed"
    correlated = any(threat.decoy_correlation > 0.0 and threat.decoys > 0 for threat in raid)
    try:
        sorts = [kinds(threat, system.layers, index) for index, threat in enumerate(raid)]
    except InputError:  # more groups than the engine itself has room for
        return "correlated decoys fall into too many groups"
    if is_plain(raid, system):
        return "correlated decoys fall into too many groups" if correlated and prod(map(int, sorts[0].sizes)) > MOST_KINDS else ""
    states = joint_states(raid, system)
    return f"the joint distribution of all classes and stocks has {states:,} states" if states > MOST_JOINT else ""


def is_plain(raid: Raid, system: System) -> bool:
    """Whether a raid is of one class and no layers share a stock: then windows suffice, and no joint distribution is needed."""
    return len(raid) == 1 and len({layer.stock for layer in system.layers}) == len(system.layers)


def joint_states(raid: Raid, system: System) -> int:
    """How many states the joint distribution of all classes and stocks has; none for a plain raid, which needs none.

    Raises: InputError for correlated decoys in too many groups.
    """
    if is_plain(raid, system):
        return 0
    sorts = [kinds(threat, system.layers, index) for index, threat in enumerate(raid)]
    return prod(stock + 1 for stock in system.stocks) * prod(int(n) for sort in sorts for n in sort.lows + sort.sizes)


def effort(raid: Raid, seconds: float) -> Effort:
    """What a study takes whose tasks take so many seconds of one core, on all cores."""
    return Effort(seconds / cores(), _memory_bytes(raid))


def evaluation_seconds(raid: Raid, system: System) -> float:
    """One evaluation of a raid on one core, in all branches and layers."""
    branches = 2 ** len(system.failures)
    if not is_plain(raid, system):
        return STATE_SECONDS * branches * len(system.layers) * joint_states(raid, system)
    n = objects(raid)
    times = EXACT_TIMES if tolerance(raid) == EXACT else 1.0
    splits = [2 * sum(layer.p_raid_track < 1.0 for layer in system.layers[: index + 1]) for index in range(len(system.layers))]
    each = sum((1 + split) * _pair_seconds(n, layer, system) for split, layer in zip(splits, system.layers, strict=True))
    return times * branches * n**2 * each


def _pair_seconds(n: int, layer: Layer, system: System) -> float:
    """The time that each pair of objects takes in one layer."""
    looks = sum(layer.salvos)
    drawing = any(each.p_kill_missed > 0.0 for each in system.layers)
    if system.stocks[layer.stock] >= n * looks or not drawing:
        return PAIR_SECONDS
    return SCARCE_SECONDS * (n * len(layer.salvos) / 1000.0) ** 0.5


def _memory_bytes(raid: Raid) -> float:
    """The memory of raids up to the largest one, on all cores at once."""
    return OBJECT_BYTES * min(LARGEST * objects(raid), MOST_OBJECTS) ** 2 * cores()


def refuse_beyond_memory(raid: Raid, file: str, line: int) -> None:
    """Nothing, for a raid whose study the memory of this machine holds.

    Raises: InputError for a larger one, with how many objects would fit.
    """
    fitting = rounded_down((room_bytes() / OBJECT_BYTES / cores()) ** 0.5 / LARGEST)
    fix = f"give at most {fitting:,} warheads and decoys"
    what = f"a raid of {objects(raid):,} objects and those up to {LARGEST} times as large"
    refuse_beyond(Effort(0.0, _memory_bytes(raid)), what, fix, (file, line or None))


def refuse_too_large(raid: Raid, system: System, file: str, line: int) -> None:
    """Nothing, for an engagement that a study can compute many times over.

    Raises: InputError for a larger one.
    """
    fault = too_large(raid, system)
    if fault:
        fix = "give fewer decoys or decoy_correlation 0" if "correlated" in fault else "give fewer objects and interceptors, or one class"
        raise InputError(f"the raid is too large to be studied: {fault}", fix=fix, file=file, line=line or None)
