"""More than one adversary: all at once, one after the other, a reserve against a third, and who stands where after others' exchange."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import numpy as np
from jaxtyping import Float

from equipoise.core.exchange.actors import of_rows
from equipoise.core.exchange.sides import facing
from equipoise.core.stability.all_azimuth import at_once, in_sequence
from equipoise.core.stability.reserve import position_after, third_party_reserve
from equipoise.errors import InputError
from equipoise.facts import Scenario
from equipoise.study.cell import cells, codes
from equipoise.study.ensemble import mapped
from equipoise.study.party import Party, party, requirement
from equipoise.study.reductions.outcomes import share
from equipoise.study.sample import Sample
from equipoise.study.stability.movers import Movers
from equipoise.study.stability.record.answers import Azimuth, AzimuthCell, InSequence, Position, Reserve, ReserveCell, Standing
from equipoise.study.stability.spread import chance, moved_chance, spread
from equipoise.study.world import World
from equipoise.vocabulary import POSTURES

ANSWER = 1.0  # share of its survivors that a struck side sends back, where positions are compared
Asked = dict[str, tuple[Party, ...]]
Advance = Callable[[int], None]


def asked(world: World, scenario: Scenario) -> Asked:
    """Whom each actor must deter: as the scenario says, else every actor that it can face and shares no coalition with.

    Raises: InputError for a stated adversary that the actor cannot face.
    """
    stated = {} if scenario.stability is None else scenario.stability.adversaries
    adversaries: Asked = {}
    for name in scenario.actors:
        friends = {member for coalition in scenario.coalitions.values() if name in coalition.members for member in coalition.members}
        others = stated.get(name, tuple(other for other in scenario.actors if other not in friends and other != name))
        own = party(world, scenario, name).side
        sides = tuple(party(world, scenario, other) for other in others)
        met = tuple(side for side in sides if facing(world.actors, own, side.side))
        lost = next((side.id for side in sides if name in stated and side not in met), None)
        if lost is not None:
            what = f"stability.adversaries: {name} and {lost} cannot face each other: one of them does not reach the other"
            raise InputError(what, fix=f"remove {lost} from the adversaries of {name}")
        adversaries[name] = met
    return adversaries


def shares_sent(n_adversaries: int) -> Float[np.ndarray, " answers"]:
    """The share of what is left that goes back to each adversary in turn: equal parts of the whole, the last gets the rest."""
    return 1.0 / np.arange(n_adversaries, 0, -1)


def azimuth_record(world: World, sample: Sample, adversaries: Asked, movers: Movers, advanced: Advance) -> tuple[Azimuth, ...]:
    """For each actor the chance to meet its requirement against all its adversaries, at once, and one after the other."""
    tasks = [(name, sides) for name, sides in adversaries.items() if sides]
    needed = {name: np.repeat(requirement(sample, name)[:, None], len(sides), axis=1) for name, sides in tasks}
    scenario = sample.lookup.scenario
    computed = codes(scenario)

    def work(rows: tuple[int, int]) -> list[tuple[np.ndarray, np.ndarray]]:
        actors, inner = of_rows(world.actors, rows), (0, rows[1] - rows[0])
        chances: list[tuple[np.ndarray, np.ndarray]] = []
        for name, sides in tasks:
            own, others = party(world, scenario, name).side, tuple(side.side for side in sides)
            want = np.ascontiguousarray(needed[name][rows[0] : rows[1]])
            once = at_once(actors, own, others, want, inner, computed).p_all
            chances.append((once, in_sequence(actors, own, others, want, shares_sent(len(sides)), inner, computed)))
        return chances

    parts = mapped(work, sample.draws + 1, advanced)
    return tuple(
        _azimuth(name, sides, *(np.concatenate([part[index][kind] for part in parts]) for kind in (0, 1)), scenario=scenario, movers=movers)
        for index, (name, sides) in enumerate(tasks)
    )


def _azimuth(name: str, sides: tuple[Party, ...], once: np.ndarray, sequence: np.ndarray, *, scenario: Scenario, movers: Movers) -> Azimuth:
    assurance, pairs = scenario.assurance, [(name, side.id) for side in sides]

    def cell(p: int, posture: str, d: int, doctrine: str) -> AzimuthCell:
        moved = movers.of_exchanges(pairs, [posture], [doctrine], once[:, p, d], name)
        return AzimuthCell(
            posture=posture,
            doctrine=doctrine,
            at_once=moved_chance(once[:, p, d], assurance, moved),
            in_sequence=tuple(
                InSequence(adversary=side.id, **dict(chance(sequence[:, at, p, d], assurance))) for at, side in enumerate(sides)
            ),
        )

    return Azimuth(actor=name, adversaries=tuple(side.id for side in sides), cells=tuple(cell(*place) for place in cells(scenario)))


def reserve_record(world: World, sample: Sample, adversaries: Asked, movers: Movers, advanced: Advance) -> tuple[Reserve, ...]:
    """For each actor with two or more adversaries: the share of its force to keep out of an exchange with one, to deter another."""
    scenario = sample.lookup.scenario
    tasks = [(name, *pair) for name, sides in adversaries.items() for pair in permutations(sides, 2)]
    needed = {name: requirement(sample, name) for name in adversaries}
    computed, places = codes(scenario), cells(scenario)

    def work(rows: tuple[int, int]) -> list[np.ndarray]:
        actors, inner = of_rows(world.actors, rows), (0, rows[1] - rows[0])
        return [
            third_party_reserve(
                actors,
                party(world, scenario, name).side,
                opponent.side,
                third.side,
                np.ascontiguousarray(needed[name][rows[0] : rows[1]]),
                scenario.assurance,
                inner,
                computed,
            )
            for name, opponent, third in tasks
        ]

    parts = mapped(work, sample.draws + 1, advanced)
    shares = [np.concatenate([part[index] for part in parts]) for index in range(len(tasks))]
    return tuple(
        Reserve(
            actor=name,
            opponent=opponent.id,
            third=third.id,
            cells=tuple(_reserve(shares[index], (name, opponent.id, third.id), movers, *cell) for cell in places),
        )
        for index, (name, opponent, third) in enumerate(tasks)
    )


def _reserve(shares: np.ndarray, names: tuple[str, str, str], movers: Movers, p: int, posture: str, d: int, doctrine: str) -> ReserveCell:
    values, (name, opponent, third) = shares[:, p, d], names
    return ReserveCell(
        posture=posture,
        doctrine=doctrine,
        share_of_force=spread(values),
        not_enough=share(np.isinf(values[1:])),
        drivers=movers.of_exchanges([(name, opponent), (name, third)], [posture], [doctrine], values, name),
    )


def position_record(world: World, sample: Sample, pairs: list[tuple[str, str]]) -> tuple[Position, ...]:
    """Where every actor stands, in expected warheads and shares of all, when two have exchanged, for both directions of each pair."""
    rows: list[Position] = []
    for striker, struck in [order for pair in pairs for order in (pair, pair[::-1])]:
        sides = [party(world, sample.lookup.scenario, name).side for name in (striker, struck)]
        position = position_after(world.actors, sides[0], sides[1], ANSWER, (0, sample.draws + 1))
        for p, posture in enumerate(POSTURES):
            actors = tuple(
                Standing(
                    actor=name,
                    warheads_before=spread(position.before[:, index]),
                    warheads_after=spread(position.after[:, p, index]),
                    share_before=spread(position.share_before[:, index]),
                    share_after=spread(position.share_after[:, p, index]),
                )
                for index, name in enumerate(world.names)
            )
            rows.append(Position(striker=striker, struck=struck, posture=posture, answer=ANSWER, actors=actors))
    return tuple(rows)
