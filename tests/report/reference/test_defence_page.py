"""The page of a missile-defence system."""

from __future__ import annotations

import re

from equipoise import facts
from equipoise.report.reference.defence_page import defence_page, summary


def test_every_system_tells_its_record_and_what_is_absent(base: facts.Facts) -> None:
    assert base.defences
    for defence in base.defences.values():
        written = defence_page(defence, base)
        assert f"`defences/{defence.id}.yaml`" in written
        assert "- Absent: " in written
        assert written.count("<figure") == bool(defence.trials)
        assert all(f"#{trial.source})" in written for trial in defence.trials)


def test_a_system_of_a_layer_brings_the_values_of_the_layer(base: facts.Facts) -> None:
    written = defence_page(base.defences["gmd"], base)
    assert "## As the layer `USA.gmd` of a study" in written
    assert "kill probability" in written


def test_the_list_has_counts_never_rates(base: facts.Facts) -> None:
    row = summary(base.defences["gmd"], base)
    assert row[:2] == ["[Ground-based Midcourse Defense](defences/gmd.md)", "USA"]
    assert row[3] == "44"
    assert re.fullmatch(r"(\d+ of \d+(; )?)+", row[4])
