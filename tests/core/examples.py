"""A valid call of every public function of core: the first one that its doctest, or a call of a larger function below, makes.

Functions that larger ones call are caught at work, so that a new function needs a doctest, or a line here.
"""

from __future__ import annotations

import copy
import doctest
import importlib
import inspect
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeAlias

import numpy as np

from equipoise.core.defence.cost import costs
from equipoise.core.defence.engagement import batch, improvement, integration, system
from equipoise.core.defence.engagement.engine import engagement, summed
from equipoise.core.defence.engagement.simulation import simulated_engagement
from equipoise.core.defence.salvo import kielar_2023, layers, montecarlo
from equipoise.core.defence.trials import test_record as trials
from equipoise.core.exchange import doctrine, encounter, force_defence, legs, remainder, retaliation, review
from equipoise.core.exchange import sides as parties
from equipoise.core.exchange.encounter import Exchange
from equipoise.core.physics.constellation import absentee, street
from equipoise.core.physics.constellation import walker as constellation
from equipoise.core.physics.flight.rotation import Track, regional_track
from equipoise.core.physics.intercept import fly_out, footprint
from equipoise.core.physics.intercept import opportunities as intercept
from equipoise.core.physics.intercept.fly_out import Interceptor
from equipoise.core.physics.intercept.opportunities import Battery, Delays
from equipoise.core.physics.sensing import horizon
from equipoise.core.physics.sensing import sight as sensing
from equipoise.core.physics.sensing.sight import Sensor
from equipoise.core.stability import all_azimuth as azimuth
from equipoise.core.stability import drawdown, dyads, exceedance, externality, first_strike, requirement, reserve
from equipoise.core.treaties.reductions import reduction_floor
from equipoise.study.checks.call import every_function, modules
from tests.core.exchange.small_forces import Leg, attack_of, defence_of, force_of
from tests.core.exchange.small_worlds import armed, world

Arguments: TypeAlias = dict[str, Any]
WORLD = armed(world(0), 0)
ONE, OTHER, THIRD = (parties.single(3, place) for place in range(3))
SIDES = (ONE, OTHER, THIRD)
ROWS, CELLS, APART = (0, 2), np.ones((2, 2), dtype=np.bool_), ~np.eye(3, dtype=np.bool_)
CHAIN = (force_of((Leg(0, 4, (2, 4)), Leg(2, 4, (2, 2), 2, 2))), attack_of((3.0, 4.0)), defence_of((2.0, 1.0, 0.5, 0.9, 1.0, 0)))
NEEDED = np.array([2.0])
LAYER = system.Layer(0, (1, 1), (0.5,), (1.0,))
RAID = (system.Threat(2, 1),)
FAILURE = system.Failure("command", 0.1, (0.5,), (1.0,), (1.0,))
CLASS = Interceptor(np.array([30.0]), np.array([3.0]), 100.0, 1000.0, 600.0)
EYE, DELAYS = Sensor(40, 110, 2500, 3), Delays(40.0, 60.0)
SPACE = absentee.SpaceLayer(500.0, 45.0, 6.0, 0.15, 30.0)
PATTERN = constellation.Walker(500.0, 60.0, 3, 3)
POINTS = np.array([[45.0, 100.0], [46.0, 100.0], [45.0, 101.0]])


def forces() -> None:
    """Exchanges, and what they are made of."""
    for function in (encounter.exchange, encounter.weapon_types):
        function(WORLD, ONE, OTHER)
    parties.single(3, 0)
    parties.together(SIDES)
    parties.facing(WORLD, ONE, OTHER)
    review.in_whole_numbers(review.review(*CHAIN[:2], 0, 0).plan)
    review.gaps(*CHAIN[:2], (0, 1))
    legs.delivering(*CHAIN, (0, 1))
    legs.leg_chances(*CHAIN, 0, 0, 0)
    remainder.remainder(*CHAIN, (0, 1))
    doctrine.refuse_doctrines(doctrine.BASIC)
    retaliation.without_layers(CHAIN[2])
    force_defence.no_force_defence(2)
    force_defence.passing(encounter.exchange(WORLD, ONE, OTHER).attack.force_defence, 0, 3.0)


def stability() -> None:
    """Assured retaliation, its drawdown and its floor."""
    chain, needed = CHAIN, np.full((2, 3, 3), 2.0)
    azimuth.at_once(WORLD, ONE, SIDES[1:], np.full((2, 2), 2.0), ROWS)
    azimuth.in_sequence(WORLD, ONE, SIDES[1:], np.full((2, 2), 2.0), np.ones(2), ROWS)
    azimuth.leg_shares(WORLD, ONE, SIDES[1:], np.full((2, 2), 2.0))
    azimuth.branch_chances(chain[0], *chain, NEEDED, (0, 1))
    azimuth.branch_weights(chain[1], (0, 1))
    drawdown.drawdown(*chain, NEEDED, np.array([0.5, 1.0]), (0, 1))
    matrix = dyads.assured_matrix(WORLD, SIDES, SIDES, needed, ROWS)
    dyads.with_entries(matrix, APART, WORLD, SIDES, SIDES, needed, ROWS)
    dyads.apart(ONE, OTHER)
    first_strike.side_forces(WORLD, 0, 1, 0, np.full(2, 300.0))
    exceedance.exceedance(*chain, np.array([1.0, 2.0]), (0, 1))
    prices = externality.Costs(np.full(WORLD.legs.owner.size, 2.0), np.full(WORLD.layers.owner.size, 4.0), 30.0)
    externality.externality(WORLD, SIDES, SIDES, needed, externality.CountedCells(CELLS), prices, ROWS)
    requirement.cells(*chain, NEEDED, (0, 1), np.array([0.5]), requirement.Sweep(0, np.array([0.0, 3.0]), 0.6))
    requirement.arriving(*chain, 0, 0, 0)
    reserve.position_after(WORLD, ONE, OTHER, 0.5, ROWS)
    reserve.third_party_reserve(WORLD, ONE, OTHER, THIRD, np.full(2, 3.0), 0.6, ROWS)
    reduction_floor(Exchange(*chain), NEEDED, requirement.Sweep(0, np.array([0.0, 5.0]), 0.9), CELLS, (0, 1))


