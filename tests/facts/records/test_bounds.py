"""Numbers that no force, missile or cloud has, and texts without a word: each is refused in one sentence, in files and in Python."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.records.actor import Leg, Planned
from equipoise.facts.records.bounds import bounded
from equipoise.facts.records.defence import Trials
from equipoise.facts.records.given import Given
from equipoise.facts.records.weapon_class import InterceptorClass
from equipoise.facts.scenarios.engagement.record import EngagementLayer
from equipoise.facts.scenarios.record import Coalition, Override
from equipoise.units import UNITS
from tests.samples import ENGAGEMENT, FULL, REACH

INSIDE = "give a value inside these bounds"
INTERCEPTORS, USA, RUS = "interceptors/generic.yaml", "actors/USA.yaml", "actors/RUS.yaml"
SPEED = "burnout_speed: {low: 4, best: 6, high: 6, reason"
BURN = "burn_time: {low: 130, best: 160, high: 180, reason"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            RUS,
            "launchers, low: 162, best: 180",
            "launchers, low: 162, best: 180.5",
            "best 180.5 is impossible: launchers are whole numbers",
        ),
        (RUS, "launchers, low: 162,", "launchers, low: 1e18,", "low 1e+18 is impossible: launchers must be at most 10,000"),
        (USA, "best: 44, high: 44", "best: 44, high: 44.5", "high 44.5 is impossible: interceptors are whole numbers"),
        (USA, "low: 20, best: 20, high: 20", "low: 20, best: 20, high: 21.5", "high 21.5 is impossible: launchers_per_platform are whole"),
        (USA, "- {interceptors: 64", "- {interceptors: -5", "-5 is impossible: interceptors must be at least 0"),
        ("sources.yaml", "date: 2026\n", "date: 2026-99-99\n", "2026-99-99 is not a day of the calendar; write YYYY, YYYY-MM or"),
        (INTERCEPTORS, SPEED, SPEED.replace("high: 6", "high: 3000000"), "3,000,000 is impossible: km_per_s must be at most 100"),
        (INTERCEPTORS, BURN, BURN.replace("low: 130", "low: 0"), "0 is impossible: s must be at least 1"),
        ("radars/generic.yaml", "range: sensors.tpy2.range", "range: 1e300", "1e+300 is impossible: km must be at most 100,000"),
        ("radars/generic.yaml", 'title: "early-warning radar"', 'title: " "', "'title' is blank; write a text"),
        ("actors/IND.yaml", "best: 1850, high: 2000", "best: 1850, high: 1e300", "high 1e+300 is impossible: km must be at most 100,000"),
        ("treaties/new_start.yaml", "value: 700,", "value: 1e18,", "'value': input should be less than or equal to 1000000, not 1e+18"),
        (
            "treaties/new_start_data.csv",
            "2011-02-05,RUS,521",
            "2011-02-05,RUS,5211111",
            "5,211,111 is impossible: launchers must be at most",
        ),
        (
            "stockpiles/since_1945.csv",
            "USA,United States,1945,2,",
            "USA,United States,1945,1000000000000000000,",
            "1e+18 is impossible: warheads must be at most 100,000",
        ),
        ("programmes/golden_dome.yaml", "high: 175", "high: 1e18", "high 1e+18 is impossible: billion_usd must be at most 1,000,000"),
    ],
)
def test_a_file_of_facts_is_refused(file: str, old: str, new: str, says: str, laid: Callable[..., str]) -> None:
    sentence = laid(file, old, new)
    assert sentence.startswith(f"{file}:"), sentence
    assert f": {says}" in sentence, sentence


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("low: 50", "low: 0", "low 0 is impossible: a requirement is at least 1 warhead; give a number of warheads from 1 on"),
        ("best: 200", "best: 200.5", "best 200.5 is impossible: warheads are whole numbers; give a number of warheads"),
        (
            "overrides: []",
            "overrides:\n- {id: RUS.tu95.launchers, best: 3.7, reason: r}",
            "the override of RUS.tu95.launchers: 3.7 is impo",
        ),
        ("overrides: []", "overrides:\n- {id: USA.gmd.interceptors, best: 44.5, reason: r}", "the override of USA.gmd.interceptors: 44.5"),
        (
            "overrides: []",
            "overrides:\n- {id: RUS.bulava.launchers_per_platform, best: 1.5, reason: r}",
            "the override of RUS.bulava.launchers_per_platform: 1.5 is impossible: launchers_per_platform are whole numbers; " + INSIDE,
        ),
        ("overrides: []", "overrides:\n- {id: RUS.tu95.launchers, best: 3, reason: ' '}", "'reason' is blank; write a text"),
        ("name: sample", "name: ' '", "'name' is blank; write a text"),
        ("date: 2026-11-22", "date: 9000-01-01", "9000-01-01 is outside the years 1900 to 2100; give a date within them"),
        ("euro_atlantic: {", "usa: {", "the coalition 'usa' is called 'usa', which is the actor USA; give it a name of its own"),
    ],
)
def test_a_scenario_is_refused(question: Callable[..., str], old: str, new: str, says: str) -> None:
    text = FULL.read_text(encoding="utf-8")
    if new.startswith("usa"):
        old, new = text[text.index("euro_atlantic: {") :], text[text.index("euro_atlantic: {") :].replace("euro_atlantic", "usa")
    assert f": {says}" in question(old, new)


@pytest.mark.parametrize("name", ["RUS", " rus", "Russia", "United States"])
def test_a_coalition_that_is_called_as_an_actor_is_refused(name: str, base: facts.Facts) -> None:
    today = facts.scenario("today", base)
    named = today.model_copy(update={"coalitions": {**today.coalitions, "russia_china": Coalition(name=name, members=("RUS", "CHN"))}})
    with pytest.raises(
        InputError, match=rf"^the coalition 'russia_china' is called '{name}', which is the actor (RUS|USA); give it a name"
    ):
        facts.Lookup(base, named)


def numbers_of(launchers: float) -> Callable[[facts.Facts], object]:
    """A scenario in Python with an override of launchers."""
    return lambda base: overridden(base, "RUS.tu95.launchers", launchers)


def overridden(base: facts.Facts, name: str, best: float) -> facts.Lookup:
    """The base as a scenario with one override sees it."""
    override = Override(id=name, best=best, reason="a test")
    return facts.Lookup(base, facts.scenario("today", base).model_copy(update={"overrides": (override,)}))


def decoys(base: facts.Facts) -> object:
    """The numbers of an engagement whose near layer takes decoys for warheads more often than warheads."""
    record = facts.engagement_scenario(ENGAGEMENT, base)
    near: EngagementLayer = record.layers[1].model_copy(update={"p_decoy_misclassified": Given(best=0.995)})
    return facts.engagement_inputs(record.model_copy(update={"layers": (record.layers[0], near)}), base)


def own_flight(base: facts.Facts) -> object:
    """The numbers of a flight that its own side meets."""
    record = facts.reach_scenario(REACH, base)
    turned = record.flights[0].model_copy(update={"origin": "us_west", "destination": "central_russia"})
    return facts.reach_inputs(record.model_copy(update={"flights": (turned, record.flights[1])}), base)


def changed(part: str, index: int, **settings: object) -> Callable[[facts.Facts], object]:
    """A reach scenario in Python with one part changed."""
    return lambda base: getattr(facts.reach_scenario(REACH, base), part)[index].model_copy(update=settings)


PYTHON: dict[str, tuple[Callable[[facts.Facts], object], str]] = {
    "launchers": (numbers_of(3.7), "the override of RUS.tu95.launchers: 3.7 is impossible: launchers are whole numbers; " + INSIDE),
    "a count": (numbers_of(1e18), "the override of RUS.tu95.launchers: 1e+18 is impossible: launchers must be at most 10,000; " + INSIDE),
    "interceptors": (
        lambda base: overridden(base, "USA.gmd.interceptors", 44.5),
        "the override of USA.gmd.interceptors: 44.5 is impossible: interceptors are whole numbers; " + INSIDE,
    ),
    "an alert share": (
        lambda base: overridden(base, "RUS.yars_mobile.alert_day_to_day", 5),
        "the override of RUS.yars_mobile.alert_day_to_day: 5 is impossible: share must be between 0 and 1; " + INSIDE,
    ),
    "an unknown id": (
        lambda base: overridden(base, "RUS.tu95.lanchers", 3),
        "the override names an unknown quantity 'RUS.tu95.lanchers'; did you mean 'RUS.tu95.launchers'?",
    ),
    "an id that nothing reads": (
        lambda base: overridden(base, "RUS.totals.deployed", 3),
        "nothing in this scenario reads RUS.totals.deployed; remove the override, or list a pair whose results it bears on",
    ),
    "an unknown actor": (
        lambda base: facts.Lookup(
            base, facts.scenario("today", base).model_copy(update={"actors": ("USA", "RUS", "CHN", "FRA", "GBR", "IRN")})
        ),
        "unknown actor 'IRN'; use one of CHN, FRA, GBR, IND, ISR, PAK, PRK, RUS, USA",
    ),
    "a year": (
        lambda base: facts.scenario("today", base).model_copy(update={"date": "9000-01-01"}),
        "date: 9000-01-01 is outside the years 1900 to 2100; give a date within them",
    ),
    "an unknown key": (
        lambda base: facts.scenario("today", base).model_copy(update={"assurence": 0.5}),
        "unknown key 'assurence'; did you mean 'assurance'?",
    ),
    "a blank title": (lambda base: facts.scenario("today", base).model_copy(update={"title": " "}), "'title' is blank; write a text"),
    "a blank reason": (lambda _: Override(id="a", best=1, reason="\t"), "'reason' is blank; write a text"),
    "planned interceptors": (
        lambda _: Planned(interceptors=-5, label="a plan", source="s"),
        "-5 is impossible: interceptors must be at least 0; " + INSIDE,
    ),
    "a source": (
        lambda base: next(iter(base.sources.values())).model_copy(update={"date": "2026-99-99"}),
        "date: 2026-99-99 is not a day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    "a speed": (
        lambda base: base.interceptors["orbital"].model_copy(update={"burnout_speed": Given(best=3e6, reason="fast")}),
        "burnout_speed: 3,000,000 is impossible: km_per_s must be at most 100; " + INSIDE,
    ),
    "a burn time": (
        lambda base: base.interceptors["orbital"].model_copy(update={"burn_time": Given(best=0, reason="at once")}),
        "burn_time: 0 is impossible: s must be at least 1; " + INSIDE,
    ),
    "a range": (
        lambda base: base.quantity("IND.agni4.range").values[0].model_copy(update={"high": 1e300}),
        "high 1e+300 is impossible: km must be at most 100,000; " + INSIDE,
    ),
    "a cloud top": (
        changed("sensors", 0, cloud_top=Given(best=1e6)),
        "cloud_top: 1,000,000 is impossible: km must be at most 30; " + INSIDE,
    ),
    "a decision": (changed("space", 0, decision=Given(best=1e12)), "decision: 1e+12 is impossible: s must be at most 7,200; " + INSIDE),
    "decoys": (
        decoys,
        "the layer 'near' calls decoys a threat more often than warheads: 0.995 against 0.99; lower p_decoy_misclassified, "
        "or raise p_warhead_classified: equal numbers say that it cannot tell them apart",
    ),
    "a flight": (
        own_flight,
        "the flight 'there' starts in us_west, a region of USA, which meets it; name the side that it threatens under 'met_by'",
    ),
}


@pytest.mark.parametrize("case", PYTHON)
def test_a_record_in_python_is_refused(case: str, base: facts.Facts) -> None:
    attempt, says = PYTHON[case]
    with pytest.raises(InputError) as refused:
        attempt(base)
    assert str(refused.value) == says


def test_ranges_of_what_is_called_a_threat_may_overlap(base: facts.Facts) -> None:
    record = facts.engagement_scenario(ENGAGEMENT, base)
    near = record.layers[1].model_copy(update={"p_decoy_misclassified": Given(low=0, best=0.99, high=1)})
    inputs = facts.engagement_inputs(record.model_copy(update={"layers": (record.layers[0], near)}), base)
    assert inputs["layers.near.p_decoy_misclassified"].high > inputs["layers.near.p_warhead_classified"].high


def test_bounds_of_a_field_hold_for_the_facts_that_it_names(base: facts.Facts) -> None:
    quantity = base.quantity("parameters.burn_time_solid")
    long = dataclasses.replace(base)
    value = quantity.values[-1].model_copy(update={"high": 2_000})
    long.__dict__["quantities"] = {**base.quantities, quantity.id: quantity.model_copy(update={"values": (value,)})}
    with pytest.raises(InputError, match=r"^missiles.icbm_solid.burn_time: .*: 2,000 is impossible: s must be at most 1,000; give"):
        facts.reach_inputs(facts.reach_scenario(REACH, base), long)


def test_bounds_of_a_field_hold_for_overrides_too(base: facts.Facts) -> None:
    assert base.quantity("IND.agni4.range").bounds == UNITS["km"].within(1, 100_000)
    assert base.quantity("USA.warning").bounds == UNITS["probability"]
    nine = facts.scenario("nine_actors", base)
    override = Override(id="IND.agni4.range", best=0.5, reason="a test")
    with pytest.raises(InputError, match=r"^the override of IND.agni4.range: 0.5 is impossible: km must be at least 1; give"):
        facts.Lookup(base, nine.model_copy(update={"overrides": (override,)}))


def test_the_bounds_of_a_record_are_those_of_its_fields() -> None:
    assert {name: unit.name for name, unit in bounded(Leg).items()} == {
        "range": "km",
        "launchers": "launchers",
        "loading": "warheads_per_launcher",
        "upload_ceiling": "warheads_per_launcher",
        "yield_kt": "kilotons",
        "cep": "m",
        "launchers_per_platform": "launchers_per_platform",
        "alert_day_to_day": "share",
        "alert_generated": "share",
        "reliability": "probability",
        "sspk_silo": "probability",
    }
    assert bounded(InterceptorClass)["longest_flight"] == UNITS["s"].within(1, 7_200)
    assert bounded(EngagementLayer)["reach"] == UNITS["probability"]
    assert bounded(Trials) == {}


def test_a_number_of_a_field_may_be_left_out() -> None:
    exchange: dict[str, Any] = {"date": "2011-02-05", "party": "RUS", "deployed_delivery_systems": None, "deployed_warheads": 1537}
    exchange |= {"deployed_and_nondeployed_launchers": "865", "sources": "a;b"}
    exchange |= dict.fromkeys(("prov_delivery", "prov_warheads", "prov_total"), "seen")
    assert facts.Exchange.model_validate(exchange).deployed_delivery_systems is None
    with pytest.raises(InputError, match="deployed_warheads: 1,000,000 is impossible: warheads must be at most 100,000"):
        facts.Exchange.model_validate(exchange | {"deployed_warheads": 1_000_000})
