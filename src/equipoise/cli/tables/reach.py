"""The tables of a reach study: time lines, looks, defended area, what a lost sensor changes, space layers."""

from __future__ import annotations

from equipoise.cli.output import Column, show_line, show_table, show_text
from equipoise.report.words.numbers import DASH, NEVER, NONE, minutes, number, rounded
from equipoise.study.reach.record import FootprintRow, LossRow, OpportunityRow, ReachRecord
from equipoise.study.reach.space_record import SpaceFlight, SpaceRow

LINES: tuple[Column, ...] = (("minute", "number"), ("event", "left"))
LOOKS: tuple[Column, ...] = (
    ("flight", "left"),
    ("layer", "left"),
    ("looks,\nown", "number"),
    ("looks,\nintegrated", "number"),
    ("may\nlaunch", "number"),
    ("intercept,\nearliest", "number"),
    ("latest", "number"),
)
AREAS: tuple[Column, ...] = (
    ("flight", "left"),
    ("layer", "left"),
    ("alone,\nmillion km²", "number"),
    ("integrated", "number"),
    ("share of\ncells", "number"),
)
LOSSES: tuple[Column, ...] = (("lost", "left"), ("flight", "left"), ("warning lost,\nminutes", "number"), ("looks lost", "left"))
SPACE: tuple[Column, ...] = (
    ("layer", "left"),
    ("flight", "left"),
    ("orbit,\none in reach", "number"),
    ("of its own\nin reach", "number"),
    ("at the\nworst", "number"),
)


def show_reach(record: ReachRecord) -> None:
    """Print the record of a reach study."""
    show_text(f"{record.scenario.title} ({record.scenario.date})")
    for flight in record.flights:
        show_line("")
        title = f"{flight.name}: {flight.title} ({number(round(flight.range_km))} km), met by {flight.met_by}"
        show_table(LINES, [(minutes(row.time_s, DASH), row.what) for row in flight.timeline], title=title)
    if record.opportunities:
        show_table(LOOKS, [_looks(row) for row in record.opportunities], title="Looks of each layer, and when (minutes; integrated)")
        show_table(AREAS, [_area(row) for row in record.footprints], title="Ground with a look, around the destination")
    changes = [row for loss in record.losses for row in _losses(loss)]
    if changes:
        show_table(LOSSES, changes, title="What the loss of a sensor changes")
    elif record.losses:
        show_text("No sensor changes anything by its loss alone.")
    if record.space:
        title = "Space layers: interceptors in orbit for one in reach of the launch"
        show_table(SPACE, [_space(layer, row) for layer in record.space for row in layer.flights], title=title)
        show_table(*_launches(record), title="Interceptors in orbit for so many launches together from one region, one for each missile")
    show_text(f"{record.assumed} of {len(record.inputs)} inputs are assumptions; --json gives each with its reason and source.")


def _looks(row: OpportunityRow) -> tuple[str, ...]:
    own, shared = row.own, row.integrated
    launch = shared.first_launch_s if shared.looks_s else None
    times = (minutes(launch, DASH), minutes(shared.earliest_s, DASH), minutes(shared.latest_s, DASH))
    return row.flight, row.layer, number(len(own.looks_s)), number(len(shared.looks_s)), *times


def _area(row: FootprintRow) -> tuple[str, ...]:
    areas = (f"{area / 1e6:.2f}" for area in (row.own_km2, row.integrated_km2))
    return row.flight, row.layer, *areas, f"{100 * row.own_share:.0f}–{100 * row.integrated_share:.0f} %"


def _losses(loss: LossRow) -> list[tuple[str, ...]]:
    """The flights that a lost sensor changes."""
    rows: list[tuple[str, ...]] = []
    for row in loss.flights:
        lost = [f"{layer.layer}: {layer.looks_lost}" for layer in row.layers if layer.looks_lost]
        if lost or row.warning_lost_s > 0.5:
            rows.append((loss.sensor, row.flight, minutes(row.warning_lost_s, DASH), ", ".join(lost) or NONE))
    return rows


def _space(layer: SpaceRow, row: SpaceFlight) -> tuple[str, ...]:
    return layer.name, row.flight, rounded(row.absentee, NEVER), f"{row.in_reach_mean:.1f}", number(row.in_reach_least)


def _launches(record: ReachRecord) -> tuple[tuple[Column, ...], list[tuple[str, ...]]]:
    """Launches across, flights down."""
    counts = sorted({row.n_launches for layer in record.space for row in layer.launches})
    columns: tuple[Column, ...] = (("layer", "left"), ("flight", "left"), *((f"{n:,}", "number") for n in counts))
    rows: list[tuple[str, ...]] = []
    for layer in record.space:
        for flight in layer.flights:
            asked = {row.n_launches: row.n_in_orbit for row in layer.launches if row.flight == flight.flight}
            rows.append((layer.name, flight.flight, *(rounded(asked[n], NEVER) if n in asked else "" for n in counts)))
    return columns, rows
