"""Every ordered dyad, and every pair of sides: the matrix of assured retaliation among many actors.

Each entry goes through the whole chain (strike, survivors, defence), with the
draws and cells of all entries in compiled loops. Nothing is shared between
entries that could couple them, so that relabelled actors permute the matrix.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float

from equipoise.compiled import kernel
from equipoise.core.domain import amount
from equipoise.core.exchange.actors import Actors, of_rows, refuse_inconsistent
from equipoise.core.exchange.branches import branches, workspace
from equipoise.core.exchange.doctrine import BASIC, Doctrines, refuse_doctrines
from equipoise.core.exchange.encounter import exchange
from equipoise.core.exchange.posture import Force
from equipoise.core.exchange.retaliation import Defence, refuse_mismatched, width
from equipoise.core.exchange.sides import Side, facing, together
from equipoise.core.exchange.survivors import Attack
from equipoise.core.stability.requirement import NONE_SWEPT, meets, pass_defence
from equipoise.errors import InputError
from equipoise.vocabulary import POSTURES

Requirement = Float[np.ndarray, "draws retaliators adversaries"]


class Matrix(NamedTuple):
    """Expected arriving warheads, and the chance that they meet the requirement; NaN where two sides cannot face each other."""

    mean: Float[np.ndarray, "draws retaliators adversaries postures doctrines"]
    p_assured: Float[np.ndarray, "draws retaliators adversaries postures doctrines"]


@kernel
def slot_mean(slot, space):
    """The mean of what is left behind the defence and of what it could not meet."""
    total = 0.0
    for b in range(space.number[slot]):
        entry = space.behind[b]
        low, high = space.left_window[entry]
        mean = float(low)
        for w in range(low + 1, high + 1):
            mean += space.tail[entry, w]
        low, high = space.unmet_window[slot, b]
        for w in range(low, high + 1):
            mean += w * space.unmet[slot, b, w]
        total += space.weight[slot, b] * mean
    return total


@kernel
def fill_assured(force, attack, defence, requirement, first, doctrines, most, means, p_assured):
    """Fill mean and assured retaliation for every draw from `first` on, and every cell."""
    space = workspace(most)
    for row in range(requirement.size):
        needed = int(np.ceil(requirement[row]))
        for posture in range(2):
            for doctrine in range(doctrines.size):
                slot = branches(force, attack, first + row, posture, doctrines[doctrine], 1.0, 1.0, space)
                pass_defence(defence, first + row, NONE_SWEPT, 0.0, slot, space)
                p_assured[row, posture, doctrine] = meets(slot, space, needed)
                means[row, posture, doctrine] = slot_mean(slot, space)


def assured(
    force: Force,
    attack: Attack,
    defence: Defence,
    requirement: Float[np.ndarray, " draws"],
    rows: tuple[int, int],
    doctrines: Doctrines = BASIC,
) -> tuple[Float[np.ndarray, "rows postures doctrines"], Float[np.ndarray, "rows postures doctrines"]]:
    """Expected arriving warheads and the chance that they meet the requirement, in every cell.

    force, attack, defence: records of the chain; requirement: warheads, 0 or more; rows: draws rows[0] up to, not including, rows[1];
    doctrines: places in DOCTRINES, rising.

    Valid for: the present force; the same numbers as `requirement.cells`, without quantiles and so quicker.
    Raises: InputError for records of different shapes, a draw that they do not hold, or impossible doctrines.
    Source: model_note_requirement
    """
    refuse_mismatched(force, attack, defence, rows[0], rows[1] - 1, requirement)
    refuse_doctrines(doctrines)
    first, last = rows
    means, p_assured = (np.zeros((last - first, len(POSTURES), doctrines.size)) for _ in range(2))
    most = width(force, 1.0, attack.nuclear.size)
    fill_assured(force, attack, defence, requirement[first:last], first, doctrines, most, means, p_assured)
    return means, p_assured


def assured_matrix(
    actors: Actors,
    retaliators: tuple[Side, ...],
    adversaries: tuple[Side, ...],
    requirement: Requirement,
    rows: tuple[int, int],
    asked: Bool[np.ndarray, "retaliators adversaries"] | None = None,
    doctrines: Doctrines = BASIC,
) -> Matrix:
    """The retaliation of each side against each adversary that strikes first, in every cell.

    actors: all actors; retaliators, adversaries: sides; requirement: warheads of each retaliator against each adversary, 0 or more;
    rows: the draws rows[0] up to, not including, rows[1]; asked: the entries to compute (default: all); doctrines: places in DOCTRINES,
    rising.

    Valid for: entries by themselves, each pair alone in the world: what one exchange does to the next is in `sequence`.
    Raises: InputError for inconsistent records, a requirement of another shape, impossible doctrines, or an unknown draw.
    Source: model_note_many_actors
    """
    refuse_inconsistent(actors)
    shape = (actors.legs.launchers.shape[0], len(retaliators), len(adversaries))
    if requirement.shape != shape:
        raise InputError(
            f"the requirement has the shape {requirement.shape}", fix=f"give it the shape {shape}: draws, retaliators, adversaries"
        )
    amount("the requirement", requirement)
    of_rows(actors, rows)
    size = (rows[1] - rows[0], len(retaliators), len(adversaries), len(POSTURES), doctrines.size)
    empty = Matrix(np.full(size, np.nan), np.full(size, np.nan))
    wanted = np.array([[facing(actors, retaliator, adversary) for adversary in adversaries] for retaliator in retaliators])
    chosen = wanted if asked is None else wanted & asked
    return with_entries(empty, chosen, actors, retaliators, adversaries, requirement, rows, doctrines)


def with_entries(
    matrix: Matrix,
    wanted: Bool[np.ndarray, "retaliators adversaries"],
    actors: Actors,
    retaliators: tuple[Side, ...],
    adversaries: tuple[Side, ...],
    requirement: Requirement,
    rows: tuple[int, int],
    doctrines: Doctrines = BASIC,
) -> Matrix:
    """A copy of a matrix with some entries computed anew: those that a change of the actors can touch.

    matrix: of the same sides, rows and doctrines; wanted: which entries; the rest as for `assured_matrix`.

    Valid for: wanted entries whose sides share no member.
    Raises: InputError for wanted sides that share a member, an unknown draw, or arrays of other sizes.
    Source: model_note_many_actors
    """
    _refuse_other_size(matrix, wanted, requirement, (rows[1] - rows[0], len(retaliators), len(adversaries)))
    result = Matrix(matrix.mean.copy(), matrix.p_assured.copy())
    some, n = of_rows(actors, rows), rows[1] - rows[0]
    for i, j in np.argwhere(wanted):
        needed = np.ascontiguousarray(requirement[rows[0] : rows[1], i, j])
        now = exchange(some, retaliators[i], adversaries[j])
        result.mean[:, i, j], result.p_assured[:, i, j] = assured(*now, needed, (0, n), doctrines)
    return result


def _refuse_other_size(matrix: Matrix, wanted: Bool[np.ndarray, "..."], requirement: Requirement, size: tuple[int, int, int]) -> None:
    """Raise for arrays that are not of these draws and sides."""
    shapes = {"wanted": wanted.shape, "requirement": requirement.shape[1:]} | {
        name: field.shape[1:3] for name, field in zip(Matrix._fields, matrix, strict=True)
    }
    for name, shape in shapes.items():
        if shape != size[1:]:
            raise InputError(f"{name} is of {shape} sides, not {size[1:]}", fix="give a value for each retaliator and adversary")
    if any(field.shape[0] != size[0] for field in matrix):
        raise InputError(f"the matrix does not hold {size[0]} draws", fix="give the matrix of the same rows")


def apart(one: Side, other: Side) -> bool:
    """Whether two sides have no common member, so that they can meet in an exchange.

    one, other: sides of the same actors.

    Valid for: any sides.
    Raises: InputError for sides of other actors.
    Source: definition
    """
    together((one, other))
    return not bool(((one.offence | one.defence) & (other.offence | other.defence)).any())


def worst(
    p_assured: Float[np.ndarray, "draws retaliators adversaries postures doctrines"], counted: Bool[np.ndarray, "postures doctrines"]
) -> Float[np.ndarray, "draws retaliators"]:
    """Each retaliator's assured retaliation in its worst counted cell against its worst adversary.

    p_assured: a matrix, NaN where two sides cannot face each other; counted: the cells that count, at least one.

    Valid for: any matrix; NaN for a retaliator that meets no adversary.
    Raises: InputError if no cell counts.
    Source: model_note_many_actors

    >>> worst(np.array([[[[[0.9, 0.8], [1.0, 1.0]], [[0.7, 0.9], [1.0, 1.0]]]]]), np.ones((2, 2), dtype=bool)).tolist()
    [[0.7]]
    """
    if not counted.any():
        raise InputError("no cell counts", fix="count at least one posture and doctrine")
    if counted.shape != p_assured.shape[-2:]:
        raise InputError(f"{counted.shape} cells are counted of {p_assured.shape[-2:]}", fix="give a mark for each posture and doctrine")
    flat = p_assured[..., counted].reshape(*p_assured.shape[:2], -1)
    least = np.where(np.isnan(flat), np.inf, flat).min(axis=2)
    return np.where(np.isinf(least), np.nan, least)
