"""What each stock would have to hold: against the engine at every size, and what is not sought."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.core.defence.engagement.engine import engagement
from equipoise.core.defence.engagement.provision import expected_shots, useful_stock, with_stock
from equipoise.core.defence.engagement.system import Layer, System, Threat
from equipoise.study.engagement.provision import AIMS, left_out
from equipoise.study.engagement.run import Case, case
from tests.samples import ENGAGEMENT, edited

BASE = facts.load()
SURE = "kill_probability: {ballistic: USA.gmd.kill_probability}"


def sample(tmp_path: Path, changes: dict[str, str]) -> facts.EngagementScenario:
    """The sample with other words."""
    return facts.engagement_scenario(edited(ENGAGEMENT, tmp_path / "mine.yaml", *changes.items()), BASE)


def chances(here: Case, place: int) -> list[float]:
    """The chance that nothing leaks with every size of a stock that can matter."""
    most = useful_stock(here.raid, here.system, place)
    return [engagement(here.raid, with_stock(here.system, place, stock)).p_no_leak for stock in range(most + 1)]


@pytest.mark.parametrize("shared", [False, True], ids=["apart", "shared"])
def test_every_stock_is_the_smallest_that_serves(tmp_path: Path, shared: bool) -> None:
    small = {
        "warheads: 8, decoys: 8": "warheads: 2, decoys: 1",
        "reach: {ballistic: 0.5}": "reach: {ballistic: 0.9}",
        "reach: {ballistic: 0.6}": "reach: {ballistic: 0.95}",
    }
    one_stock = {"stock: near": "stock: far", '      near: {low: 8, best: 16, high: 32, reason: "two batteries"}\n': ""} if shared else {}
    question = sample(tmp_path, small | one_stock)
    here, found = case(question, BASE), study.engagement_study(question, BASE)
    rows = found.provision
    assert [row.stock_name for row in rows] == list(question.stocks)
    for place, row in enumerate(rows):
        every = chances(here, place)
        assert row.best
        assert [aim.wanted for aim in row.aims] == list(AIMS)
        for aim in row.aims:
            enough = [stock for stock, p in enumerate(every) if p >= aim.wanted]
            assert aim.reached == bool(enough)
            assert aim.stock == (enough[0] if enough else row.best.stock)
        assert row.best.p_no_leak == pytest.approx(max(every), abs=1e-11)
        assert row.best.stock <= every.index(max(every))
    assert any(aim.reached for row in rows for aim in row.aims)
    assert any(not aim.reached for row in rows for aim in row.aims)


def test_what_is_fired_on_average_is_that_of_all_layers_of_the_stock(tmp_path: Path) -> None:
    question = sample(
        tmp_path,
        {
            "warheads: 8, decoys: 8": "warheads: 2, decoys: 1",
            "stock: near": "stock: far",
            '      near: {low: 8, best: 16, high: 32, reason: "two batteries"}\n': "",
        },
    )
    here = case(question, BASE)
    row = study.engagement_study(question, BASE).provision[0]
    assert row.layers == tuple(layer.title for layer in question.layers)
    assert row.fired_mean == pytest.approx(sum(expected_shots(engagement(here.raid, here.system))))
    assert row.best
    at_best = engagement(here.raid, with_stock(here.system, 0, row.best.stock))
    assert row.best.fired_mean == pytest.approx(sum(expected_shots(at_best)))
    assert row.fired_mean < row.best.stock < row.stock


PLAIN = Layer(0, (1, 1), (0.7,), (1.0,))
DEAD = (PLAIN, Layer(1, (2,), (0.7,), (1.0,), p_kill_missed=0.3))
TWO = System((9,), (PLAIN._replace(kill_probability=(0.5, 0.5), reach=(1.0, 1.0)),))


@pytest.mark.parametrize(
    ("raid", "system", "reason"),
    [
        ((Threat(2_000),), System((9,), (PLAIN,)), ""),
        ((Threat(1_500, 501),), System((9,), (PLAIN,)), "the raid has 2,001 objects, and stocks are sought for up to 2,000"),
        ((Threat(100),), System((9, 9), DEAD), ""),
        (
            (Threat(101),),
            System((9, 9), DEAD),
            "up to 202 interceptors are useful, more of them may do worse where a later layer fires at the dead, "
            "and at most 200 are tried one by one",
        ),
        ((Threat(9), Threat(9)), TWO, ""),
        ((Threat(40), Threat(40)), TWO, "up to 160 interceptors are useful, and stocks are sought among up to 100,000 joint states"),
        (
            (Threat(300), Threat(300)),
            TWO,
            "up to 1,200 interceptors are useful, and the joint distribution of all classes and stocks has 108,811,801 states",
        ),
    ],
)
def test_what_would_take_long_is_left_out_with_the_reason(raid: tuple[Threat, ...], system: System, reason: str) -> None:
    assert left_out(raid, system, 0) == reason


def test_a_stock_that_is_not_sought_still_says_what_is_fired(tmp_path: Path) -> None:
    large = {"warheads: 8, decoys: 8": "warheads: 60, decoys: 60", "integration: coordinated": "integration: independent"}
    row = study.engagement_study(sample(tmp_path, large), BASE).provision[0]
    assert row.left_out.startswith("up to 240 interceptors are useful, more of them may do worse")
    assert (row.aims, row.best) == ((), None)
    assert row.fired_mean > 0.0
