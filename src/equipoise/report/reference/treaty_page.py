"""The page of one treaty: what it limits, how it counts, and what became of it."""

from __future__ import annotations

import datetime as dt

from equipoise.facts import Facts, Treaty
from equipoise.facts.records.history import Exchange
from equipoise.report.drawing.theme import ACCENT, RULE, actor_colour
from equipoise.report.reference import chart
from equipoise.report.reference.actor_page import figure
from equipoise.report.reference.markup import heading, record, records, text
from equipoise.report.words.numbers import amount
from equipoise.report.words.wording import in_words

ROOT = "../"
EXCHANGED = "new_start"
COLOURS = {"in_force": ACCENT, "extended": ACCENT, "suspended": "#c98a2b", "signed": "#9fb0b8", "ratified": "#9fb0b8"}
ENDED = ("withdrawn", "expired", "terminated", "superseded", "never_in_force")
SHOWN = {"in force": ACCENT, "signed or ratified": "#9fb0b8", "suspended by the party": "#c98a2b", "ended": RULE}
DECLARED = ("deployed_warheads", "deployed_delivery_systems")


def treaty_page(treaty: Treaty, base: Facts) -> str:
    """The page as Markdown."""
    lasted = f"Last step: {in_words(treaty.history[-1].status)}, {treaty.history[-1].date}."
    drawing = chart.spans(_rows(treaty, base), *_years(treaty), f"Status of {treaty.name} over time. {lasted}", f"history-{treaty.id}")
    key = " ".join(f'<span class="key"><i style="background:{colour}"></i>{name}</span>' for name, colour in SHOWN.items())
    parts = [f"# {text(treaty.name)}\n\n{text(heading(treaty.kind))}. {lasted} In `treaties/{treaty.id}.yaml`.\n", "## What became of it\n"]
    parts += [figure("Status over time", drawing, key), records(treaty.history, ROOT)]
    if treaty.id == EXCHANGED and base.exchanges:
        parts += ["## What the parties declared\n", *_declared(treaty, base)]
    for name in ("limits", "counting_rules", "verification", "disputes"):
        items = getattr(treaty, name)
        parts.append(f"## {heading(name)}\n\n{records(items, ROOT)}" if items else "")
    left = ("id", "name", "kind", "history", "limits", "counting_rules", "verification", "disputes")
    return "\n".join([*parts, "## Parties\n", record(treaty, ROOT, leave=left)])


def _years(treaty: Treaty) -> tuple[float, float]:
    first = treaty.history[0].date.year
    return float(first), float(max(treaty.history[-1].date.year + 2, first + 5))


def _rows(treaty: Treaty, base: Facts) -> list[tuple[str, list[chart.Span]]]:
    """The spans of each status: of the whole treaty, then of each party that took a step of its own."""
    parties = dict.fromkeys(step.party for step in treaty.history if step.party)
    rows = [("the treaty", _spans(treaty, None))]
    for party in parties:
        name = base.actors[party].name if party in base.actors else str(party)
        rows.append((name, _spans(treaty, party)))
    return rows


def _spans(treaty: Treaty, party: str | None) -> list[chart.Span]:
    steps, last = treaty.steps(dt.date.max, party), _years(treaty)[1]
    ends = [*(year(step.date) for step in steps[1:]), last]
    return [
        (year(step.date), end, RULE if step.status in ENDED else COLOURS.get(step.status, RULE))
        for step, end in zip(steps, ends, strict=True)
    ]


def year(date: dt.date) -> float:
    """A date as a year with its fraction."""
    return date.year + (date.timetuple().tm_yday - 1) / 365.25


def _declared(treaty: Treaty, base: Facts) -> list[str]:
    """What the parties declared, as two charts with the limits, and as a table."""
    limits = {limit.unit: limit.value for limit in reversed(treaty.limits) if limit.value}
    drawn: list[str] = []
    for name, unit in zip(DECLARED, ("warheads", "launchers"), strict=True):
        rows = [
            chart.Line(party, _points(base.exchanges, party, name), actor_colour(party))
            for party in dict.fromkeys(exchange.party for exchange in base.exchanges)
        ]
        what = f"{heading(name)} as declared, with the limit of {treaty.name}."
        limit = limits.get(unit)
        title = heading(name) + (f" (dashed: the limit of {amount(limit)})" if limit else "")
        drawn.append(figure(title, chart.lines(rows, limit, what, f"{treaty.id}-{name}")))
    return ['<div class="panels">\n' + "".join(drawn) + "</div>\n", records(base.exchanges, ROOT)]


def _points(exchanges: tuple[Exchange, ...], party: str, name: str) -> dict[float, float]:
    declared = ((exchange.date, getattr(exchange, name)) for exchange in exchanges if exchange.party == party)
    return {year(date): float(value) for date, value in declared if value is not None}
