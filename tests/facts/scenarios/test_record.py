"""Scenarios: what a file must say, and the sentence for everything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.facts.scenarios.record import Override


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("draws: 2000", "drawz: 2000", "mine.yaml:31: unknown key 'drawz'; did you mean 'draws'?"),
        (
            "draws: 2000",
            "draws: 1",
            "mine.yaml:31: draws 1 is impossible; give a whole number from 2 to 1,000,000; 2,000 serve most questions",
        ),
        ("draws: 2000", "draws: 1000001", "mine.yaml:31: draws 1,000,001 is impossible; give a whole number from 2 to 1,000,000;"),
        ("draws: 2000", "draws: 2.5", "mine.yaml:31: 'draws': input should be a valid integer, not 2.5; correct the value"),
        ("seed: 20261122", "seed: -1", "mine.yaml:32: seed -1 is impossible; give a whole number from 0 on, such as the date 20261122"),
        ("seed: 20261122", "seed: 9223372036854775808", "mine.yaml:32: seed 9223372036854775808 is impossible; give a whole number"),
        ("1024, 2048]", "1024, 100001]", "mine.yaml:17: 100,001 interceptors are too many; give levels up to 100,000"),
        (
            "[0, 44, 64, 128, 256, 512, 1024, 2048]",
            str(list(range(51))),
            "mine.yaml:17: 51 levels of interceptors are too many; list at most 50",
        ),
        ("[0, 44, 64, 128, 256, 512, 1024, 2048]", "[]", "mine.yaml:17: 'interceptors' needs at least one, and has none; add what is"),
        ("[USA, RUS, CHN, FRA, GBR]", "[]", "mine.yaml:8: 'actors' needs at least two, and has none; add what is missing"),
        ("members: [USA, GBR, FRA]", "members: [USA]", "mine.yaml:10: 'members' needs at least two, and has 1; add what is missing"),
        ("[day_to_day, generated]", "[]", "mine.yaml:19: 'postures' needs at least one, and has none; add what is missing"),
        ("[ride_out, launch_on_warning]", "[]", "mine.yaml:20: 'doctrines' needs at least one, and has none; add what is missing"),
        ("name: sample", "name: ''", "mine.yaml:4: 'name' is empty; write a text"),
        ("members: [USA, GBR, FRA]", "members: [USA, GBR, USA]", "mine.yaml:10: 'USA' is listed twice; name it once"),
        (
            "euro_atlantic: {",
            "Euro-Atlantic: {",
            "mine.yaml:10: a coalition cannot be called 'Euro-Atlantic'; use small letters, digits and _",
        ),
        (
            "- {retaliator: USA, adversary: RUS}",
            "- {retaliator: euro_atlantic, adversary: RUS}",
            "mine.yaml:15: the retaliator 'euro_atlantic' is a coalition; name one actor as the retaliator; an adversary may be a",
        ),
        (
            "adversary: euro_atlantic}",
            "adversary: USA}",
            "mine.yaml:16: the pair of RUS and USA is listed twice; list it once; a pair with a schedule of cuts needs a scenario, or",
        ),
        (
            "overrides: []",
            "colour: red",
            "mine.yaml:37: unknown key 'colour'; see the list of keys",
        ),
        (
            "overrides: []",
            "strike: {conventionel: true}",
            "mine.yaml:37: unknown key 'conventionel'; did you mean 'conventional'",
        ),
        ("overrides: []", "strike: {conventional: perhaps}", "mine.yaml:37: 'conventional': "),
        ("high: 400", "high: 20001", "mine.yaml:26: high 20,001 is too many: a requirement is at most 20,000 warheads; give a number of"),
        ("assurance: 0.9", "assurance: 1.2", "mine.yaml:29: 'assurance': input should be less than 1, not 1.2; correct the value"),
        ("interceptors: [0, 44,", "interceptors: [44,", "mine.yaml:17: interceptors start at 44; start at 0, the case without defence"),
        ("[0, 44, 64", "[0, 64, 44", "mine.yaml:17: interceptors do not increase: 44 follows 64; list them in increasing order"),
        ("[0, 44, 64", "[0, 44, -64", "mine.yaml:17: interceptors do not increase: -64 follows 44; list them in increasing order"),
        ("[USA, RUS, CHN", "[USA, RUS, RUS", "mine.yaml:8: 'RUS' is listed twice; name it once"),
        ("members: [USA, GBR, FRA]", "members: [USA, GBR, IND]", "mine.yaml:10: 'IND' is not among the actors of the scenario; use one of"),
        ("retaliator: USA", "retaliator: USB", "mine.yaml:15: 'USB' is neither an actor nor a coalition of the scenario; use one of"),
        (
            "adversary: euro_atlantic",
            "adversary: euro_atlantik",
            "mine.yaml:16: 'euro_atlantik' is neither an actor nor a coalition of the scenario; did",
        ),
        (
            "retaliator: RUS, adversary: euro",
            "retaliator: USA, adversary: euro",
            "mine.yaml:16: USA stands on both sides of a pair; name two parties",
        ),
        (
            "[day_to_day, generated]",
            "[day_to_day, war]",
            "mine.yaml:19: 'postures': input should be 'day_to_day' or 'generated', not 'war'",
        ),
        (
            "launch_on_warning",
            "hope",
            "mine.yaml:20: 'doctrines': input should be 'ride_out', 'launch_under_attack' or 'launch_on_warning', not",
        ),
        ("low: 50", "low: -50", "mine.yaml:24: low -50 is impossible: warheads must be at least 0; give a number of warheads"),
        ("best: 200", "best: 20", "mine.yaml:25: the range 50, 20, 400 is not in order; give low <= best <= high"),
        (
            "low: 50",
            "low: 0",
            "mine.yaml:24: low 0 is impossible: a requirement is at least 1 warhead; give a number of warheads from 1 on",
        ),
        ("date: 2026-11-22", "date: 2026-13-22", "mine.yaml:6: 2026-13-22 is not a day of the calendar; write the date as YYYY-MM-DD"),
        ("date: 2026-11-22\n", "\n", "mine.yaml:4: the key 'date' is missing; add 'date: …'"),
        ("draws: 2000", "draws: 2000\ndraws: 3000", "mine.yaml:32: the key 'draws' appears twice (first on line 31); keep one of the two"),
        ("draws: 2000", "draws 2000", "mine.yaml:"),
    ],
)
def test_a_wrong_scenario_is_refused(question: Callable[..., str], old: str, new: str, message: str) -> None:
    assert question(old, new).startswith(message)


def test_a_party_stands_for_its_members(base: facts.Facts) -> None:
    today = facts.scenario("today", base)
    assert today.members("euro_atlantic") == ("USA", "GBR", "FRA")
    assert today.members("RUS") == ("RUS",)
    assert today.party_name("euro_atlantic") == "United States, United Kingdom and France"
    assert today.party_name("RUS") == "RUS"


def test_an_override_without_a_range_is_fixed() -> None:
    override = Override(id="a", best=3, reason="because")
    assert (override.lowest, override.highest) == (3, 3)
