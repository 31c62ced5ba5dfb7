"""Actors, legs and layers: what a file must and must not say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.facts.records.actor import above_ceiling, held
from equipoise.facts.records.fields import replaced


@pytest.mark.parametrize(
    ("relative", "old", "new", "message"),
    [
        (
            "actors/RUS.yaml",
            "best: 5.6, high: 7,",
            "best: 5.6, high: 11,",
            "RUS.voevoda.loading: loading 11 warheads per launcher (high) is above the upload ceiling 10; lower the loading, or raise",
        ),
        (
            "actors/RUS.yaml",
            "low: 4, best: 5.6, high: 7,",
            "low: 4, best: 12, high: 12,",
            "RUS.voevoda.loading: loading 12 warheads per launcher (best) is above the upload ceiling 10; lower the loading",
        ),
        (
            "actors/IND.yaml",
            "range_class: theatre\n    penetration_class: gravity\n    accountable: null\n    range:",
            "range_class: intercontinental\n    penetration_class: gravity\n    accountable: null\n    range:",
            "only a leg of theatre range states a 'range'; remove it",
        ),
        (
            "actors/RUS.yaml",
            "range_class: intercontinental",
            "range_class: theatre",
            "a leg of theatre range needs 'range'; add its range in km",
        ),
        (
            "actors/GBR.yaml",
            "    launchers_per_platform:\n    - {",
            "    # - {",
            "a submarine leg needs 'launchers_per_platform'; add",
        ),
        (
            "actors/GBR.yaml",
            "basing: submarine",
            "basing: silo",
            "only a submarine or rail_mobile leg has 'launchers_per_platform'; remove it",
        ),
        (
            "actors/GBR.yaml",
            "basing: submarine",
            "basing: rail",
            "'basing': input should be 'silo', 'road_mobile', 'submarine', 'bomber' or 'rail_mobile', not 'rail'",
        ),
        ("actors/GBR.yaml", "accountable: null", "accountable: start1", "'accountable': input should be 'new_start', not 'start1'"),
        ("actors/GBR.yaml", "    accountable: null\n", "", "the key 'accountable' is missing in legs.trident; add 'accountable: …'"),
        ("actors/GBR.yaml", "  trident:", "  Trident-2:", "'[key]': string should match pattern"),
        ("actors/GBR.yaml", "  trident:", "  withheld:", "the name 'withheld' is used twice in GBR; rename the leg or the layer"),
        (
            "actors/USA.yaml",
            "range_class: intercontinental  # carried",
            "range_class: theatre  # carried",
            "a class of theatre range needs 'range'; add its range in km",
        ),
        (
            "actors/USA.yaml",
            "    weapons:\n",
            "    range:\n    - {since: 2020-01-01, unit: km, low: 1, best: 1, high: 1, kind: estimate, source: fas_us25}\n    weapons:\n",
            "only a class of theatre range states a 'range'; remove it",
        ),
        (
            "actors/USA.yaml",
            "    weapons:\n",
            "    missiles:\n",
            "unknown key 'missiles'; use one of name, penetration_class, range, range_class, reliability, sspk_silo, sspk_soft, weapons",
        ),
        ("actors/GBR.yaml", "id: GBR", "id: UK", "'id': string should match pattern"),
        ("actors/GBR.yaml", "layers: {}", "layers: []", "'layers': input should be a valid dictionary"),
        (
            "actors/GBR.yaml",
            "  trident:",
            "  trident: 3\n  other:",
            "'trident': a mapping of keys to values is expected, not 3",
        ),
        ("actors/GBR.yaml", "unit: m, low: 90", "unit: km, low: 90", "GBR.trident.cep is given in 'km'; give it in 'm'"),
        ("actors/GBR.yaml", "unit: m, low: 90", "unit: m, low: 0", "low 0 is impossible: m must be at least 1; give a value inside"),
        ("actors/USA.yaml", "engages: [ballistic]", "engages: [ballistik]", "'engages': input should be 'ballistic', 'boost_glide'"),
        (
            "actors/USA.yaml",
            "source: ngi_delay",
            "source: ngi_dela",
            "unknown source 'ngi_dela'; add it to sources.yaml (did you mean 'ngi_delay'?)",
        ),
    ],
)
def test_what_an_actor_cannot_be_is_refused(spoiled: Callable[..., str], relative: str, old: str, new: str, message: str) -> None:
    sentence = spoiled(relative, old, new)
    place, _, what = sentence.partition(": ")
    assert what.startswith(message)
    assert place.startswith(f"{relative}:")


def test_legs_and_layers_have_ids(base: facts.Facts) -> None:
    russia = base.actors["RUS"]
    assert russia.legs["yars_mobile"].launchers.id == "RUS.yars_mobile.launchers"
    assert base.actors["USA"].layers["gmd"].interceptors.id == "USA.gmd.interceptors"
    assert russia.capabilities.sspk_silo.id == "RUS.sspk_silo"
    assert russia.totals.deployed.id == "RUS.totals.deployed"
    assert {quantity.id for quantity in held(russia.totals)} <= {quantity.id for quantity in russia.quantities()}


def test_the_ceiling_itself_is_allowed(base: facts.Facts) -> None:
    leg = base.actors["FRA"].legs["m51"]
    loading, ceiling = leg.loading.values[0], leg.upload_ceiling.values[0]
    assert loading.high == ceiling.high
    assert above_ceiling("a", loading, ceiling) == ""
    assert above_ceiling("a", replaced(loading, best=6.1), ceiling) == (
        "a: loading 6.1 warheads per launcher (best) is above the upload ceiling 6"
    )


@pytest.mark.parametrize(
    ("legs", "published"),
    [
        (("voevoda", "avangard", "topol_m_silo", "topol_m_mobile", "yars_silo", "yars_mobile", "sarmat"), 892),
        (("sineva", "bulava"), 704),
        (("tu95", "tu160"), 200),
    ],
)
def test_russian_legs_add_to_the_published_groups(base: facts.Facts, legs: tuple[str, ...], published: float) -> None:
    date = facts.scenario("today", base).date
    russia = base.actors["RUS"].legs
    total = sum(russia[leg].launchers.at(date).best * russia[leg].loading.at(date).best for leg in legs)
    assert total == pytest.approx(published, abs=1.5)


def test_every_leg_states_a_yield_and_an_accuracy_and_a_class_has_one_range_whoever_owns_it(base: facts.Facts) -> None:
    legs = [leg for actor in base.actors.values() for leg in actor.legs.values()]
    assert all(leg.yield_kt is not None and leg.cep is not None for leg in legs)
    assumed: dict[tuple[str, bool, str], set[tuple[float, float]]] = {}
    for leg in legs:
        value = leg.cep.values[0] if leg.cep else None
        if value and value.kind == "assumption" and leg.penetration_class != "boost_glide" and "lofted" not in value.note:
            here = "submarine" if leg.basing == "submarine" else leg.range_class if leg.basing != "bomber" else "theatre"
            same = (leg.penetration_class, leg.basing == "submarine", here if leg.penetration_class == "ballistic" else "")
            assumed.setdefault(same, set()).add((value.low, value.high))
    assert all(len(ranges) == 1 for ranges in assumed.values()), assumed
    assert len(assumed) == 5, "intercontinental, of submarines, of theatre range, cruise, gravity"
