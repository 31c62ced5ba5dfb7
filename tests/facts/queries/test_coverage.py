"""How well the base is founded."""

from __future__ import annotations

import datetime as dt

import pytest

from equipoise import facts
from equipoise.facts.queries.coverage import coverages, stated, summed


def test_every_quantity_is_counted_once(base: facts.Facts) -> None:
    n_stated = sum(cell.n for cell in coverages(base) if cell.owner in base.actors)
    held = [quantity for actor in base.actors.values() for quantity in actor.quantities()]
    plans = [plan for actor in base.actors.values() for layer in actor.layers.values() for plan in layer.planned]
    assert n_stated == len(held) + sum(1 for plan in plans if hasattr(plan, "kind"))


def test_the_newest_default_value_counts(base: facts.Facts) -> None:
    quantity = base.quantity("RUS.sarmat.launchers")
    assert [(name, value) for name, value in stated(quantity, "x")] == [("launchers", quantity.at(dt.date.max))]


def test_sums_and_shares_agree(base: facts.Facts) -> None:
    cells = coverages(base)
    by_owner, by_field = summed(cells, "owner"), summed(cells, "field")
    assert sum(cell.n for cell in by_owner) == sum(cell.n for cell in by_field) == sum(cell.n for cell in cells)
    for cell in (*by_owner, *by_field):
        assert sum(cell.share(kind) for kind in cell.kinds) == pytest.approx(1.0)
        assert cell.n_read <= cell.n - cell.kinds["assumption"], "what is assumed rests on no source that says so"
    assert {cell.owner for cell in by_owner} >= {*base.actors, "parameters", "treaties", "events"}


def test_counts_are_plain_numbers(base: facts.Facts) -> None:
    counts = next(cell for cell in coverages(base) if cell.owner == "parameters").counts()
    assert set(counts) == {"owner", "field", "n", "kinds", "shares", "n_read"}
