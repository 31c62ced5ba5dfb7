"""Altitude against time: who sees a flight when, and when a layer can meet it."""

from __future__ import annotations

from equipoise.report.drawing.charts.altitude_time import AltitudeTime, altitude_time_figure
from equipoise.report.figures.figure import Figure, Panel, Place, Subject
from equipoise.report.words.wording import capital

PLACE = Place("seen", 2)


def figures(subject: Subject) -> list[Figure]:
    """Each flight, on axes of its own: a glide would be a line on those of a ballistic arc."""
    record = subject.record
    parts = record.sensors, record.layers, record.opportunities
    return [
        Figure(
            "Altitude against time",
            "One panel for each flight, each on axes of its own; below, and in the time lines: who sees it when, and when a layer can "
            "meet it, on its own radars unless it is integrated.",
            [
                Panel(altitude_time_figure(AltitudeTime(f"altitude-{flight.name}", flight, *parts)), capital(flight.title))
                for flight in record.flights
            ],
            "Unit: kilometres; minutes since lift-off. Source: this run.",
            layout="tops",
        )
    ]
