"""The documentation: its commands run and print what it shows, its links resolve, and it names every verb, key and assumption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic import BaseModel

from equipoise import facts, study, units
from equipoise.cli.main import application
from equipoise.facts.records import actor, claim, history, quantity, region, source, treaty, weapon_class
from equipoise.facts.records.bounds import bounded
from equipoise.facts.scenarios import record as scenario_record
from equipoise.facts.scenarios import stability_question
from equipoise.facts.scenarios.engagement import record as defence_record
from equipoise.facts.scenarios.reach import record as reach_record
from tests import pages, stabilities
from tests.samples import ENGAGEMENT, REACH, SMALL

TEXTS = {path: (pages.ROOT / path).read_text(encoding="utf-8") for path in pages.pages()}
RUN = [path for path, text in TEXTS.items() if any(block.language in ("console", "python") for block in pages.blocks(text))]
REFERENCE = Path("docs/reference")


def verbs() -> Iterator[str]:
    """Every verb of the command line, such as "run" and "facts show"."""
    for info in application().registered_commands:
        yield str(info.name)
    for group in application().registered_groups:
        assert isinstance(group.typer_instance, typer.Typer)
        for info in group.typer_instance.registered_commands:
            yield f"{group.name} {info.name}"


def keys(*models: type[BaseModel]) -> set[str]:
    """The keys that a file may hold: fields, without the place that the reader adds."""
    return {name for model in models for name in model.model_fields} - {"file", "line"}


def unnamed(names: set[str], page: Path) -> list[str]:
    """The names that a page does not hold as code."""
    spans = {word for span in re.findall(r"`([^`\n]+)`", TEXTS[page]) for word in re.findall(r"\w+", span)}
    return sorted(names - spans)


@pytest.mark.parametrize("page", RUN, ids=str)
def test_what_a_page_shows_is_what_happens(page: Path, tmp_path: Path) -> None:
    previous = ""
    for block in pages.blocks(TEXTS[page]):
        if block.mark:
            pages.prepare(block, tmp_path)
        elif block.language == "console":
            for step in pages.steps(block):
                status, previous = pages.output(["bash", "-c", step.command], tmp_path)
                assert status == 0, f"{step.command}\n{previous}"
                assert not pages.missing(step.shown, previous), f"{step.command}\n{previous}"
        elif block.language == "python":
            status, previous = pages.output([pages.sys.executable, "-W", "error", "-c", block.text], tmp_path)
            assert status == 0, previous
        elif block.language == "output":
            assert not pages.missing(block.text.splitlines(), previous), previous


@pytest.mark.parametrize("page", TEXTS, ids=str)
def test_links_resolve(page: Path) -> None:
    for target in pages.links(TEXTS[page]):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        path = (pages.ROOT / page.parent / name).resolve().relative_to(pages.ROOT) if name else page
        assert (pages.ROOT / path).exists(), f"{page} links to {target}"
        assert not anchor or anchor in pages.anchors(TEXTS[path]), f"{page} links to {target}"


def test_every_page_is_linked_from_another() -> None:
    linked = {
        (pages.ROOT / page.parent / target.partition("#")[0]).resolve()
        for page, text in TEXTS.items()
        for target in pages.links(text)
        if not target.startswith("https://")
    }
    folders = {path for path in linked if path.is_dir()}
    for page in TEXTS:
        path = (pages.ROOT / page).resolve()
        assert page == Path("README.md") or path in linked or path.parent in folders, f"no page links to {page}"


def test_the_readme_names_every_verb_and_every_named_verb_exists() -> None:
    known = set(verbs())
    for verb in known:
        assert f"`equipoise {verb}" in TEXTS[Path("README.md")], f"equipoise {verb} is not in the README"
    first = {verb.split()[0] for verb in known}
    for page, text in TEXTS.items():
        for word in re.findall(r"(?:`|\$ )equipoise (\w+)", text):
            assert word in first, f"{page} names the verb {word!r}"


def test_targets_of_make_that_pages_name_exist() -> None:
    makefile = (pages.ROOT / "Makefile").read_text(encoding="utf-8")
    for page, text in TEXTS.items():
        for target in re.findall(r"(?:`|^|^    )make ([a-z-]+)", text, re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{page} names make {target}"


def test_every_key_of_a_scenario_is_described() -> None:
    models = (scenario_record.Scenario, scenario_record.Pair, scenario_record.Requirement, scenario_record.Override)
    assert not unnamed(keys(*models, stability_question.StabilityQuestion), REFERENCE / "scenario.md")


def test_every_key_of_a_defence_scenario_is_described() -> None:
    models = (
        defence_record.RaidClass,
        defence_record.EngagementLayer,
        defence_record.Geometry,
        defence_record.Integrated,
        defence_record.Harm,
    )
    outer = (defence_record.EngagementScenario, defence_record.Failing, defence_record.Command)
    assert not unnamed(keys(*models, *outer), REFERENCE / "defence-scenario.md")


def test_every_key_of_a_reach_scenario_is_described() -> None:
    models = (reach_record.ReachScenario, reach_record.Flight, reach_record.ReachSensor, reach_record.ReachLayer, reach_record.ReachBattery)
    others = (reach_record.ReachSpace, reach_record.Options, region.Region)
    classes = (weapon_class.MissileClass, weapon_class.InterceptorClass, weapon_class.RadarClass)
    assert not unnamed(keys(*models, *others, *classes), REFERENCE / "reach-scenario.md")


def test_every_key_of_a_reach_record_is_described() -> None:
    record = study.reach_study(facts.reach_scenario(REACH, facts.load()), facts.load()).model_dump(mode="json")
    told = {key: part for key, part in record.items() if key not in ("inputs", "stages", "sources")}
    assert not unnamed(set(record) | inner(told), REFERENCE / "reach-record.md")


def inner(part: Any) -> set[str]:
    """Every key of a record, at any depth."""
    if isinstance(part, list):
        return set().union(*map(inner, part))
    return set(part) | set().union(*map(inner, part.values())) if isinstance(part, dict) else set()


def test_every_key_of_a_defence_record_is_described() -> None:
    record = study.engagement_study(facts.engagement_scenario(ENGAGEMENT, facts.load()), facts.load())
    found = keys(type(record), type(record.outcome), type(record.grid))
    assert not unnamed(found, REFERENCE / "defence-scenario.md")


def test_every_key_of_the_facts_is_described() -> None:
    models = (
        quantity.Value,
        *(actor.Actor, actor.Totals, actor.Capabilities, actor.Leg, actor.Layer, actor.Planned),
        *(source.Source, treaty.Treaty, history.Event, claim.FactualClaim, claim.CausalClaim),
    )
    assert not unnamed(keys(*models) | set(units.UNITS), REFERENCE / "facts.md")


def units_table() -> str:
    """The table of all units, as the reference has it."""
    rows = [
        f"| `{unit.name}` | {unit.lowest:,.12g} | {unit.highest:,.12g} | {'whole' if unit.whole else 'any'} |"
        for unit in units.UNITS.values()
    ]
    return "\n".join(["| unit | lowest | highest | numbers |", "|---|---|---|---|", *rows])


def test_the_units_of_the_reference_are_those_of_the_program() -> None:
    assert units_table() in TEXTS[REFERENCE / "facts.md"], f"docs/reference/facts.md should hold\n{units_table()}"


def unstated(page: Path, *models: type[BaseModel]) -> list[str]:
    """The keys of records whose bounds a page does not say behind them, as in "`planes`, 1 to 1,000"; probabilities are left aside."""
    found: list[str] = []
    for model in models:
        for key, unit in bounded(model).items():
            stated = f"{unit.lowest:,.12g} to {unit.highest:,.12g}"
            parts = re.findall(rf"`{key}`([^`\n]*)", TEXTS[page])
            if (unit.lowest, unit.highest) != (0, 1) and not any(stated in part for part in parts):
                found.append(f"`{key}`: {stated}")
    return found


def test_the_bounds_of_every_number_are_described() -> None:
    reach = (reach_record.ReachScenario, reach_record.ReachSensor, reach_record.ReachLayer, reach_record.ReachSpace)
    classes = (weapon_class.MissileClass, weapon_class.InterceptorClass, weapon_class.RadarClass)
    assert not unstated(REFERENCE / "reach-scenario.md", *reach, *classes)
    defence = (defence_record.RaidClass, defence_record.EngagementLayer, defence_record.EngagementScenario)
    assert not unstated(REFERENCE / "defence-scenario.md", *defence)


def test_twin_a_bound_that_is_not_described_is_noticed() -> None:
    assert "`burn_time`: 1 to 1,000" in unstated(REFERENCE / "defence-scenario.md", weapon_class.MissileClass)


def test_every_key_of_a_record_is_described() -> None:
    base = facts.load()
    scenario = facts.scenario(SMALL, base)
    record = study.run(scenario.model_copy(update={"draws": 2, "pairs": scenario.pairs[1:]}), base).record
    tree = record.model_dump(mode="json")
    pairs = tree["pairs"]
    assert isinstance(pairs, list)
    found = set(tree) | set(pairs[0]) | set(pairs[1]["schedule"]) | set(pairs[0]["outcomes"]) | set(pairs[0]["floor"])
    assert not unnamed({str(name) for name in found}, REFERENCE / "record.md")


def test_every_key_of_a_record_of_stability_is_described() -> None:
    record = stabilities.tree()
    names = {side["id"] for side in record["sides"]}
    parts = [part for key, part in record.items() if key not in ("scenario", "inputs", "stages", "sources", "kinds")]
    assert not unnamed((set(record) | inner(parts)) - names, REFERENCE / "stability-record.md")


def test_every_kind_of_working_assumption_is_explained() -> None:
    base = facts.load()
    judged = {name.rpartition(".")[2] for name, item in base.quantities.items() if item.values[-1].source == "equipoise_judgement"}
    assert not unnamed(judged, Path("docs/explain/assumptions.md"))


def test_the_glossary_is_in_order() -> None:
    terms = [line.split("|")[1].strip() for line in TEXTS[Path("docs/explain/glossary.md")].splitlines() if line.startswith("| ")][1:]
    assert terms == sorted(set(terms), key=str.lower)


def test_a_page_that_shows_something_else_is_noticed() -> None:
    text = "<!-- write a.yaml -->\n```yaml\na: 1\n```\n\n```console\n$ echo one   two\none two\n…\n$ echo 3\n```\n"
    written, console = pages.blocks(text)
    assert (written.mark, written.text) == ("write a.yaml", "a: 1\n")
    assert pages.steps(console) == [("echo one   two", ["one two"]), ("echo 3", [])]
    assert pages.missing(["one two", "three"], "│ one\n two") == ["three"]
    assert pages.missing(["b", "a"], "a b") == ["a"]
    assert pages.anchors("# A first `word`, and more\n") == {"a-first-word-and-more"}
    assert pages.links("[a](b.md#c) ![d](e.png) `[f](g)`") == ["b.md#c", "e.png"]
