"""The whole chain of a cell, against a simulation that shares nothing with it but the inputs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from benchmarks.chain_numpy import Cell, arriving_sample
from equipoise.core.exchange.doctrine import LAUNCH_ON_WARNING, LAUNCH_UNDER_ATTACK, RIDE_OUT
from equipoise.core.exchange.force_defence import force_defence, no_force_defence
from equipoise.core.exchange.posture import BOMBER, ROAD_MOBILE, SILO, SUBMARINE
from equipoise.core.exchange.retaliation import width, without_layers
from equipoise.core.stability.requirement import arriving
from equipoise.errors import InputError
from equipoise.vocabulary import DOCTRINES, POSTURES
from tests.core.defence.engagement_systems import agree
from tests.core.exchange.small_forces import Leg, System, attack_of, defence_of, force_of, random_system

RUNS = 6_000
CELLS = [(posture, doctrine) for posture in range(len(POSTURES)) for doctrine in range(len(DOCTRINES))]
ALL_LEGS = (
    Leg(SILO, 10, (5, 10), loading=2.0, reliability=0.9, met=1, leaves_under_attack=0.6),
    Leg(ROAD_MOBILE, 12, (3, 9), per_aimpoint=3, reliability=0.9, met=1, leaves_under_attack=0.5),
    Leg(ROAD_MOBILE, 8, (4, 8), per_aimpoint=2, met=0),
    Leg(SUBMARINE, 12, (4, 8), per_platform=4, per_aimpoint=4, loading=3.0, reliability=0.8, met=1),
    Leg(SUBMARINE, 8, (4, 4), per_platform=2, per_aimpoint=4, met=0),
    Leg(BOMBER, 8, (2, 4), per_aimpoint=4, loading=5.0, met=0),
)
ATTACK = attack_of((22.0, 22.0), 0.6, 0.8, 0.5, (0.4, 0.3), ((0.1, 0.05), (0.7, 0.8)), 0.6, 0.45)
DEFENCE = defence_of((17.0, 2.0, 0.6, 0.8, 0.7, 0), (9.0, 1.0, 0.5, 0.9, 1.0, 1))
WHOLE = System(force_of(ALL_LEGS), ATTACK, DEFENCE)


def simulated(system: System, posture: int, doctrine: int, seed: int, *, one_by_one: bool = True, runs: int = RUNS) -> np.ndarray:
    generator = np.random.default_rng([seed, posture, doctrine])
    return arriving_sample(Cell(*system, 0, posture, doctrine), runs, generator, one_by_one=one_by_one)


@pytest.mark.parametrize("number", range(28))
def test_exact_and_simulated_retaliation_agree(number: int) -> None:
    system = random_system(np.random.default_rng([11, number]))
    for posture, doctrine in CELLS:
        sample = simulated(system, posture, doctrine, number, one_by_one=number % 2 == 0)
        assert agree(arriving(*system, 0, posture, doctrine), sample), (posture, doctrine)


@pytest.mark.parametrize(("posture", "doctrine"), CELLS)
def test_exact_and_simulated_retaliation_agree_with_every_cause_at_work(posture: int, doctrine: int) -> None:
    assert agree(arriving(*WHOLE, 0, posture, doctrine), simulated(WHOLE, posture, doctrine, 99))


@pytest.mark.parametrize("number", range(8))
def test_exact_and_simulated_retaliation_agree_on_fractions(number: int) -> None:
    """A fraction of a launcher or a group is one more with that probability, in both."""
    system = random_system(np.random.default_rng([12, number]))
    force = system.force._replace(launchers=system.force.launchers * 0.37, alert=system.force.alert * 0.83)
    part = system._replace(force=force, attack=system.attack._replace(warheads=system.attack.warheads * 0.61))
    for posture, doctrine in CELLS:
        assert agree(arriving(*part, 0, posture, doctrine), simulated(part, posture, doctrine, number)), (posture, doctrine)


OTHERS = {
    "warning": WHOLE._replace(attack=ATTACK._replace(p_warning=np.array([0.5]))),
    "breakthrough": WHOLE._replace(attack=ATTACK._replace(p_breakthrough=np.array([[0.6, 0.3]]))),
    "submarines found": WHOLE._replace(attack=ATTACK._replace(p_found_killed=np.array([[[0.1, 0.12], [0.7, 0.8]]]))),
    "fratricide": WHOLE._replace(attack=ATTACK._replace(fratricide=np.array([0.0]), warheads=np.array([[[60.0], [60.0]]]))),
    "one warhead more": WHOLE._replace(attack=ATTACK._replace(warheads=np.array([[[25.0], [25.0]]]))),
    "reliability": WHOLE._replace(force=WHOLE.force._replace(reliability=WHOLE.force.reliability * 0.95)),
    "a leg that is met": WHOLE._replace(force=WHOLE.force._replace(met=np.array([1, 1, 1, 1, 0, 0]))),
    "stock": WHOLE._replace(defence=DEFENCE._replace(interceptors=np.array([[12.0, 9.0]]))),
    "whose track": WHOLE._replace(defence=DEFENCE._replace(track_per_raid=np.array([1, 1]))),
}


UNDER_ATTACK = {
    "confirmation": WHOLE._replace(attack=ATTACK._replace(p_confirmed=np.array([0.2]))),
    "share that leaves": WHOLE._replace(force=WHOLE.force._replace(leaves_under_attack=WHOLE.force.leaves_under_attack * 0.5)),
    "warning": OTHERS["warning"],
}


@pytest.mark.parametrize(
    ("doctrine", "other"),
    [*((LAUNCH_ON_WARNING, other) for other in OTHERS.values()), *((LAUNCH_UNDER_ATTACK, other) for other in UNDER_ATTACK.values())],
    ids=[*OTHERS, *(f"under attack: {change}" for change in UNDER_ATTACK)],
)
def test_twin_agreement_fails_for_another_chain(doctrine: int, other: System) -> None:
    sample = simulated(WHOLE, 0, doctrine, 5, one_by_one=False, runs=40_000)
    assert agree(arriving(*WHOLE, 0, 0, doctrine), sample)
    assert not agree(arriving(*other, 0, 0, doctrine), sample)


@pytest.mark.parametrize("number", range(12))
def test_the_limits_of_launching_under_attack_are_the_other_two(number: int) -> None:
    """Confirmed at once and all gone, it is launching on warning; never confirmed, it is riding out."""
    system = random_system(np.random.default_rng([13, number]))
    surely = system._replace(
        attack=system.attack._replace(p_confirmed=system.attack.p_warning),
        force=system.force._replace(leaves_under_attack=np.ones_like(system.force.launchers)),
    )
    never = system._replace(attack=system.attack._replace(p_confirmed=np.zeros(1)))
    for posture in range(len(POSTURES)):
        riding_out, on_warning = (arriving(*system, 0, posture, doctrine) for doctrine in (RIDE_OUT, LAUNCH_ON_WARNING))
        assert arriving(*surely, 0, posture, LAUNCH_UNDER_ATTACK) == pytest.approx(on_warning, abs=1e-12)
        assert arriving(*never, 0, posture, LAUNCH_UNDER_ATTACK) == pytest.approx(riding_out, abs=1e-12)


def test_breakthrough_strikes_both_sides_of_the_defence_at_once() -> None:
    """Mobile legs that the defence can and cannot meet are lost together: no draw loses one and keeps the other."""
    legs = (Leg(ROAD_MOBILE, 3, (3, 3), met=1), Leg(ROAD_MOBILE, 4, (4, 4), met=0))
    attack = attack_of(p_breakthrough=(0.3, 0.0), p_found_killed=((0.0, 0.0), (1.0, 0.0)))
    found = arriving(force_of(legs), attack, defence_of(), 0, 0, 0)
    assert found[[0, 7]] == pytest.approx([0.3, 0.7], abs=1e-12)


@pytest.mark.parametrize("number", range(8))
def test_exact_and_simulated_retaliation_agree_under_several_types_and_a_shield(number: int) -> None:
    """Two nuclear types and a conventional one, met by the struck side's own layer, divided by code that the chain does not share."""
    system = struck_by_several(number)
    for posture, doctrine in CELLS:
        assert agree(arriving(*system, 0, posture, doctrine), simulated(system, posture, doctrine, number)), (posture, doctrine)


