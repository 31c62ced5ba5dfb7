"""Draws: laws against SciPy, strata, and what a column may depend on."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

from equipoise import facts
from equipoise.facts import Lookup, Value
from equipoise.study.sample import Sample, spread
from tests.study.conftest import Asked

RANKS = (np.arange(1000) + 0.5) / 1000


def value(low: float, best: float, high: float, law: str) -> Value:
    tree = {"since": "2026-01-01", "unit": "kilotons", "low": low, "best": best, "high": high, "law": law}
    return Value.model_validate(tree | {"kind": "assumption", "source": "a"})


@pytest.mark.parametrize(("low", "best", "high"), [(1.0, 3.0, 4.0), (0.0, 0.0, 2.0), (1.0, 6.0, 6.0), (0.25, 0.56, 0.6)])
def test_triangular_draws_are_the_quantiles_of_the_triangular_law(low: float, best: float, high: float) -> None:
    law = scipy.stats.triang(c=(best - low) / (high - low), loc=low, scale=high - low)
    column = spread(value(low, best, high, "triangular"), RANKS)
    assert column[0] == best
    np.testing.assert_allclose(column[1:], law.ppf(RANKS), atol=1e-12)


def test_uniform_and_loguniform_draws_are_the_quantiles_of_their_laws() -> None:
    np.testing.assert_allclose(spread(value(1, 3, 4, "uniform"), RANKS)[1:], scipy.stats.uniform(1, 3).ppf(RANKS), atol=1e-12)
    law = scipy.stats.loguniform(50, 400)
    np.testing.assert_allclose(spread(value(50, 150, 400, "loguniform"), RANKS)[1:], law.ppf(RANKS), rtol=1e-12)


@pytest.mark.parametrize("law", ["triangular", "uniform", "loguniform"])
def test_a_fixed_value_is_the_same_in_every_draw(law: str) -> None:
    assert set(spread(value(5, 5, 5, law), RANKS)) == {5.0}


@pytest.fixture
def sample(small: facts.Scenario, base: facts.Facts) -> Sample:
    return Sample(Lookup(base, small.model_copy(update={"draws": 50})))


def test_each_stratum_holds_one_draw(sample: Sample) -> None:
    for key in ("parameters.fratricide", "scenario.requirement"):
        ranks = sample.ranks(key)
        assert sorted(np.floor(ranks * 50).astype(int)) == list(range(50))
        assert ranks.min() > 0
        assert ranks.max() < 1


def test_row_0_holds_the_best_estimates_and_draws_stay_inside_the_range(sample: Sample) -> None:
    column = sample.column("RUS.yars_mobile.launchers")
    stated = sample.lookup.value("RUS.yars_mobile.launchers")
    assert column.shape == (51,)
    assert column[0] == stated.best
    assert stated.low <= column.min()
    assert column.max() <= stated.high


def test_a_requirement_has_the_quantiles_of_its_own_range(sample: Sample) -> None:
    ranks = sample.ranks("scenario.requirement")
    assert sample.requirement()[0] == 100
    np.testing.assert_allclose(sample.requirement()[1:], scipy.stats.loguniform(40, 300).ppf(ranks), rtol=1e-12)
    own = sample.requirement(facts.Requirement(low=3, best=4, high=11, reason="a test"))
    assert own[0] == 4
    np.testing.assert_allclose(own[1:], scipy.stats.triang(c=1 / 8, loc=3, scale=8).ppf(ranks), rtol=1e-12)


def test_two_inputs_with_the_same_range_have_their_own_order(sample: Sample) -> None:
    assert not np.array_equal(sample.ranks("RUS.withheld"), sample.ranks("USA.withheld"))
    assert not np.array_equal(sample.column("RUS.withheld"), sample.column("USA.withheld"))


def test_the_seed_and_nothing_else_changes_the_draws(small: facts.Scenario, base: facts.Facts) -> None:
    name = "RUS.yars_mobile.launchers"
    one, same, other = (Sample(Lookup(base, small.model_copy(update={"seed": seed}))).column(name) for seed in (7, 7, 8))
    assert one.tobytes() == same.tobytes()
    assert one[0] == other[0]
    assert not np.array_equal(one, other)


def test_an_override_changes_its_own_column_and_no_other(asked: Asked, small: facts.Scenario, base: facts.Facts) -> None:
    override = '\noverrides:\n- {id: RUS.yars_mobile.launchers, best: 150, reason: "to see"}\n'
    plain, changed = (Sample(Lookup(base, scenario)) for scenario in (small, asked(("\nseed: 7\n", f"\nseed: 7{override}"))))
    assert set(changed.column("RUS.yars_mobile.launchers")) == {150.0}
    for name in ("RUS.yars_mobile.loading", "USA.gmd.p_track", "parameters.fratricide"):
        assert plain.column(name).tobytes() == changed.column(name).tobytes()


def test_the_key_of_a_column_names_no_actor_but_its_place(sample: Sample) -> None:
    assert sample.key("USA.withheld") == "withheld#0"
    assert sample.key("RUS.withheld") == "withheld#1"
    assert sample.key("RUS.yars_mobile.launchers") == "yars_mobile.launchers#0"
    assert sample.key("GBR.trident.launchers") == "trident.launchers#1"
    assert sample.key("parameters.fratricide") == "parameters.fratricide"
