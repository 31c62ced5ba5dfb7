"""The figures of a reach page: which there are, and what each is told."""

from __future__ import annotations

import numpy as np

from equipoise import facts
from equipoise.report.pages.reach_figures import absentees, altitudes, chances, coasts, globes
from tests.report import arcs


def test_there_is_a_globe_for_each_side_and_it_shows_its_own_flights_only() -> None:
    found = globes(arcs.record(), ())
    assert [panel["heading"] for panel in found] == ["Met by USA", "Met by RUS"]
    assert "Greenland" in found[0]["svg"]
    assert "Greenland" not in found[1]["svg"]
    land = coasts(facts.load().land)
    assert len(globes(arcs.record(), land)[0]["svg"]) > len(found[0]["svg"])


def test_coasts_are_points_on_a_sphere() -> None:
    found = coasts(facts.load().land)
    assert len(found) > 50
    assert all(np.allclose(np.linalg.norm(points, axis=1), 1.0) for points in found)


def test_a_layer_that_fights_alone_shows_the_looks_of_its_own() -> None:
    record = arcs.record()
    integrated = globes(record, ())[0]["svg"]
    record["layers"][0]["integrated"] = False
    assert globes(record, ())[0]["svg"] != integrated


def test_each_flight_has_a_panel() -> None:
    found = altitudes(arcs.record())
    assert [panel["heading"] for panel in found] == [flight["title"] for flight in arcs.record()["flights"]]
    assert "Far layer" in found[0]["svg"]
    assert "Far layer" not in found[1]["svg"]


def test_opportunities_are_those_of_a_side() -> None:
    found = chances(arcs.record())
    assert [panel["heading"] for panel in found] == ["Layers of USA"]
    record = arcs.record()
    record["layers"] = []
    assert chances(record) == []


def test_a_map_is_drawn_once_by_altitude_and_by_time() -> None:
    record = arcs.record()
    assert [panel["heading"] for panel in absentees(record)] == ["Space layer: by altitude", "Space layer: by time to decide"]
    record["space"] *= 2
    assert len(absentees(record)) == 2
    record["space"] = []
    assert absentees(record) == []
