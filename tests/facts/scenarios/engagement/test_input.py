"""The numbers of a defence scenario, with their sources; and scenarios by name, by path and in a folder of the user."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.records.fields import replaced
from equipoise.facts.scenarios.engagement.input import places
from tests.samples import ENGAGEMENT, edited


def test_facts_keep_their_source_and_kind_and_the_rest_is_assumed(base: facts.Facts) -> None:
    inputs = facts.engagement_inputs(facts.engagement_scenario(ENGAGEMENT, base), base)
    far = inputs["stocks.far"]
    value = base.quantity("USA.gmd.interceptors").values[-1]
    assert (far.low, far.best, far.high) == (value.low, value.best, value.high)
    assert (far.kind, far.source) == (value.kind, f"USA.gmd.interceptors ({value.source})")
    own = inputs["layers.far.p_track"]
    assert (own.kind, own.source, own.reason, own.is_fixed) == ("assumption", "scenario:mine", "round numbers", True)
    ranged = inputs["layers.far.p_decoy_misclassified"]
    assert (ranged.low, ranged.high, ranged.reason, ranged.is_fixed) == (0.2, 0.9, "no open figure", False)


def test_every_number_of_a_shipped_scenario_has_a_reason_or_a_fact(base: facts.Facts) -> None:
    for name in ("national", "two_classes"):
        for item in facts.engagement_inputs(facts.engagement_scenario(name, base), base).values():
            assert item.reason or item.kind != "assumption", item.name


def test_every_number_has_a_place_of_its_own(base: facts.Facts) -> None:
    names = [place.name for place in places(facts.engagement_scenario("national", base))]
    assert len(names) == len(set(names))


def test_an_unknown_name_is_answered_with_the_nearest(base: facts.Facts) -> None:
    with pytest.raises(InputError) as refused:
        facts.engagement_scenario("nationl", base)
    assert str(refused.value) == "no scenario is called 'nationl'; did you mean 'national'? or give the path of a file"


def test_a_fact_that_is_not_whole_is_refused_for_a_count(tmp_path: Path, base: facts.Facts) -> None:
    quantity = base.quantity("USA.gmd.interceptors")
    half = replaced(quantity.values[-1], best=43.5)
    spoiled = replaced(quantity, values=(half,))
    quantities = {**base.quantities, quantity.id: spoiled}
    changed = dataclasses.replace(base)
    changed.__dict__["quantities"] = quantities
    with pytest.raises(
        InputError, match=r"engagement.yaml:14: USA.gmd.interceptors: 43.5 is impossible: interceptors are whole numbers; give"
    ):
        facts.engagement_scenario(ENGAGEMENT, changed)


def test_a_folder_of_the_user_may_hold_one_and_verify_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios"
    folder.mkdir()
    text = ENGAGEMENT.read_text(encoding="utf-8")
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    base = facts.load(tmp_path)
    assert facts.engagement_scenario("mine", base).title == "Two layers against eight warheads"
    assert facts.problems(tmp_path) == []
    (folder / "mine.yaml").write_text(text.replace("far: USA.gmd.interceptors", "far: USA.gmd.missiles"), encoding="utf-8")
    assert [fault.line for fault in facts.problems(tmp_path)] == [14]


def sentence(tmp_path: Path, base: facts.Facts, *changes: tuple[str, str]) -> str:
    """The refusal of the sample with some texts replaced, without its place; nothing where it is accepted."""
    path = edited(ENGAGEMENT, tmp_path / "mine.yaml", *changes)
    try:
        facts.engagement_scenario(path, base)
    except InputError as refused:
        return refused.what
    return ""


def test_a_raid_is_too_large_by_its_high_ends_and_empty_by_its_best_values(tmp_path: Path, base: facts.Facts) -> None:
    raid = "warheads: 8, decoys: 8"
    many = "warheads: {low: 1, best: 2, high: 5, reason: r}, decoys: {low: 1, best: 2, high: 90000, reason: r}"
    assert sentence(tmp_path, base, (raid, many)) == "a raid of 90,005 objects is too large"
    assert sentence(tmp_path, base, (raid, many.replace("90000", "9"))) == ""
    assert sentence(tmp_path, base, (raid, "warheads: {low: 0, best: 0, high: 5, reason: r}, decoys: 8")) == "the raid has no warhead"
    assert sentence(tmp_path, base, (raid, "warheads: {low: 0, best: 1, high: 5, reason: r}, decoys: 8")) == ""


def test_a_common_picture_is_judged_by_its_best_value(tmp_path: Path, base: facts.Facts) -> None:
    """Its ends may lie on either side of the layer's own; for decoys called warheads less is better, for all else more."""
    called = "integrated: {p_decoy_misclassified: 0.4,"
    better, worse = "{low: 0.3, best: 0.5, high: 0.95, reason: r}", "{low: 0.1, best: 0.7, high: 0.8, reason: r}"
    assert sentence(tmp_path, base, (called, f"integrated: {{p_decoy_misclassified: {better},")) == ""
    wrong = sentence(tmp_path, base, (called, f"integrated: {{p_decoy_misclassified: {worse},"))
    assert wrong == "the common picture is worse than the layer's own: 0.7 against 0.6"
    own = ("p_track: 0.9\n", "p_track: {low: 0.5, best: 0.9, high: 0.95, reason: r}\n")
    for numbers, fault in (("low: 0.4, best: 0.92, high: 0.93", ""), ("low: 0.6, best: 0.85, high: 0.99", "0.85 against 0.9")):
        found = sentence(tmp_path, base, own, (called, f"{called} p_track: {{{numbers}, reason: r}},"))
        assert found == (f"the common picture is worse than the layer's own: {fault}" if fault else "")
