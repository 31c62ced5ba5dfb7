"""What is drawn on the globe, one function for each kind of thing: the ground, footprints, sensors, flights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from equipoise.core.physics.region import directions
from equipoise.report.drawing.globe_scene import Cell, Radar, beam_edge, runs, sight, spot, track
from equipoise.report.drawing.orthographic import Points, Ring, View, areas, hidden, pieces
from equipoise.report.drawing.theme import ACCENT, INK, MUTED, PAPER, actor_colour
from equipoise.study.reach.flight_record import FlightRow

SEA, LAND, COAST, NET = "#eaf0f2", "#ddd5c4", "#a59c88", "#c3ccd2"
SHADES = {0: "#f4f1ea", 1: "#bcd3dd", 2: "#84b0c3", 3: "#43809c", 4: ACCENT}
MOST = max(SHADES)
SPOKES = 12
GRID_DEG, FINE_DEG, LAST_DEG = 15.0, 3.0, 75.0
PATH: dict[str, Any] = {"color": INK, "linewidth": 2.2}
BEHIND: dict[str, Any] = {"color": MUTED, "linewidth": 1.2, "linestyle": (0, (3, 3))}
SHADOW: dict[str, Any] = {"color": INK, "linewidth": 0.9, "linestyle": (0, (1, 2))}
SIGHT: dict[str, Any] = {"linewidth": 1.0}
BEAM: dict[str, Any] = {"linewidth": 0.8, "linestyle": (0, (1, 2.5))}


def ground(axes: Axes, land: Sequence[Points], place: View) -> None:
    """Sea, land, coasts, the net of latitudes and longitudes, and the edge of the globe."""
    turn = np.linspace(0.0, 2.0 * np.pi, 181)
    disc = np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    fill(axes, [disc], SEA, zorder=0)
    fill(axes, [ring for outline in land for ring in areas(place, [outline])], LAND, zorder=0.1)
    lines(axes, _near(place, _net()), zorder=0.5, color=NET, linewidth=0.5)
    lines(axes, _near(place, [_closed(outline) for outline in land]), zorder=1.5, color=COAST, linewidth=0.4)
    lines(axes, [disc], zorder=4, color=MUTED, linewidth=0.8)


def footprints(axes: Axes, looks: Mapping[Cell, int], step_deg: float, place: View) -> None:
    """Cells, darker for more looks."""
    rings: dict[int, list[Ring]] = {}
    for run in runs(looks, step_deg, MOST):
        rings.setdefault(run.looks, []).extend(areas(place, [run.ring]))
    for shade, shapes in sorted(rings.items()):
        fill(axes, shapes, SHADES[shade], zorder=1)


def sensor(axes: Axes, data: Radar, place: View, altitude_km: float) -> None:
    """The circle on the ground within which a radar sees an object, and the fan of its lowest beam up to where it ends."""
    colour = actor_colour(data.side)
    inside = sight(data, altitude_km)
    if inside is not None:
        fill(axes, areas(place, [inside]), colour, zorder=0.9, alpha=0.1)  # below the cells, whose shades have a key
        lines(axes, _near(place, [_closed(inside)]), zorder=2.1, color=colour, **SIGHT)
    edge, foot = beam_edge(data), spot(data.latitude_deg, data.longitude_deg)
    seen = place.seen(_closed(edge))
    lines(axes, pieces(seen, ~hidden(seen)), zorder=4.5, color=colour, **BEAM)
    spokes = [place.seen(np.concatenate([foot, [spoke]])) for spoke in edge[:: len(edge) // SPOKES]]
    lines(axes, [spoke for spoke in spokes if not hidden(spoke).any()], zorder=4.5, color=colour, linewidth=0.4, alpha=0.35)
    (x, y, near) = place.seen(foot)[0]
    if near > 0.0:
        axes.plot([x], [y], color=colour, marker="^", markersize=6, markeredgecolor=PAPER, markeredgewidth=0.8, zorder=6)


def flight(axes: Axes, data: FlightRow, place: View) -> None:
    """An arc, its track on the ground, and the height of its highest point; dashed where the globe hides it."""
    points = track(data)
    seen, below = place.seen(points), place.seen(points / np.linalg.norm(points, axis=1)[:, np.newaxis])
    behind = hidden(seen)
    lines(axes, pieces(below, below[:, 2] >= 0.0), zorder=4.6, **SHADOW)
    lines(axes, pieces(seen, ~behind), zorder=5, **PATH)
    lines(axes, pieces(seen, behind), zorder=3, **BEHIND)
    top = int(np.argmax(np.linalg.norm(points, axis=1)))
    if not behind[top]:
        if below[top, 2] >= 0.0:
            lines(axes, [np.stack([below[top], seen[top]])], zorder=4.6, color=INK, linewidth=0.9)
        axes.plot(*seen[top, :2, np.newaxis], color=PAPER, marker="o", markersize=6, markeredgecolor=INK, markeredgewidth=1.4, zorder=6)


def fill(axes: Axes, rings: Sequence[Ring], colour: str, *, zorder: float, alpha: float = 1.0) -> None:
    """Rings as one shape; nothing for none."""
    if rings:
        path = Path.make_compound_path(*(Path(_closed(ring), closed=True) for ring in rings))
        axes.add_patch(PathPatch(path, facecolor=colour, alpha=alpha, linewidth=0, zorder=zorder))


def lines(axes: Axes, parts: Sequence[Float[np.ndarray, "n k"]], *, color: str, zorder: float, **looks: Any) -> None:
    """Lines on the disc as one shape; nothing for none."""
    if parts:
        path = Path.make_compound_path(*(Path(part[:, :2]) for part in parts))
        axes.add_patch(PathPatch(path, facecolor="none", edgecolor=color, zorder=zorder, capstyle="butt", **looks))


def _near(place: View, ways: Sequence[Points]) -> list[Points]:
    """The parts of lines on the ground that lie on the near half, as seen."""
    seen = [place.seen(way) for way in ways]
    return [piece for way in seen for piece in pieces(way, way[:, 2] >= 0.0)]


def _net() -> list[Points]:
    """Circles of latitude and halves of meridians."""
    around, along = np.arange(-180.0, 180.1, FINE_DEG), np.arange(-LAST_DEG, LAST_DEG + 0.1, FINE_DEG)
    parallels = [directions(np.full_like(around, angle), around) for angle in np.arange(-LAST_DEG, LAST_DEG + 0.1, GRID_DEG)]
    return parallels + [directions(along, np.full_like(along, angle)) for angle in np.arange(-180.0, 179.0, GRID_DEG)]


def _closed(ring: Float[np.ndarray, "n k"]) -> Float[np.ndarray, "m k"]:
    return np.concatenate([ring, ring[:1]])