def defence() -> None:
    """Engagements, and what they are made of."""
    whole, generator = system.System((8,), (LAYER,), (FAILURE,)), np.random.default_rng(1)
    engagement((*RAID, *RAID), system.System((8,), (LAYER._replace(kill_probability=(0.5, 0.5), reach=(1.0, 1.0)),)))
    summed(engagement(RAID, whole).leakers)
    simulated_engagement(RAID, whole, 4, generator)
    design = integration.Design((8,), (LAYER,), (integration.Gain(1.0, 1.0, 0.5, (1.0,)),), (FAILURE,), FAILURE)
    integration.steps(design, RAID)
    improvement.improved_system(whole, 2.0, 0.5)
    montecarlo.arriving_sample(3, (layers.Layer(4, 2, 0.5, 1.0, 1.0, False),), 4, generator)
    kielar_2023.leaks(3, 0.8, 0.1)
    trials.counts(3, 4)
    costs.total_cost(3.0)
    half = np.full((2, 1), 0.5)
    columns = [np.array([2, 3]), np.array([1, 0]), np.full((2, 1), 4), *[half] * 6, np.full(2, 0.1), *[half] * 3]
    rules = [np.array([[1, 1]]), np.ones(1), np.array([100]), np.array([0])]
    batch.leakers_by_draw(batch.Draws._make([*columns, *rules]))


def flights() -> None:
    """Flights, sensors and interceptors on their way."""
    track, table = regional_track(40, 40, 45, 130, 60), fly_out.fly_out(CLASS)
    batteries = (Battery(EYE, table),)
    fly_out.flight_time_s(table, 2.0, 200.0)
    fly_out.reach_km(table, 200.0, 300.0)
    intercept.looks(track, batteries, (EYE,), DELAYS)
    intercept.opportunity(track, batteries, (EYE,), DELAYS)
    tracks = footprint.Flights(*(np.stack([column, column]) for column in track))
    footprint.footprint(tracks, batteries, (EYE,), DELAYS)
    footprint.defended_area_km2(POINTS, np.array([1, 0, 2]), 1)
    warned(track)
    sensing.ranges_or_none_km(np.array([100.0, np.inf]))
    absentee.absentee_multiple(SPACE, 40.0, 240.0, 200.0)
    absentee.number_in_orbit(SPACE, 40.0, 240.0, 200.0)
    absentee.best_inclination_deg(40.0, 10.0)
    constellation.in_reach_count(PATTERN, 40.0, 10.0, np.zeros(2), np.zeros(2))
    constellation.satellite_directions(PATTERN)
    constellation.orbit_directions(np.zeros(2), np.zeros(2), 60.0)
    horizon.least_visible_altitude_km(20.0)
    horizon.slant_range_km(20.0, 100.0)
    street.fewest_polar(30.0)


def warned(track: Track) -> None:
    """What sensors see of one flight."""
    for function in (sensing.first_seen_s, sensing.seen_share, sensing.seen_time_s, sensing.margins_km):
        function(track, (EYE,))
    for function in (sensing.infrared_first_s, sensing.infrared_seen_s, sensing.warning_time_s):
        function(track, 60.0)


def examples() -> dict[str, Arguments]:
    """Arguments of the first call of each function, by its dotted name below `equipoise`; functions that nothing calls are left out."""
    functions = every_function()
    caught = Caught(functions)
    for call in (forces, stability, defence, flights):
        caught.watch(call)
    for module in map(importlib.import_module, modules()):
        wanted = {
            name.rpartition(".")[2] for name, call in functions.items() if call.__module__ == module.__name__ and name not in caught.found
        }
        for test in doctest.DocTestFinder(recurse=True).find(module, module.__name__):
            if test.name.rpartition(".")[2] in wanted:
                caught.watch(lambda test=test: doctest.DocTestRunner(verbose=False).run(test, out=lambda _text: None))
    return caught.found


class Caught:
    """The arguments of the first call of each function while watched code runs."""

    def __init__(self, functions: dict[str, Callable[..., Any]]) -> None:
        self.names = {call.__code__: name for name, call in functions.items()}
        self.parameters = {name: tuple(inspect.signature(call).parameters) for name, call in functions.items()}
        self.found: dict[str, Arguments] = {}

    def watch(self, call: Callable[[], object]) -> None:
        threading.setprofile(self.event)
        sys.setprofile(self.event)
        try:
            call()
        finally:
            sys.setprofile(None)
            threading.setprofile(None)

    def event(self, frame: FrameType, event: str, _argument: object) -> None:
        name = self.names.get(frame.f_code) if event == "call" else None
        if name and name not in self.found:
            local = frame.f_locals
            self.found[name] = {key: copy.deepcopy(local[key]) for key in self.parameters[name]}