@pytest.mark.parametrize("change", ["nuclear", "met", "force_defence"])
def test_twin_several_types_and_the_shield_are_felt(change: str) -> None:
    system = struck_by_several(3)
    others = {"nuclear": np.ones(3, dtype=np.int64), "met": np.zeros((1, 2, 3)), "force_defence": no_force_defence(1)}
    other = system._replace(attack=system.attack._replace(**{change: others[change]}))
    found, changed = (arriving(*each, 0, 1, 0) for each in (system, other))
    assert np.abs(found - changed).max() > 1e-6


def struck_by_several(number: int) -> System:
    """A random system struck by three types, the last conventional, on a force with a layer of its own."""
    generator = np.random.default_rng([13, number])
    force, attack, defence = random_system(generator)
    n_legs, share = force.basing.size, generator.dirichlet(np.ones(3))
    one = np.ones((1, 1))
    several = attack._replace(
        warheads=(attack.warheads + 6.0) * share,
        p_hard=generator.uniform(0.1, 0.9, (1, 3)),
        p_soft=generator.uniform(0.3, 0.9, (1, 3)),
        works=generator.uniform(0.7, 1.0, (1, 3)),
        met=generator.uniform(0.3, 1.0, (1, 2, 3)),
        scheduled=np.zeros(3, dtype=np.int64),
        nuclear=np.array([1, 1, 0]),
        fratricide=np.array([0.8]),
        force_defence=force_defence(5 * one, 2 * one, 0.6 * one, 0.9 * one, 0.7 * one, one, np.ones((1, n_legs), dtype=np.int64)),
    )
    return System(force, several, defence)


