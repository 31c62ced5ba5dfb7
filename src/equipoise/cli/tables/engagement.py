"""The tables of a defence study: headline, branches, layers, steps of integration, what it would take, what decides."""

from __future__ import annotations

from collections.abc import Sequence

from equipoise.cli.output import Column, show_line, show_table, show_text
from equipoise.report.words.numbers import BARE, hundredths, number, percent, share
from equipoise.study.engagement.record import (
    BranchRow,
    ClassRow,
    EngagementRecord,
    Grid,
    LayerRow,
    Leakers,
    ProvisionRow,
    RangeRow,
    StepRow,
    Stocked,
)

MOST_RANGES = 8
NOTHING = 5e-4
LEAK: tuple[Column, ...] = (("mean", "number"), ("5–95 %", "number"), ("no leak", "number"), ("at most\none", "number"))
BRANCHES: tuple[Column, ...] = (("branch", "left"), ("probability", "number"), *LEAK)
CLASSES: tuple[Column, ...] = (("class", "left"), ("warheads", "number"), ("decoys", "number"), *LEAK)
LAYERS: tuple[Column, ...] = (
    ("layer", "left"),
    ("in stock", "number"),
    ("fired on\naverage", "number"),
    ("5–95 %", "number"),
    ("stock\nexhausted", "number"),
    ("saturated by\nwarheads", "number"),
)
STEPS: tuple[Column, ...] = (("step", "left"), ("mean", "number"), ("change", "number"), ("95 %", "number"), ("no leak", "number"))
RANGES: tuple[Column, ...] = (
    ("input", "left"),
    ("range", "number"),
    ("mean\nat low", "number"),
    ("mean\nat high", "number"),
    ("no leak,\nlow to high", "number"),
)


def show_engagement(record: EngagementRecord) -> None:
    """Print the record of a defence study."""
    scenario, outcome = record.scenario, record.outcome
    show_text(
        f"{scenario.title} ({scenario.date}): {number(scenario.warheads)} warheads and {number(scenario.decoys)} decoys, "
        f"layers {scenario.integration}"
    )
    _headline(record)
    derived = [f"{row.name} from {row.reach_layer}" for row in record.geometry if row.reach_layer]
    if derived:
        given = [row.name for row in record.geometry if not row.reach_layer]
        show_text(f"Reach and looks by geometry: {', '.join(derived)}{'; given: ' + ', '.join(given) if given else ''}.")
    show_line("")
    show_table(BRANCHES, [_branch(row) for row in record.branches], title="If it works, and if it fails: warheads that leak")
    if len(record.classes) > 1:
        show_table(CLASSES, [_class(row) for row in record.classes], title="By class, all branches together")
    show_table(LAYERS, [_layer(row) for row in record.layers], title="Interceptors by layer")
    title = "What integration buys, and what it costs: warheads that leak after each step"
    show_table(STEPS, [_step(row, first=place == 0) for place, row in enumerate(record.integration)], title=title)
    show_table(*_map(record.grid), title="What it would take: chance of no leak, in %, by interceptors (across) and misses (down)")
    _provision(record.provision)
    if record.ranges:
        title = f"What decides: mean leakers with one input at either end of its range (best values: {hundredths(outcome.mean)})"
        show_table(RANGES, [_range(row) for row in record.ranges[:MOST_RANGES]], title=title)
    show_text(f"{record.assumed} of {len(record.inputs)} inputs are assumptions; --json gives each with its reason and source.")
    if outcome.missing > 1e-9:
        show_text(f"Certified: each probability is within {outcome.missing:.1e} of the exact one.")


