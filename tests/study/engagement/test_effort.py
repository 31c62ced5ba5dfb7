"""Sizes: which tolerance serves them, and which are refused before they take all memory."""

from __future__ import annotations

import pytest

from equipoise.core.defence.engagement.system import Failure, Layer, System, Threat
from equipoise.errors import InputError
from equipoise.study import effort as machine
from equipoise.study.engagement import effort as engagement_effort
from equipoise.study.engagement.effort import (
    effort,
    evaluation_seconds,
    objects,
    refuse_beyond_memory,
    refuse_too_large,
    tolerance,
    too_large,
)

LAYER = Layer(0, (1,), (0.5,), (1.0,), p_decoy_misclassified=0.5, p_kill_missed=0.1)
THREE = System((5, 5, 5), tuple(LAYER._replace(stock=n, p_decoy_misclassified=0.1 + 0.3 * n) for n in range(3)))


def test_the_tolerance_follows_the_number_of_objects() -> None:
    assert objects((Threat(100, 100), Threat(100))) == 300
    assert tolerance((Threat(100, 200),)) == 1e-12
    assert tolerance((Threat(100, 201),)) == 1e-3


def test_plain_raids_are_never_too_large() -> None:
    assert too_large((Threat(1500, 4000),), THREE) == ""


@pytest.mark.parametrize("decoys", [20, 5000])
def test_correlated_decoys_before_several_layers_are_too_many(decoys: int) -> None:
    assert too_large((Threat(10, decoys, 0.5),), THREE) == "correlated decoys fall into too many groups"
    with pytest.raises(InputError) as refused:
        refuse_too_large((Threat(10, decoys, 0.5),), THREE, "a.yaml", 3)
    assert str(refused.value) == (
        "a.yaml:3: the raid is too large to be studied: correlated decoys fall into too many groups; "
        "give fewer decoys or decoy_correlation 0"
    )


def test_twin_few_correlated_decoys_are_served() -> None:
    assert too_large((Threat(10, 3, 0.5),), THREE) == ""


def test_several_classes_are_bounded_by_their_joint_states() -> None:
    two = System((9,), (LAYER._replace(kill_probability=(0.5, 0.5), reach=(1.0, 1.0)),))
    assert too_large((Threat(9), Threat(9)), two) == ""
    assert too_large((Threat(999), Threat(999)), two) == "the joint distribution of all classes and stocks has 10,000,000 states"
    with pytest.raises(InputError, match="give fewer objects and interceptors, or one class"):
        refuse_too_large((Threat(999), Threat(999)), two, "", 0)


def test_more_objects_than_the_engine_serves_are_named() -> None:
    assert too_large((Threat(5_000, 15_000),), THREE) == ""
    assert too_large((Threat(5_000, 15_001),), THREE) == "it has 20,001 objects, and up to 20,000 are computed"


def test_what_the_memory_does_not_hold_is_refused_with_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engagement_effort, "cores", lambda: 2)
    monkeypatch.setattr(machine, "memory_bytes", lambda: 1e9)
    refuse_beyond_memory((Threat(500, 200),), "a.yaml", 3)
    with pytest.raises(InputError) as refused:
        refuse_beyond_memory((Threat(5_000, 15_000),), "a.yaml", 3)
    assert str(refused.value) == (
        "a.yaml:3: a raid of 20,000 objects and those up to 4 times as large take about 2.4 GB of memory, and this machine has 1.0 GB; "
        "give at most 1,700 warheads and decoys"
    )
    refuse_beyond_memory((Threat(700, 1_000),), "a.yaml", 3)


def test_time_grows_with_the_raid_its_scarcity_layers_branches_and_blind_spots() -> None:
    raid, plenty, scarce = (Threat(1_000, 1_000),), System((9_000,), (LAYER,)), System((50,), (LAYER,))
    whole = evaluation_seconds(raid, plenty)
    assert evaluation_seconds((Threat(2_000, 2_000),), plenty) == pytest.approx(4 * whole)
    assert evaluation_seconds(raid, scarce) > 10 * whole
    quiet = System((50,), (LAYER._replace(p_kill_missed=0.0),))
    assert evaluation_seconds(raid, quiet) == pytest.approx(whole), "no dead object draws fire"
    assert evaluation_seconds(raid, System((9_000, 9_000), (LAYER, LAYER._replace(stock=1)))) == pytest.approx(2 * whole)
    failure = Failure("blind", 0.1, (0.5,), (1.0,), (1.0,))
    assert evaluation_seconds(raid, plenty._replace(failures=(failure, failure))) == pytest.approx(4 * whole)
    assert evaluation_seconds(raid, System((9_000,), (LAYER._replace(p_raid_track=0.9),))) == pytest.approx(3 * whole)
    assert evaluation_seconds((Threat(150, 150),), plenty) > evaluation_seconds((Threat(150, 151),), plenty), "exact, and certified"


def test_time_of_a_joint_distribution_grows_with_its_states() -> None:
    two = LAYER._replace(kill_probability=(0.5, 0.5), reach=(1.0, 1.0))
    few, many = (evaluation_seconds((Threat(9), Threat(9)), System((stock,), (two,))) for stock in (9, 99))
    assert many == pytest.approx(10 * few)


def test_cores_share_the_time_of_a_study(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engagement_effort, "cores", lambda: 4)
    assert effort((Threat(10),), 20.0).seconds == 5.0
