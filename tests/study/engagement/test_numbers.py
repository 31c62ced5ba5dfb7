"""Every number of a defence study has a name."""

from __future__ import annotations

from equipoise import facts, study
from equipoise.study.engagement.numbers import engagement_numbers
from equipoise.study.unit import said
from tests.report import engagements
from tests.samples import ENGAGEMENT

BASE = facts.load()


def test_every_number_of_the_record_has_a_name() -> None:
    record = study.engagement_study(facts.engagement_scenario(ENGAGEMENT, BASE), BASE)
    known = engagement_numbers(record)
    parts = {name.partition(".")[0] for name in known}
    assert parts == {
        "scenario",
        "outcome",
        "classes",
        "branches",
        "layers",
        "integration",
        "curve",
        "provision",
        "grid",
        "ranges",
        "assumed",
    }
    for part, rows in (("branches", record.branches), ("integration", record.integration)):
        assert [known[f"{part}.{n}.mean"].value for n, _ in enumerate(rows, start=1)] == [row.mean for row in rows]
    assert [known[f"curve.p_no_leak@{row.size:g}"].value for row in record.curve] == [row.p_no_leak for row in record.curve]
    aim = record.provision[0].aims[1]
    assert known[f"provision.{record.provision[0].stock_name}.fired_mean@0.9"].value == aim.fired_mean
    assert known["grid.mean@0.25,1.25"].value == record.grid.mean[0][0]
    assert known[f"ranges.{record.ranges[0].name}.mean_low"].value == record.ranges[0].mean_low
    assert known["layers.near.fired_q95"].value == record.layers[1].fired_q95


def test_words_say_where_a_number_stands() -> None:
    known = engagement_numbers(engagements.record())
    assert said(known["branches.2.p_no_leak"]) == "chance that nothing leaks, if warning is lost: 0.1 %"
    assert said(known["provision.far.stock@0.9"]).endswith("for a chance of 90 %, which no size reaches (the one that comes nearest): 17")
    assert said(known["grid.p_no_leak@2,0.5"]) == "chance that nothing leaks, with 2 times the interceptors and 50 % of the misses: none"
    assert (
        said(known["layers.far.saturation.warheads"])
        == "warheads of the smallest raid that exhausts the stock with a probability of one half: 24"
    )
