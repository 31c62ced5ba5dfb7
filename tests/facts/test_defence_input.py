"""The numbers of a defence scenario, with their sources; and scenarios by name, by path and in a folder of the user."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.defence_input import places
from tests.samples import ENGAGEMENT


def test_facts_keep_their_source_and_kind_and_the_rest_is_assumed(base: facts.Facts) -> None:
    inputs = facts.defence_inputs(facts.defence_scenario(ENGAGEMENT, base), base)
    far = inputs["stocks.far"]
    value = base.quantity("USA.gmd.interceptors").values[-1]
    assert (far.low, far.best, far.high) == (value.low, value.best, value.high)
    assert (far.kind, far.source) == (value.kind, f"USA.gmd.interceptors ({value.source})")
    own = inputs["layers.far.p_track"]
    assert (own.kind, own.source, own.reason, own.is_fixed) == ("assumption", "scenario:mine", "round numbers", True)
    ranged = inputs["layers.far.p_decoy_called"]
    assert (ranged.low, ranged.high, ranged.reason, ranged.is_fixed) == (0.2, 0.9, "no open figure", False)


def test_every_number_of_a_shipped_scenario_has_a_reason_or_a_fact(base: facts.Facts) -> None:
    for name in ("national", "two_classes"):
        for item in facts.defence_inputs(facts.defence_scenario(name, base), base).values():
            assert item.reason or item.kind != "assumption", item.name


def test_every_number_has_a_place_of_its_own(base: facts.Facts) -> None:
    names = [place.name for place in places(facts.defence_scenario("national", base))]
    assert len(names) == len(set(names))


def test_an_unknown_name_is_answered_with_the_nearest(base: facts.Facts) -> None:
    with pytest.raises(InputError) as refused:
        facts.defence_scenario("nationl", base)
    assert str(refused.value) == "no defence scenario is called 'nationl'; did you mean 'national'? or give the path of a file"


def test_a_fact_that_is_not_whole_is_refused_for_a_count(tmp_path: Path, base: facts.Facts) -> None:
    quantity = base.quantity("USA.gmd.interceptors")
    half = quantity.values[-1].model_copy(update={"best": 43.5})
    spoiled = quantity.model_copy(update={"values": (half,)})
    quantities = {**base.quantities, quantity.id: spoiled}
    changed = facts.Facts(
        **{key: getattr(base, key) for key in ("files", "sources", "actors", "parameters", "treaties", "events")},
        exchanges=(),
        factual_claims=(),
        causal_claims=(),
    )
    changed.__dict__["quantities"] = quantities
    with pytest.raises(
        InputError, match=r"engagement.yaml:9: USA.gmd.interceptors: 43.5 is impossible: interceptors are whole numbers; give"
    ):
        facts.defence_scenario(ENGAGEMENT, changed)


def test_a_folder_of_the_user_may_hold_one_and_verify_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "engagements"
    folder.mkdir()
    text = ENGAGEMENT.read_text(encoding="utf-8")
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    base = facts.load(tmp_path)
    assert facts.defence_scenario("mine", base).title == "Two layers against eight warheads"
    assert facts.problems(tmp_path) == []
    (folder / "mine.yaml").write_text(text.replace("far: USA.gmd.interceptors", "far: USA.gmd.missiles"), encoding="utf-8")
    assert [fault.line for fault in facts.problems(tmp_path)] == [9]
