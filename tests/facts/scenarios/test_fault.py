"""What does not agree with the fact base is refused with its place and remedy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.scenarios.fault import newest_day
from equipoise.facts.scenarios.input import ids_read
from tests.samples import ENGAGEMENT, FULL, REACH, edited


@pytest.fixture
def laid_out(tmp_path: Path, base: facts.Facts) -> Callable[[str], facts.Scenario]:
    """The sample scenario with other lines in place of its overrides."""

    def accepted(lines: str) -> facts.Scenario:
        path = tmp_path / "accepted.yaml"
        path.write_text(FULL.read_text(encoding="utf-8").replace("overrides: []\n", lines), encoding="utf-8")
        return facts.scenario(path, base)

    return accepted


@pytest.mark.parametrize("name", ["RUS.totals.deployed", "CHN.df26.launchers", "CHN.warning", "defences.ngi.unit_cost"])
def test_an_override_that_nothing_reads_is_refused(question: Callable[..., str], base: facts.Facts, name: str) -> None:
    sentence = question("overrides: []\n", f"overrides:\n- {{id: {name}, best: 1, reason: r}}\n")
    assert name in base.quantities
    fix = "remove the override, or list a pair whose results it bears on"
    assert sentence == f"mine.yaml:38: nothing in this scenario reads {name}; {fix}"


def test_an_override_of_a_side_that_does_not_need_it_is_refused(question: Callable[..., str]) -> None:
    sentence = question("overrides: []\n", "overrides:\n- {id: GBR.warning, best: 0.5, reason: r}\n")
    assert sentence.startswith("mine.yaml:38: nothing in this scenario reads GBR.warning; ")


def test_an_override_of_too_many_warheads_is_refused(question: Callable[..., str]) -> None:
    entries = "overrides:\n- {id: RUS.tu95.launchers, best: 10000, reason: r}\n"
    assert question("overrides: []\n", entries.replace("10000", "10001")).startswith(
        "mine.yaml:38: the override of RUS.tu95.launchers: 10,001 is impossible: launchers must be at most 10,000; give a value inside"
    )
    entries += "- {id: RUS.tu95.loading, best: 16, reason: r}\n"
    assert question("overrides: []\n", entries) == (
        "mine.yaml:38: RUS.tu95: launchers times loading make 160,000 warheads at most, and a leg holds up to 100,000; "
        "lower the launchers or the loading"
    )


def test_a_date_far_past_the_newest_fact_is_refused(question: Callable[..., str], base: facts.Facts) -> None:
    last = newest_day(base) + dt.timedelta(days=365)
    assert question("date: 2026-11-22", f"date: {last + dt.timedelta(days=1)}") == (
        f"mine.yaml:6: date past the data: {last + dt.timedelta(days=1)} lies more than one year after the newest fact, which is of "
        f"{newest_day(base)}; name a date up to {last}"
    )


@pytest.mark.parametrize(("sample", "read"), [(ENGAGEMENT, facts.engagement_scenario), (REACH, facts.reach_scenario)])
def test_a_date_far_past_the_newest_fact_is_refused_for_every_question(
    sample: Path, read: Callable[[Path, facts.Facts], object], tmp_path: Path, base: facts.Facts
) -> None:
    path = edited(sample, tmp_path / "mine.yaml", ("date: 2026-11-22", "date: 2098-01-01"))
    with pytest.raises(InputError) as refused:
        read(path, base)
    assert str(refused.value).startswith(
        f"{path}:4: date past the data: 2098-01-01 lies more than one year after the newest fact, which is"
    )


def test_an_override_that_stands_twice_in_python_names_no_line(base: facts.Facts) -> None:
    override = facts.Override(id="RUS.warning", best=0.5, reason="a test")
    twice = facts.scenario(FULL, base).model_copy(update={"overrides": (override, override)})
    with pytest.raises(InputError) as refused:
        facts.Lookup(base, twice)
    assert str(refused.value) == "RUS.warning is overridden twice; keep one of the two"


def test_the_last_day_of_that_year_is_accepted(tmp_path: Path, base: facts.Facts) -> None:
    last = newest_day(base) + dt.timedelta(days=365)
    path = tmp_path / "mine.yaml"
    path.write_text(FULL.read_text(encoding="utf-8").replace("date: 2026-11-22", f"date: {last}"), encoding="utf-8")
    assert facts.scenario(path, base).date == last


def test_a_date_before_the_data_names_something_that_the_pairs_read(question: Callable[..., str]) -> None:
    sentence = question("date: 2026-11-22", "date: 2001-01-01")
    assert ".totals." not in sentence
    assert "has no value for 2001-01-01; use a date from " in sentence


def test_a_date_before_facts_that_no_pair_reads_is_accepted(tmp_path: Path, base: facts.Facts) -> None:
    pairs = (facts.Pair(retaliator="CHN", adversary="GBR"),)
    read = ids_read(facts.scenario(FULL, base).model_copy(update={"pairs": pairs}), base)
    day = max(base.quantity(name).values[0].since for name in read)
    assert day < base.quantity("RUS.bulava.loading").values[0].since
    text = FULL.read_text(encoding="utf-8").replace("date: 2026-11-22", f"date: {day}")
    head, _, tail = text.partition("- {retaliator: RUS, adversary: USA}\n")
    path = tmp_path / "mine.yaml"
    path.write_text(f"{head}- {{retaliator: CHN, adversary: GBR}}\n{tail[tail.index('  interceptors:') :]}", encoding="utf-8")
    assert facts.scenario(path, base).date == day


def test_a_retaliator_without_a_leg_is_refused(question: Callable[..., str]) -> None:
    text = FULL.read_text(encoding="utf-8")
    old = text[text.index("FRA, GBR]") : text.index("- {retaliator: USA")]
    sentence = question(old, old.replace("GBR]", "GBR, IND]", 1).replace("retaliator: RUS", "retaliator: IND"))
    assert sentence == "mine.yaml:14: IND has no leg that reaches another continent; name an actor that has one as the retaliator"


def test_reserves_that_may_exceed_the_force_are_refused(question: Callable[..., str]) -> None:
    """Shares against the victim and against third parties add up; of both only where the scenario keeps something for third parties."""
    entries = "overrides:\n- {id: USA.withheld_third, best: 0.8, reason: r}\n"
    assert question("overrides: []\n", f"strike: {{third_party_reserve: true}}\n{entries}") == (
        "mine.yaml:39: USA keeps back more than it has: withheld 0.5 and withheld_third 0.8 at their high ends; "
        "lower one of them: together they are shares of one force"
    )


KEPT = (
    "strike: {{third_party_reserve: true}}\noverrides:\n- {{id: USA.withheld, low: 0.05, best: 0.1, high: {own}, reason: r}}\n"
    "- {{id: USA.withheld_third, low: 0.15, best: 0.2, high: {third}, reason: r}}\n"
)


@pytest.mark.parametrize(("own", "third"), [(0.55, 0.46), (0.75, 0.26)])
def test_reserves_are_refused_by_their_high_ends_alone(question: Callable[..., str], own: float, third: float) -> None:
    """Low ends and best values leave room; the fault stands at the first override of the two."""
    assert question("overrides: []\n", KEPT.format(own=own, third=third)) == (
        f"mine.yaml:39: USA keeps back more than it has: withheld {own:g} and withheld_third {third:g} at their high ends; "
        "lower one of them: together they are shares of one force"
    )


def test_reserves_that_make_the_whole_force_at_their_high_ends_are_accepted(laid_out: Callable[[str], facts.Scenario]) -> None:
    assert len(laid_out(KEPT.format(own=0.5, third=0.5)).overrides) == 2
    more = KEPT.format(own=0.8, third=0.9).replace("third_party_reserve: true", "third_party_reserve: false")
    assert len(laid_out(more.replace("- {id: USA.withheld_third, low: 0.15, best: 0.2, high: 0.9, reason: r}\n", "")).overrides) == 1


def test_a_leg_is_refused_by_the_high_ends_of_launchers_and_loading(
    question: Callable[..., str], laid_out: Callable[[str], facts.Scenario]
) -> None:
    entries = (
        "overrides:\n- {{id: RUS.tu95.launchers, low: 100, best: 200, high: {most}, reason: r}}\n"
        "- {{id: RUS.tu95.loading, low: 4, best: 5, high: 10, reason: r}}\n"
    )
    sentence = question("overrides: []\n", entries.format(most=10000).replace("high: 10,", "high: 10.01,"))
    assert sentence.startswith("mine.yaml:38: RUS.tu95: launchers times loading make 100,100 warheads at most, ")
    assert len(laid_out(entries.format(most=10000)).overrides) == 2
