"""The figures of the page: which there are, and that mirrors share their scale."""

from __future__ import annotations

from equipoise.report.pages.stability_panels import curve_panels, map_panels, matrix_panels, step_panels
from tests import stabilities

NAMES = {"USA": "United States", "RUS": "Russia", "IND": "India", "PAK": "Pakistan"}


def test_a_matrix_for_each_cell_with_coalitions_apart() -> None:
    panels = matrix_panels(stabilities.record())
    assert panels[0]["heading"] == "Day-to-day alert, riding out"
    assert len(panels) == 4
    assert all("United States and Russia" in panel["svg"] and "out of the other" in panel["svg"] for panel in panels)


def test_six_cells_give_six_matrices_with_the_postures_of_a_doctrine_side_by_side() -> None:
    record = stabilities.six_cells(stabilities.record())
    doctrines = ("riding out", "launch under attack", "launch on warning")
    postures = ("Day-to-day alert", "Generated alert")
    assert [panel["heading"] for panel in matrix_panels(record)] == [f"{posture}, {each}" for each in doctrines for posture in postures]
    assert all("launch under attack" in panel["svg"] for row in curve_panels(record, NAMES) for panel in row["exceedance"])


def test_a_matrix_of_steps_for_each_kind() -> None:
    assert [panel["heading"] for panel in step_panels(stabilities.record())] == ["A step on offence", "A step on defence"]


def test_curves_stand_beside_their_mirrors() -> None:
    rows = curve_panels(stabilities.record(), NAMES)
    assert [row["title"] for row in rows] == ["United States and Russia", "India and Pakistan"]
    assert [panel["heading"] for panel in rows[0]["drawdown"]] == ["United States strikes", "Russia strikes"]
    assert [panel["heading"] for panel in rows[1]["exceedance"]] == ["India retaliates", "Pakistan retaliates"]


def test_maps_stand_beside_their_mirrors() -> None:
    rows = map_panels(stabilities.record(), NAMES)
    assert [row["title"] for row in rows][:2] == [
        "United States and Russia: alert and loading",
        "United States and Russia: defence and cuts",
    ]
    assert [panel["heading"] for panel in rows[0]["panels"]] == ["United States changes", "Russia changes"]