def _headline(record: EngagementRecord) -> None:
    """The chance that nothing leaks where everything works, at the worst, and over all branches."""
    works = [row for row in record.branches if not row.failed]
    worst = max(record.branches, key=lambda row: row.mean)
    for words, rows in (("If everything works", works), (f"If {worst.name}", [worst] if worst.failed else [])):
        for row in rows:
            show_text(
                f"{words} ({share(row.probability, 1)}): {hundredths(row.mean)} leak on average, {row.q95} at the 95 % quantile, "
                f"none with a probability of {share(row.p_no_leak, 1)}."
            )
    outcome = record.outcome
    show_text(
        f"All branches together: {hundredths(outcome.mean)} on average, none {share(outcome.p_no_leak, 1)}, at most one "
        f"{share(outcome.p_at_most_one, 1)}."
    )


def _leak(row: Leakers) -> tuple[str, ...]:
    return hundredths(row.mean), f"{row.q05}–{row.q95}", share(row.p_no_leak, 1), share(row.p_at_most_one, 1)


def _branch(row: BranchRow) -> tuple[str, ...]:
    return (row.name, share(row.probability, 1), *_leak(row))


def _class(row: ClassRow) -> tuple[str, ...]:
    return (row.name, number(row.warheads), number(row.decoys), *_leak(row))


def _layer(row: LayerRow) -> tuple[str, ...]:
    exhausted = "shared" if row.p_exhausted is None else share(row.p_exhausted, 1)
    saturated = "not found" if row.saturation is None else number(row.saturation.warheads)
    fired = f"{row.fired_q05}–{row.fired_q95}"
    return row.title, number(row.stock), hundredths(row.fired_mean), fired, exhausted, saturated


def _step(row: StepRow, *, first: bool) -> tuple[str, ...]:
    change = "" if first else "±0" if abs(row.change) < NOTHING else f"{row.change:+.2f}"
    return row.name, hundredths(row.mean), change, number(row.q95), share(row.p_no_leak, 1)


def _map(grid: Grid) -> tuple[tuple[Column, ...], list[tuple[str, ...]]]:
    """The map, the most misses on top."""
    columns: tuple[Column, ...] = (("misses", "number"), *((f"×{more:g}", "number") for more in grid.stocks))
    rows = [(f"{misses * 100:.0f} %", *(_cell(value) for value in row)) for misses, row in zip(grid.misses, grid.p_no_leak, strict=True)]
    return columns, rows


def _cell(value: float | None) -> str:
    return "–" if value is None else percent(value, BARE)


def _provision(rows: Sequence[ProvisionRow]) -> None:
    """Print what each aim takes of each stock, and why a stock was not sought."""
    sought = [(row, row.best) for row in rows if row.best]
    if sought:
        aims = [f"{100 * aim.wanted:g} %" for aim in sought[0][0].aims]
        columns: tuple[Column, ...] = (("stock", "left"), ("in stock", "number"), ("fired on\naverage", "number"))
        columns += (*((f"in stock\nfor {aim}", "number") for aim in aims), ("best, in\nstock for it", "number"))
        title = "Interceptors in stock for a chance of no leak, other stocks as they are"
        show_table(columns, [_stock(*each) for each in sought], title=title)
        show_text("In brackets: fired on average of a stock of that size. –: no size of this stock reaches the chance.")
    for row in rows:
        if row.left_out:
            show_text(f"Sizes of the stock {row.stock_name} were not sought: {row.left_out}.")
    show_line("")


def _stock(row: ProvisionRow, best: Stocked) -> tuple[str, ...]:
    aims = (f"{number(aim.stock)} ({hundredths(aim.fired_mean)})" if aim.reached else "–" for aim in row.aims)
    return (
        row.stock_name,
        number(row.stock),
        hundredths(row.fired_mean),
        *aims,
        f"{share(best.p_no_leak, 1)}, {number(best.stock)}",
    )


def _range(row: RangeRow) -> tuple[str, ...]:
    ends = f"{share(row.p_no_leak_low, 1)} to {share(row.p_no_leak_high, 1)}"
    return row.label, f"{row.low:g}–{row.high:g}", hundredths(row.mean_low), hundredths(row.mean_high), ends
