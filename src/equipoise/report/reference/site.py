"""All generated pages by their path: the overview, actors, defences, treaties, the timeline and the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from equipoise.facts import Coverage, Facts, Source
from equipoise.facts.queries.coverage import coverages, summed
from equipoise.report.drawing.theme import ACCENT, own_looks
from equipoise.report.reference import chart
from equipoise.report.reference.actor_page import actor_page, figure
from equipoise.report.reference.defence_page import defence_page, summary
from equipoise.report.reference.markup import record, records, table, text, values
from equipoise.report.reference.treaty_page import treaty_page
from equipoise.report.words.numbers import percent
from equipoise.report.words.references import OBTAINED
from equipoise.report.words.wording import in_words
from equipoise.shown import address, shown

KINDS = {"measured": ACCENT, "official": "#3f7f9b", "estimate": "#9fb0b8", "assumption": "#e3c58f"}
MONEY = "Costs and funding are in billion US dollars, as each source counts them; rival figures stand side by side."


def pages(base: Facts) -> dict[str, str]:
    """Each page as Markdown, by its path, such as `actors/RUS.md`; links between them are relative."""
    with own_looks():
        return {path: shown(page) for path, page in _drawn(base).items()}


def _drawn(base: Facts) -> dict[str, str]:
    founded = {cell.owner: cell for cell in summed(coverages(base), "owner")}
    found = {"index.md": overview(base, list(founded.values()))}
    found |= {f"actors/{name}.md": actor_page(actor, base, founded[name]) for name, actor in base.actors.items()}
    found |= {f"defences/{name}.md": defence_page(defence, base) for name, defence in base.defences.items()}
    if base.sensors:
        sensors = "\n".join(f"## {text(item.name)}\n\n{record(item, '', leave=('name',))}" for item in base.sensors.values())
        found["sensors.md"] = f"# Sensors\n\nRadars and satellites by class.\n\n{sensors}"
    found |= {
        f"programmes/{name}.md": f"# {text(item.name)}\n\n{MONEY}\n\n{record(item, '../', leave=('id', 'name'))}"
        for name, item in base.programmes.items()
    }
    found |= {f"treaties/{name}.md": treaty_page(treaty, base) for name, treaty in base.treaties.items()}
    found["parameters.md"] = _parameters(base)
    found["timeline.md"] = timeline(base)
    found["sources.md"] = sources(base)
    return found


def overview(base: Facts, founded: Sequence[Coverage]) -> str:
    """The first page: what there is, and how well it is founded."""
    n, n_assumed = sum(cell.n for cell in founded), sum(cell.kinds["assumption"] for cell in founded)
    names = {actor.id: actor.name for actor in base.actors.values()}
    rows = [
        (names.get(cell.owner, in_words(cell.owner)), [(cell.share(kind), colour) for kind, colour in KINDS.items()]) for cell in founded
    ]
    told = "; ".join(f"{name} {percent(cell.share('assumption'))}" for (name, _), cell in zip(rows, founded, strict=True))
    drawing = chart.stacks(rows, f"Share of working assumptions by part of the base: {told}.", "coverage")
    key = " ".join(f'<span class="key"><i style="background:{colour}"></i>{kind}</span>' for kind, colour in KINDS.items())
    cells = [
        [text(name), f"{cell.n:,}", *(percent(cell.share(kind)) for kind in KINDS), percent(cell.n_read / cell.n)]
        for (name, _), cell in zip(rows, founded, strict=True)
    ]
    parts = [
        f"# The facts\n\nThese pages are generated from the files that every study reads. {n_assumed:,} of {n:,} statements "
        f"({percent(n_assumed / n)}) are working assumptions; of each quantity the newest value counts. "
        "The files themselves are described in [the fact base](../facts.md).\n",
        "## How well founded\n",
        figure("Share of each kind of statement", drawing, key),
        table(("part", "statements", *KINDS, "source read"), cells),
        "## Actors\n\n" + "".join(f"- [{text(actor.name)}](actors/{name}.md)\n" for name, actor in base.actors.items()),
    ]
    if base.defences:
        columns = ("system", "owner", "phases", "interceptors", "test record")
        parts.append(f"## Missile defences\n\n{table(columns, [summary(defence, base) for defence in base.defences.values()])}")
    if base.programmes:
        parts.append(
            "## Programmes\n\n" + "".join(f"- [{text(item.name)}](programmes/{name}.md)\n" for name, item in base.programmes.items())
        )
    parts.append("## Treaties\n\n" + "".join(f"- [{text(item.name)}](treaties/{name}.md)\n" for name, item in base.treaties.items()))
    others = [("Sensors", "sensors.md")] if base.sensors else []
    others += [("General parameters", "parameters.md"), ("Timeline", "timeline.md"), ("Sources", "sources.md")]
    return "\n".join([*parts, "## And\n\n" + "".join(f"- [{name}]({path})\n" for name, path in others)])


def timeline(base: Facts) -> str:
    """All events by decade, with a chart of how many each decade has."""
    counts = Counter(event.date.year // 10 * 10 for event in base.events)
    rows = [chart.Bar(f"{decade}s", count, count, count, ACCENT) for decade, count in sorted(counts.items())]
    parts = [f"# Timeline\n\n{len(base.events)} events. In `timeline/events.yaml`.\n"]
    if rows:
        told = "; ".join(f"{row.label} {row.best:.0f}" for row in rows)
        parts.append(figure("Events by decade", chart.bars(rows, f"Events by decade: {told}.", "timeline")))
    for decade, events in groupby(base.events, key=lambda event: event.date.year // 10 * 10):
        parts.append(f"## {decade}s\n\n{records(list(events), '')}")
    return "\n".join(parts)


def sources(base: Facts) -> str:
    """Every source by its key: what it is, where, how it was obtained, and under which terms."""
    head = f"---\nhide: [toc]\n---\n\n# Sources\n\n{len(base.sources)} sources, by key. How each was obtained stands with it.\n"
    return "\n".join([head, *(_source(key, source) for key, source in sorted(base.sources.items()))])


def _source(key: str, source: Source) -> str:
    authors = f"{text(source.authors)}. " if source.authors else ""
    url = f" <{source.url}>" if address(source.url) else f" {text(source.url)}" if source.url else ""
    notes = "".join(f" {text(note)}{'' if note.endswith('.') else '.'}" for note in (source.licence, source.note) if note)
    name = key if key.isidentifier() else text(key)
    head = f"### {name}\n\n{authors}*{text(source.title)}*. {text(source.publisher)}, {source.date}.{url}"
    return f"{head}\n{OBTAINED[source.obtained]}{notes}\n"


def _parameters(base: Facts) -> str:
    parts = [f"## {text(in_words(name))}\n\n{values([item], '')}" for name, item in base.parameters.items()]
    return "\n".join(["# General parameters\n\nThey hold for every actor. In `parameters/`.\n", *parts])
