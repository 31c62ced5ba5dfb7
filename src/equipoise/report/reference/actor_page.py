"""The page of one actor: its totals, its legs and layers, and every value with its source."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel

from equipoise.facts import Actor, Facts, Quantity
from equipoise.facts.queries.coverage import Coverage
from equipoise.facts.records.stockpile import series
from equipoise.report.drawing.theme import RULE, actor_colour
from equipoise.report.reference import chart
from equipoise.report.reference.markup import heading, record, table, text, values
from equipoise.report.words.numbers import amount, percent
from equipoise.report.words.wording import in_words

ROOT = "../"
NEWEST = dt.date.max


def actor_page(actor: Actor, base: Facts, founded: Coverage) -> str:
    """The page as Markdown."""
    head = (
        f"# {text(actor.name)}\n\n{founded.n:,} statements: " + ", ".join(f"{n} {kind}" for kind, n in founded.kinds.items() if n) + ". "
        f"Assumed: {percent(founded.share('assumption'))}. In the files it is `{actor.id}`, in `actors/{actor.id}.yaml`.\n"
    )
    parts = [head, *_stockpile(actor, base), *_forces(actor), *_defences(actor, base)]
    parts.append(f"## Totals\n\n{values(_quantities(actor.totals), ROOT)}")
    parts.append(f"## Capabilities\n\n{values(_quantities(actor.capabilities), ROOT)}")
    for name, item in (*actor.legs.items(), *actor.layers.items(), *actor.conventional.items(), *actor.listed.items()):
        parts.append(f"## {text(item.name)}\n\n`{actor.id}.{name}`\n\n{record(item, ROOT, leave=('name',))}")
    return "\n".join(parts)


def figure(title: str, drawing: str, note: str = "") -> str:
    """A chart with its caption, as a block that Markdown leaves alone."""
    return f'<figure class="small"><figcaption>{title}</figcaption>\n{drawing}\n{f"<p>{note}</p>" if note else ""}</figure>\n'


def best(quantity: Quantity | None) -> float | None:
    """The newest best value, or None where there is none."""
    return None if quantity is None else quantity.at(NEWEST).best


def bar(name: str, quantity: Quantity, colour: str) -> chart.Bar:
    """The newest value of a quantity as a bar."""
    value = quantity.at(NEWEST)
    return chart.Bar(name, value.low, value.best, value.high, colour)


def _quantities(part: BaseModel) -> list[Quantity]:
    fields = (getattr(part, name) for name in type(part).model_fields)
    return [value for value in fields if isinstance(value, Quantity)]


def _stockpile(actor: Actor, base: Facts) -> list[str]:
    """The newest totals as bars, and the stockpile since its first year."""
    colour = actor_colour(actor.id)
    rows = [bar(heading(item.id.rpartition(".")[2]), item, colour) for item in _quantities(actor.totals)]
    told = "; ".join(f"{row.label.lower()} {row.best:,.0f}" for row in rows)
    drawn = [figure("Warheads, newest values", chart.bars(rows, f"Warheads of {actor.name}: {told}.", f"totals-{actor.id}"))]
    years = series(base.stockpiles, actor.id)
    if len(years) > 1:
        line = chart.Line("", {float(year): float(count) for year, count in years.items()}, colour)
        most = max(years, key=lambda year: years[year])
        what = f"Military stockpile of {actor.name}, {min(years)} to {max(years)}; most in {most}: {years[most]:,} warheads."
        drawn.append(figure("Military stockpile, warheads", chart.lines([line], None, what, f"series-{actor.id}"), text(what)))
    return ["## At a glance\n", '<div class="panels">\n' + "".join(drawn) + "</div>\n"]


def _forces(actor: Actor) -> list[str]:
    """The legs as a table and a chart of their launchers."""
    if not actor.legs:
        return []
    colour = actor_colour(actor.id)
    rows: list[list[str]] = []
    for leg in actor.legs.values():
        launchers, loading = best(leg.launchers), best(leg.loading)
        warheads = "" if launchers is None or loading is None else amount(round(launchers * loading))
        numbers = ["" if number is None else amount(number) for number in (launchers, loading, best(leg.upload_ceiling))]
        rows.append([text(leg.name), in_words(leg.basing), in_words(leg.range_class), in_words(leg.penetration_class), *numbers, warheads])
    columns = ("leg", "basing", "range", "penetration", "launchers", "warheads on each", "upload ceiling", "warheads in all")
    bars = [bar(leg.name, leg.launchers, colour if leg.range_class == "intercontinental" else RULE) for leg in actor.legs.values()]
    told = "; ".join(f"{row.label} {row.best:,.0f}" for row in bars)
    drawing = chart.bars(bars, f"Launchers of {actor.name}: {told}.", f"legs-{actor.id}")
    note = "Pale: theatre range, left out of studies. Whisker: lowest to highest plausible value."
    return ["## Forces\n\nBest values of the newest date.\n", table(columns, rows), figure("Launchers", drawing, note)]


def _defences(actor: Actor, base: Facts) -> list[str]:
    """The layers as a table, and links to the systems of this owner."""
    owned = [defence for defence in base.defences.values() if defence.owner == actor.id]
    if not actor.layers and not owned:
        return []
    columns = ("layer", "phase", "scope", "interceptors", "per warhead", "kill probability of one shot", "coverage")
    rows = [
        [
            *(text(layer.name), layer.phase, layer.scope),
            *("" if (number := best(item)) is None else amount(number) for item in _quality(layer)),
        ]
        for layer in actor.layers.values()
    ]
    links = ", ".join(f"[{text(defence.name)}](../defences/{defence.id}.md)" for defence in owned)
    return ["## Missile defence\n", table(columns, rows) if rows else "", f"Systems: {links}.\n" if links else ""]


def _quality(layer: BaseModel) -> list[Quantity | None]:
    return [getattr(layer, name) for name in ("interceptors", "salvo", "kill_probability", "coverage")]
