"""The base: everything by id, with the nearest known name for what is not there."""

from __future__ import annotations

import pytest

from equipoise import facts
from equipoise.errors import InputError


def test_ids_are_unique_and_found(base: facts.Facts) -> None:
    ids = base.ids()
    assert len(ids) == len(set(ids)) == len(base.quantities)
    assert all(base.quantity(name).id == name for name in ids)
    assert {"RUS.yars_mobile.launchers", "USA.gmd.interceptors", "USA.sspk_silo", "USA.totals.deployed", "parameters.kill_if_found"} <= set(
        ids
    )


def test_the_nine_actors_are_there(base: facts.Facts) -> None:
    assert list(base.actors) == ["CHN", "FRA", "GBR", "IND", "ISR", "PAK", "PRK", "RUS", "USA"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("RUS.yars_mobile.lanchers", "unknown quantity 'RUS.yars_mobile.lanchers'; did you mean 'RUS.yars_mobile.launchers'?"),
        (
            "RUT.yars_mobile.launchers",
            "unknown actor 'RUT' in 'RUT.yars_mobile.launchers'; "
            "use one of CHN, FRA, GBR, IND, ISR, PAK, PRK, RUS, USA, defences, parameters, programmes, sensors",
        ),
        ("everything", "unknown quantity 'everything'; see the list of ids that 'equipoise facts list' prints"),
    ],
)
def test_an_unknown_id_is_refused(base: facts.Facts, name: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        base.quantity(name)
    assert str(caught.value) == message


def test_an_unknown_treaty_or_source_is_refused(base: facts.Facts) -> None:
    with pytest.raises(InputError, match="unknown treaty 'new_strat'; did you mean 'new_start'"):
        base.treaty("new_strat")
    with pytest.raises(InputError, match="unknown source 'wu_2002'; did you mean 'wu_2020'"):
        base.source("wu_2002")


def test_every_value_is_complete(base: facts.Facts) -> None:
    for quantity in base.quantities.values():
        for value in quantity.values:
            assert value.low <= value.best <= value.high
            assert value.source in base.sources
            assert value.line > 0
            assert value.file.startswith("data/")


def test_what_was_not_seen_is_an_assumption(base: facts.Facts) -> None:
    for quantity in base.quantities.values():
        for value in quantity.values:
            if base.source(value.source).obtained == "not-seen" or value.source == "equipoise_judgement":
                assert value.kind == "assumption", quantity.id


def test_claims_are_the_factual_then_the_causal_ones(base: facts.Facts) -> None:
    assert base.claims == (*base.factual_claims, *base.causal_claims)
