"""What differs between two dates."""

from __future__ import annotations

import datetime as dt

from equipoise import facts
from equipoise.facts.queries.difference import differences

TODAY = dt.date(2026, 11, 22)


def test_a_date_does_not_differ_from_itself(base: facts.Facts) -> None:
    found = differences(base, TODAY, TODAY)
    assert found.values == ()
    assert found.statuses == ()


def test_a_value_that_changed_has_both_sides_and_their_sources(base: facts.Facts) -> None:
    found = {item.id: item for item in differences(base, dt.date(2024, 10, 1), TODAY).values}
    item = found["RUS.sarmat.launchers"]
    assert item.before
    assert item.after
    assert item.before.since < item.after.since
    assert {item.before.source, item.after.source} <= set(base.sources)


def test_a_value_that_begins_later_has_no_earlier_side(base: facts.Facts) -> None:
    before = base.quantity("USA.gmd.interceptors").values[0].since - dt.timedelta(days=1)
    found = {item.id: item for item in differences(base, before, TODAY).values}
    assert found["USA.gmd.interceptors"].before is None
    assert found["USA.gmd.interceptors"].after == base.quantity("USA.gmd.interceptors").at(TODAY)


def test_a_party_and_the_treaty_differ_apart(base: facts.Facts) -> None:
    found = differences(base, dt.date(2023, 1, 1), dt.date(2024, 1, 1)).statuses
    ours = [(item.party, item.after.status) for item in found if item.treaty == "new_start" and item.after]
    assert ours == [("RUS", "suspended")]
    found = differences(base, dt.date(2024, 1, 1), TODAY).statuses
    ours = [(item.party, item.after.status) for item in found if item.treaty == "new_start" and item.after]
    assert ours == [(None, "expired")]
