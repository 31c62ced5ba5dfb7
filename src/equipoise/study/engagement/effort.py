"""How large an engagement is: the tolerance that serves it, and those that are too large to be computed many times over.

The constants are processor times on one core of a server of 2024 (2.5 GHz): 120 to 4,000 objects with stocks of 100 to 8,000, three and
six layers, four and sixteen branches agree with SHOT_SECONDS within a factor of 2.3. Layers that always see the raid, with one look each,
take ten times less or so: the estimate is on the high side for them. STATE_SECONDS is that of the shipped `two_classes`.
"""

from __future__ import annotations

from math import prod

from equipoise.core.defence.engagement.engine import CERTIFIED, EXACT
from equipoise.core.defence.engagement.kinds import kinds
from equipoise.core.defence.engagement.system import MOST_OBJECTS, System, Threat
from equipoise.errors import InputError
from equipoise.machine import cores
from equipoise.study.effort import Effort, refuse_beyond, room_bytes, rounded_down

MOST_EXACT = 300
MOST_JOINT = 2_000_000
MOST_KINDS = 20_000
OBJECT_BYTES = 3.0  # of each pair of objects: 0.6 GB for 16,000 and 2.2 GB for two such raids of 20,000 at once
SHOT_SECONDS = 2e-7  # of each object times each interceptor, of no more than objects, in one layer and branch
STATE_SECONDS = 2e-7  # of each state of a joint distribution, in one layer and branch
FEW = 50  # interceptors: what a layer takes beside its stock
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
        sorts = [kinds(threat, system.layers, place) for place, threat in enumerate(raid)]
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
    sorts = [kinds(threat, system.layers, place) for place, threat in enumerate(raid)]
    return prod(stock + 1 for stock in system.stocks) * prod(int(n) for sort in sorts for n in sort.lows + sort.sizes)


def effort(raid: Raid, system: System, n_evaluations: int) -> Effort:
    """What a study takes that evaluates a raid so often, and raids of some twice its size to see where stocks end, on all cores."""
    n_larger = len(system.layers) * (LARGEST * objects(raid)).bit_length()
    seconds = n_evaluations * _seconds(raid, system, 1) + n_larger * _seconds(raid, system, 2)
    return Effort(seconds / cores(), _memory_bytes(raid))


def _seconds(raid: Raid, system: System, size: int) -> float:
    """One evaluation of a raid that is so many times as large, in all branches and layers."""
    n, branches = min(size * objects(raid), MOST_OBJECTS), 2 ** len(system.failures)
    if not is_plain(raid, system):
        return STATE_SECONDS * branches * len(system.layers) * joint_states(raid, system) * size ** len(raid)
    return SHOT_SECONDS * branches * sum(n * min(n, system.stocks[layer.stock] + FEW) for layer in system.layers)


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
