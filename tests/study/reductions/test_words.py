"""Numbers of a record in words."""

from __future__ import annotations

from equipoise import study
from equipoise.study.reductions.record import Bands, Curves, FloorPair, SchedulePair
from equipoise.study.reductions.words import arriving_words, assured_words, change_words, floor_words, force_words, share_words


def test_a_floor_states_best_estimate_and_range_as_share_and_in_warheads(results: study.Results) -> None:
    pair = results.record.pairs[0]
    assert isinstance(pair, FloorPair)
    share, warheads = pair.floor.share, pair.floor.warheads
    text = floor_words(pair.floor, 2, 64)
    best, count = share.best[2], warheads.best[2]
    assert best is not None
    assert text.startswith(f"the smallest sufficient share of the present force at 64 interceptors: {best:.3g} ({count:,.0f} warheads)")
    for middle in (share.q50[2], warheads.q50[2]):
        assert f"median {middle:,.4g}" in text


def test_a_floor_that_is_not_reached_says_so() -> None:
    nothing = Bands(**dict.fromkeys(Bands.model_fields, (None,)))
    text = floor_words(Curves(share=nothing, warheads=nothing), 0, 0)
    assert "at 0 interceptors: none at best estimates; over the draws none to none (5th to 95th percentile), in warheads none" in text


def test_a_force_and_a_difference_are_in_warheads(results: study.Results) -> None:
    first, scheduled = results.record.pairs[0], results.record.pairs[2]
    assert isinstance(scheduled, SchedulePair)
    assert force_words(first).startswith(f"{first.force.warheads.best:,.0f} warheads at best estimates; over the draws ")
    assert change_words(scheduled.schedule).endswith(
        f" warheads more against the coalition, at {scheduled.schedule.difference_level} interceptors"
    )


def test_a_cell_says_what_arrives_and_how_surely_it_is_enough(results: study.Results) -> None:
    cell = results.record.pairs[0].cells[0]
    assert arriving_words(cell).startswith(f"{cell.arriving.best.mean:.1f} warheads arrive on average at best estimates; over the draws ")
    assert f"probability {cell.assured.best:.3f} at best estimates" in assured_words(cell)


def test_a_share_counts_its_draws() -> None:
    assert share_words(0.0, 12) == "holds in 0 of the 12 draws"
    assert share_words(0.25, 12) == "holds in 3 of the 12 draws (25.0 %)"
