from __future__ import annotations

import numpy as np

from equipoise import facts
from equipoise.report.figures.figure import Subject
from equipoise.report.figures.reach.globes import coasts, figures
from tests.report import arcs
from tests.report.figures.subjects import headings, subject


def test_there_is_a_globe_for_each_side_and_it_shows_its_own_flights_only() -> None:
    (globes,) = figures(subject(arcs.record()))
    assert headings(globes) == ["Met by USA", "Met by RUS"]
    assert "Greenland" in globes.panels[0].svg
    assert "Greenland" not in globes.panels[1].svg
    (with_land,) = figures(Subject(arcs.record(), {}, coasts(facts.load().land)))
    assert len(with_land.panels[0].svg) > len(globes.panels[0].svg)


def test_coasts_are_points_on_a_sphere() -> None:
    lines = coasts(facts.load().land)
    assert len(lines) > 50
    assert all(np.allclose(np.linalg.norm(points, axis=1), 1.0) for points in lines)


def test_a_layer_that_fights_alone_shows_the_looks_of_its_own() -> None:
    record = arcs.record()
    integrated = figures(subject(record))[0].panels[0].svg
    alone = arcs.record(layers=[arcs.tree()["layers"][0] | {"integrated": False}])
    assert figures(subject(alone))[0].panels[0].svg != integrated
