"""Drawdown and exceedance against the matrix at their ends."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.study.stability.record.answers import AnswerCell
from equipoise.study.stability.record.whole import StabilityRecord
from tests import stabilities


def cell(found: StabilityRecord, retaliator: str, adversary: str, posture: str, doctrine: str) -> AnswerCell:
    cells = stabilities.entry(found, retaliator, adversary).cells
    return next(each for each in cells if (each.posture, each.doctrine) == (posture, doctrine))


def test_the_whole_strike_leaves_what_the_matrix_says(record: StabilityRecord) -> None:
    for pair in record.pairs:
        for row in pair.drawdown:
            there = cell(record, row.struck, row.striker, row.posture, row.doctrine)
            assert row.arriving.best[-1] == pytest.approx(there.arriving.best, abs=1e-5)
            assert row.assured.best[-1] == pytest.approx(there.assured.best, abs=1e-5)
            assert np.all(np.diff(np.array(row.arriving.best)) <= 1e-6), "a larger strike leaves no more"
            assert np.all(np.array(row.arriving.best) <= np.array(row.surviving.best) + 1e-6)
            assert row.stop in range(len(row.spent.best))


def test_exceedance_falls_from_certainty_and_sums_to_the_mean(record: StabilityRecord) -> None:
    for row in record.exceedance:
        chances, numbers = np.array(row.best), np.array(row.warheads)
        assert chances[0] == 1.0
        assert np.all(np.diff(chances) <= 1e-9)
        mean = cell(record, row.retaliator, row.adversary, row.posture, row.doctrine).arriving.best
        step = numbers[1] - numbers[0]
        low, high = step * chances[1:].sum(), step * chances.sum()
        assert low - 2 * step <= mean <= high + 2 * step


def test_both_directions_of_every_curve_are_there(record: StabilityRecord) -> None:
    orders = [(row.striker, row.struck) for pair in record.pairs for row in pair.drawdown if row.posture == "generated"]
    assert orders == [("USA", "RUS"), ("RUS", "USA"), ("IND", "PAK"), ("PAK", "IND")]
    assert len(record.exceedance) == 16


def test_bands_stand_in_order_point_by_point_about_draws_and_not_points(record: StabilityRecord) -> None:
    curves = [(row, len(row.warheads)) for row in record.exceedance]
    courses = [row for pair in record.pairs for row in pair.drawdown]
    bands = [band for row in courses for band in (row.spent, row.surviving, row.arriving, row.assured)]
    for row, points in [*curves, *((band, 9) for band in bands)]:
        assert [len(line) for line in (row.best, row.q05, row.q50, row.q95)] == [points] * 4
        low, middle, high = (np.array(line) for line in (row.q05, row.q50, row.q95))
        assert np.all((low <= middle) & (middle <= high))
    assert any((band.q05[-1] or 0.0) < (band.q50[-1] or 0.0) < (band.q95[-1] or 0.0) for band in bands)
