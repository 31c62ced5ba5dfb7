"""How many interceptors must be in orbit for one in reach of a launch."""

from __future__ import annotations

from equipoise.report.drawing.charts.absentee import Absentee, absentee_figure
from equipoise.report.drawing.tint_key import multiple_key
from equipoise.report.figures.figure import Figure, Panel, Place, Subject, Tints
from equipoise.report.words.wording import capital
from equipoise.study.reach.space_record import SpaceMap

PLACE = Place("space")
AXES = (("altitudes_km", "altitude"), ("decisions_s", "time to decide"))


def figures(subject: Subject) -> list[Figure]:
    """For each space layer: the multiple over latitude and altitude, and over latitude and the time to decide; the same map once."""
    panels: list[Panel] = []
    maps: list[SpaceMap] = []
    for layer in subject.record.space:
        if layer.map in maps:
            continue
        maps.append(layer.map)
        for axis, words in AXES:
            drawing = absentee_figure(Absentee(f"absentee-{layer.name}-{axis}", layer.title, layer.map, axis))
            panels.append(Panel(drawing, capital(f"{layer.title}: by {words}")))
    return [
        Figure(
            "Interceptors in orbit for one in reach",
            "Over the latitude of the launch, and the altitude of the orbit or the time to decide. Layers with the same numbers share a "
            "map.",
            panels,
            "Against the shortest boost of the flights that the side meets. Contours: numbers in orbit. Source: this run.",
            tints=Tints("In orbit for one in reach", multiple_key()),
            layout="tops",
        )
    ]
