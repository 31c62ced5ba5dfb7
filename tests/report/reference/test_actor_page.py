"""The page of an actor."""

from __future__ import annotations

from equipoise import facts
from equipoise.facts.queries.coverage import coverages, summed
from equipoise.report.reference.actor_page import actor_page, bar, best, figure


def page(base: facts.Facts, name: str) -> str:
    """The page of one actor."""
    founded = {cell.owner: cell for cell in summed(coverages(base), "owner")}
    return actor_page(base.actors[name], base, founded[name])


def test_every_leg_layer_and_source_of_an_actor_is_told(base: facts.Facts) -> None:
    for name, actor in base.actors.items():
        written = page(base, name)
        assert all(f"`{name}.{part}`" in written for part in (*actor.legs, *actor.layers))
        assert all(f"#{value.source})" in written for quantity in actor.quantities() for value in quantity.values)
        assert "Assumed: " in written


def test_charts_are_blocks_that_markdown_leaves_alone(base: facts.Facts) -> None:
    written = page(base, "RUS")
    assert written.count("<figure") == written.count("</figure>") >= 2
    assert all("\n\n" not in part.split("</figure>")[0] for part in written.split("<figure")[1:])


def test_missing_is_never_zero(base: facts.Facts) -> None:
    assert best(None) is None
    quantity = base.quantity("RUS.yars_mobile.launchers")
    row = bar("Trident", quantity, "#000000")
    assert row.low < row.best < row.high
    assert best(quantity) == row.best
    assert (row.low, row.best, row.high) == tuple(getattr(quantity.values[-1], key) for key in ("low", "best", "high"))


def test_a_figure_has_its_caption() -> None:
    assert figure("Title", "<svg/>", "note") == '<figure class="small"><figcaption>Title</figcaption>\n<svg/>\n<p>note</p></figure>\n'
