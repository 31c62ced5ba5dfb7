"""Kernels of the looks: the edges of sight and of intercept, on small series written out by hand."""

from __future__ import annotations

import numpy as np

from equipoise.core.physics.intercept import looks as engagement

TIME = np.array([0.0, 10.0, 20.0, 30.0, 40.0])
GONE = -1e30


def test_sight_begins_where_the_margin_crosses_nothing() -> None:
    assert engagement.first_inside(TIME, np.array([-1.0, -1.0, 3.0, 1.0, -1.0])) == 12.5
    assert engagement.first_inside(TIME, np.array([0.0, -1.0, 3.0, 1.0, -1.0])) == 0.0
    assert engagement.first_inside(TIME, np.full(5, -1.0)) == np.inf


def test_the_first_and_the_last_intercept_lie_between_samples() -> None:
    latest = np.array([GONE, -10.0, 10.0, 20.0, 12.0])
    assert engagement.next_intercept(TIME, latest, -10.0) == 10.0
    assert engagement.next_intercept(TIME, latest, 0.0) == 15.0
    assert engagement.next_intercept(TIME, latest, 25.0) == np.inf
    assert engagement.last_intercept(TIME, latest, 0.0) == 40.0
    assert engagement.last_intercept(TIME, latest, 16.0) == 35.0
    assert engagement.last_intercept(TIME, latest, 25.0) == -np.inf


def test_an_intercept_begins_at_a_sample_where_reach_begins() -> None:
    latest = np.array([GONE, GONE, 10.0, GONE, 30.0])
    assert engagement.next_intercept(TIME, latest, 5.0) == 20.0
    assert engagement.next_intercept(TIME, latest, 15.0) == 40.0
    assert engagement.last_intercept(TIME, latest, 5.0) == 40.0
    assert engagement.last_intercept(TIME[:4], latest[:4], 5.0) == 20.0
