"""The matrix against the brief, and its worst adversary by hand."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise import facts, study
from equipoise.core.exchange.sides import single
from equipoise.core.stability.requirement import cells
from equipoise.facts import Facts, Scenario
from equipoise.study.party import Dyad, Party, dyads, parties, requirement
from equipoise.study.sample import Sample
from equipoise.study.stability.matrix import Found, matrix, matrix_record, worst_record
from equipoise.study.stability.movers import Movers
from equipoise.study.stability.record.answers import Entry, Worst
from equipoise.study.world import World, world_of
from tests import stabilities
from tests.core.exchange.small_worlds import permuted


def computed(scenario: Scenario, base: Facts) -> dict[tuple[str, str], Found]:
    """The matrix of a scenario."""
    sample = Sample(facts.Lookup(base, scenario))
    here = world_of(sample)
    return matrix(dyads(here, parties(here, scenario)), sample, lambda _: None)


@pytest.mark.parametrize(("place", "retaliator", "adversary"), [(0, "RUS", "USA"), (1, "USA", "RUS")])
def test_a_pair_is_that_of_the_brief(
    results: study.Results, small: Scenario, base: Facts, place: int, retaliator: str, adversary: str
) -> None:
    mean, p_assured = computed(small, base)[retaliator, adversary]
    cells = results.pairs[place].cells
    np.testing.assert_allclose(mean, cells.mean, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(p_assured, cells.p_assured, atol=1e-9)


def test_permuted_actors_permute_the_matrix(here: World, sample: Sample) -> None:
    order = np.array([2, 0, 3, 1])
    turned = here._replace(actors=permuted(here.actors, order), names=tuple(here.names[place] for place in order))
    first, second = (matrix(dyads(each, parties(each, stabilities.four())), sample, lambda _: None) for each in (here, turned))
    assert first.keys() == second.keys()
    for pair, (mean, p_assured) in first.items():
        np.testing.assert_allclose(second[pair][0], mean, rtol=1e-12)
        np.testing.assert_allclose(second[pair][1], p_assured, atol=1e-12)


def test_a_pair_out_of_reach_has_a_reason_and_no_number(here: World, sample: Sample, movers: Movers) -> None:
    pairs = dyads(here, parties(here, stabilities.four()))
    found = matrix(pairs, sample, lambda _: None)
    rows = {(row.retaliator, row.adversary): row for row in matrix_record(pairs, found, stabilities.four(), movers)}
    assert ("PAK", "USA") not in found
    assert rows["PAK", "USA"] == Entry(retaliator="PAK", adversary="USA", reason="does not reach", cells=(), generation=(), launch=())
    first = rows["RUS", "USA"].cells[0]
    assert first.arriving.best == pytest.approx(found["RUS", "USA"][0][0, 0, 0], abs=1e-6)


def test_the_worst_adversary_is_the_one_that_is_worst_in_most_draws(movers: Movers) -> None:
    one, two, three = (Party(name, (name,), single(3, place)) for place, name in enumerate(("USA", "RUS", "IND")))
    exchange = object()
    pairs = [Dyad(one, two, exchange, None), Dyad(one, three, exchange, None), Dyad(two, one, None, "does not reach")]  # pyright: ignore[reportArgumentType] (never looked into)
    p = {"RUS": [0.9, *2 * [0.5, 0.5, 0.99]], "IND": [0.2, *2 * [0.6, 0.6, 0.95]]}
    found = {("USA", name): (np.zeros((7, 2, 2)), np.array(values)[:, None, None] * np.ones((2, 2))) for name, values in p.items()}
    first, second = worst_record(pairs, found, stabilities.four(), movers)
    assert (first.adversary, first.share_of_draws) == ("RUS", pytest.approx(2 / 3, abs=1e-6))
    assert first.assured is not None
    assert first.assured.model_dump(exclude={"drivers"}) == {
        "best": 0.2,
        "q05": 0.5,
        "q50": 0.5,
        "q95": 0.95,
        "share": pytest.approx(1 / 3, abs=1e-6),
    }
    assert second == Worst(side="RUS", adversary=None, share_of_draws=None, assured=None)


def test_every_cell_of_an_entry_has_its_own_numbers(movers: Movers) -> None:
    """Of numbers that all differ, so that posture and doctrine, or retaliator and adversary, cannot stand for each other."""
    one, two = (Party(name, (name,), single(2, place)) for place, name in enumerate(("USA", "RUS")))
    exchange = object()
    pairs = [Dyad(one, two, exchange, None), Dyad(two, one, exchange, None)]  # pyright: ignore[reportArgumentType] (never looked into)
    mean = np.repeat(np.array([[2.0, 3.0], [5.0, 7.0]])[None], 7, axis=0)
    found = {(a.retaliator.id, a.adversary.id): (k * mean, mean / 10.0) for k, a in zip((1.0, 11.0), pairs, strict=True)}
    for k, row in zip((1.0, 11.0), matrix_record(pairs, found, stabilities.four(), movers), strict=True):
        assert {(cell.posture, cell.doctrine): cell.arriving.best for cell in row.cells} == {
            ("day_to_day", "ride_out"): 2.0 * k,
            ("day_to_day", "launch_on_warning"): 3.0 * k,
            ("generated", "ride_out"): 5.0 * k,
            ("generated", "launch_on_warning"): 7.0 * k,
        }
        assert [cell.assured.best for cell in row.cells] == [0.2, 0.3, 0.5, 0.7]
        assert {part.doctrine: part.best for part in row.generation} == {
            "ride_out": pytest.approx(2 / 5, abs=1e-6),
            "launch_on_warning": pytest.approx(3 / 7, abs=1e-6),
        }
        assert {part.posture: part.best for part in row.launch} == {
            "day_to_day": pytest.approx(2 / 3, abs=1e-6),
            "generated": pytest.approx(5 / 7, abs=1e-6),
        }


def test_the_requirement_is_that_of_the_side_that_retaliates(here: World, sample: Sample) -> None:
    """Pakistan has one of its own, India has that of the scenario: their chances are not those under the other's."""
    pairs = [pair for pair in dyads(here, parties(here, stabilities.four())) if {pair.retaliator.id, pair.adversary.id} == {"IND", "PAK"}]
    found = matrix(pairs, sample, lambda _: None)
    for pair in pairs:
        assert pair.exchange is not None
        own, other = (
            cells(*pair.exchange, requirement(sample, side.id), (0, sample.draws + 1), np.array([0.5])).p_assured
            for side in (pair.retaliator, pair.adversary)
        )
        assert not np.allclose(own, other)
        np.testing.assert_allclose(found[pair.retaliator.id, pair.adversary.id][1], own, atol=1e-9)
