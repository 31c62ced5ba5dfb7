"""The quick question of leakage, against the study of the same engagement."""

from __future__ import annotations

from typing import Any

import pytest

import equipoise as eq
from equipoise import facts, study

TWO = "two_classes"


def test_the_scenarios_own_raid_gives_what_its_study_gives() -> None:
    found = eq.leakage(warheads=10, decoys=20, defence="national")
    base = facts.load()
    whole = study.leak_distribution(facts.engagement_scenario("national", base), base)
    assert found.distribution.tolist() == whole.distribution.tolist()
    assert (found.warheads, found.decoys, found.defence) == (10, 20, "national")
    assert found.distribution.sum() == pytest.approx(1.0, abs=1e-9)
    assert found.missing < 1e-9


def test_decoys_follow_the_raid_in_proportion_unless_they_are_given() -> None:
    assert eq.leakage(5).decoys == 10
    assert eq.leakage(5, 0).decoys == 0
    assert eq.leakage(5, 0).mean < eq.leakage(5, 30).mean


def test_classes_are_counted_by_name() -> None:
    found = eq.leakage({"ballistic": 3, "glide": 1}, {"ballistic": 2}, TWO)
    assert (found.warheads, found.decoys) == (4, 2)


def test_quantiles_and_words_agree_with_the_distribution() -> None:
    found = eq.leakage(10, 20)
    assert found.distribution[: found.quantile(0.5)].sum() < 0.5 <= found.distribution[: found.quantile(0.5) + 1].sum()
    assert found.quantile(1.0) <= 10
    assert repr(found).startswith(f"Leakage: of 10 warheads with 20 decoys against 'national', {found.mean:.2f} leak on average (5–95 %: ")
    with pytest.raises(eq.InputError, match="the share 2 is impossible; give a number from 0 to 1"):
        found.quantile(2)


WRONG: list[tuple[Any, str]] = [
    (lambda: eq.leakage(0), "data/scenarios/national.yaml: the raid has no warhead; give at least one class with a warhead"),
    (lambda: eq.leakage(-1), "-1 is impossible: warheads must be at least 0"),
    (lambda: eq.leakage({"glide": 4}), "the raid has no class 'glide'; use one of ballistic"),
    (lambda: eq.leakage(4, defence=TWO), "the raid has 2 classes; give numbers by class, such as {'ballistic': 4}"),
    (lambda: eq.leakage(4, defence="today"), "data/scenarios/today.yaml: the scenario 'today' does not ask about engagement"),
    (lambda: eq.leakage(float("nan")), "nan is not a number"),  # pyright: ignore[reportArgumentType] (on purpose)
    (lambda: eq.leakage("ten"), "data/scenarios/national.yaml: unknown quantity 'ten'"),  # pyright: ignore[reportArgumentType] (on purpose)
]


@pytest.mark.parametrize(("make", "sentence"), WRONG, ids=[str(place) for place in range(len(WRONG))])
def test_what_is_wrong_is_one_sentence(make: Any, sentence: str) -> None:
    with pytest.raises(eq.InputError) as caught:
        make()
    assert str(caught.value).startswith(sentence)