def test_defence_meets_only_what_it_can() -> None:
    legs = (Leg(SILO, 5, (0, 0), met=1), Leg(SILO, 4, (0, 0), met=0))
    found = arriving(force_of(legs), attack_of(), defence_of((50.0, 1.0, 0.5, 1.0, 1.0, 0)), 0, 0, 0)
    assert found[4:10] == pytest.approx(binom.pmf(np.arange(6), 5, 0.5), abs=1e-12)


@pytest.mark.parametrize(
    "legs",
    [
        (Leg(SILO, 3000, (3000, 3000), loading=0.3, reliability=0.9),),
        tuple(Leg(BOMBER, 10, (0, 0), 1, 20, loading=20.0) for _ in range(8)),
        tuple(Leg(SUBMARINE, 64, (20, 20), 16, 80, loading=16.0) for _ in range(6)),
    ],
)
def test_arrays_hold_every_count(legs: tuple[Leg, ...]) -> None:
    """Counts beyond the end of an array would go unseen in compiled code: the width is held against the most that can come."""
    system = System(force_of(legs), attack_of((1.0, 1.0)), defence_of((5.0, 1.0, 0.5, 0.9, 1.0, 0)))
    for posture, doctrine in CELLS:
        found = arriving(*system, 0, posture, doctrine)
        assert found.sum() == pytest.approx(1.0, abs=1e-9)
        assert np.flatnonzero(found).max() < found.size - 8
    larger = system._replace(force=system.force._replace(launchers=1.5 * system.force.launchers))
    assert np.flatnonzero(arriving(*larger, 0, 0, 0)).max() < width(system.force, n_types=1) - 8


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"force": WHOLE.force._replace(loading=WHOLE.force.loading[:, 1:])},
            "the arrays of force, attack and defence do not fit together",
        ),
        ({"attack": ATTACK._replace(p_warning=np.array([0.5, 0.5]))}, "the arrays of force, attack and defence do not fit together"),
        (
            {"defence": DEFENCE._replace(track_per_raid=DEFENCE.track_per_raid[:1])},
            "the arrays of force, attack and defence do not fit together",
        ),
    ],
)
def test_records_that_do_not_fit_are_refused(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        arriving(*WHOLE._replace(**change), 0, 0, 0)


@pytest.mark.parametrize("draw", [-1, 1])
def test_a_draw_that_is_not_there_is_refused(draw: int) -> None:
    with pytest.raises(InputError, match="are not among the 1 given; name rows of the records"):
        arriving(*WHOLE, draw, 0, 0)


def test_without_layers_what_survives_arrives() -> None:
    bare = without_layers(DEFENCE)
    assert [field.shape for field in bare] == [(1, 0)] * 5 + [(0,)]
    for posture, doctrine in CELLS:
        exact = arriving(WHOLE.force, WHOLE.attack, defence_of(), 0, posture, doctrine)
        np.testing.assert_array_equal(arriving(WHOLE.force, WHOLE.attack, bare, 0, posture, doctrine), exact)


def test_arrays_hold_every_count_of_a_leg_that_many_types_split() -> None:
    """Nine types, each enough for a part of the aimpoints of one leg: each split may round up by a whole aimpoint."""
    force = force_of((Leg(SUBMARINE, 64, (0, 0), 16, 48, loading=8.0),))
    many = 9
    attack = attack_of()._replace(
        warheads=np.full((1, 2, many), 0.07),
        p_hard=np.linspace(0.001, 0.009, many)[None],
        p_soft=np.linspace(0.001, 0.009, many)[None],
        works=np.ones((1, many)),
        met=np.zeros((1, 2, many)),
        scheduled=np.zeros(many, dtype=np.int64),
        nuclear=np.ones(many, dtype=np.int64),
    )
    found = arriving(force, attack, defence_of(), 0, 0, 0)
    assert found.sum() == pytest.approx(1.0, abs=1e-9)
    assert width(force) - 8 < found.size, "more types need longer arrays"
    assert np.flatnonzero(found).max() < found.size - 8


def test_a_salvo_of_parts_is_refused() -> None:
    force, attack, defence = random_system(np.random.default_rng([13, 0]))
    parts = defence._replace(salvo=np.full_like(defence.salvo, 1.5))
    with pytest.raises(InputError) as caught:
        arriving(force, attack, parts, 0, 0, 0)
    assert str(caught.value) == "salvo of the defence 1.5 is not a whole number; give a whole number of at least 0"
