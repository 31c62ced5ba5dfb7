"""The records of a defence: what a common failure makes of a layer, and every sentence that refuses a record."""

from __future__ import annotations

import pytest

from equipoise.core.defence.engagement.system import AT_ONCE, Failure, Layer, System, Threat, failed_layer, refuse_impossible_system
from equipoise.errors import InputError

RAID = (Threat(3, 2, 0.5), Threat(1))
LAYER = Layer(0, (2, 1), (0.8, 0.5), (1.0, 0.9), p_track=0.9, p_warhead_classified=0.75, p_decoy_misclassified=0.25)
DOWN = Failure("power", 0.1, (1.0, 0.5), (1.0, 0.25), (1.0, 0.4))
SYSTEM = System((10, 5), (LAYER, LAYER._replace(stock=1)), (DOWN,))
PROBABILITY = "give a probability between 0 and 1"


def said(raid: tuple[Threat, ...], system: System) -> str:
    with pytest.raises(InputError) as caught:
        refuse_impossible_system(raid, system)
    return str(caught.value)


def layered(layer: Layer) -> System:
    return SYSTEM._replace(layers=(LAYER, layer))


def test_a_failure_strikes_the_layer_at_its_place() -> None:
    assert failed_layer(LAYER, 0, DOWN) == LAYER
    struck = failed_layer(LAYER, 1, DOWN)
    assert struck.p_track == pytest.approx(0.45, rel=1e-15)
    assert struck.kill_probability == pytest.approx((0.2, 0.125), rel=1e-15)
    assert struck.p_decoy_misclassified == pytest.approx(0.75 - 0.4 * 0.5, rel=1e-15)
    assert struck._replace(p_track=0.9, kill_probability=(0.8, 0.5), p_decoy_misclassified=0.25) == LAYER


def test_discrimination_lost_calls_decoys_as_often_as_warheads() -> None:
    blind = DOWN._replace(discrimination=(0.0, 1.0))
    assert failed_layer(LAYER, 0, blind).p_decoy_misclassified == 0.75
    assert failed_layer(LAYER, 1, blind).p_decoy_misclassified == 0.25


def test_a_possible_system_passes() -> None:
    refuse_impossible_system(RAID, SYSTEM)
    refuse_impossible_system((Threat(20_000),), System((0,), (Layer(0, (1,) * 20, (0.5,), (1.0,), capacity=0),)))
    refuse_impossible_system(RAID, layered(LAYER._replace(plan=AT_ONCE)))
    refuse_impossible_system(RAID, layered(LAYER._replace(plan=AT_ONCE, p_further_look=0.5, salvos=(3,))))


@pytest.mark.parametrize(
    ("raid", "sentence"),
    [
        ((), "the raid has no class; give at least one class, with 0 warheads if need be"),
        ((Threat(-1), Threat(1)), "warheads of class 1 -1 is impossible; give a number of at least 0"),
        ((Threat(1), Threat(1, -2)), "decoys of class 2 -2 is impossible; give a number of at least 0"),
        ((Threat(1), Threat(1, 2, 1.5)), f"decoy_correlation of class 2 1.5 is impossible; {PROBABILITY}"),
        ((Threat(19_000, 1), Threat(900, 100)), "a raid of 20,001 objects is too large; give at most 20,000 warheads and decoys"),
    ],
)
def test_an_impossible_raid_is_refused(raid: tuple[Threat, ...], sentence: str) -> None:
    assert said(raid, SYSTEM) == sentence


@pytest.mark.parametrize(
    ("system", "sentence"),
    [
        (SYSTEM._replace(layers=()), "the system has no layer; give at least one layer; one without interceptors is no defence"),
        (SYSTEM._replace(stocks=(10, -5)), "stock 2 -5 is impossible; give a number of at least 0"),
        (layered(LAYER._replace(stock=2)), "layer 2 draws on stock 3, and there are 2; name a stock of the system"),
        (layered(LAYER._replace(stock=-1)), "the place of the stock of layer 2 -1 is impossible; give a number of at least 0"),
        (
            layered(LAYER._replace(kill_probability=(0.5,))),
            "layer 2 has 1 values of kill_probability for 2 classes; give one for each class",
        ),
        (layered(LAYER._replace(reach=(1.0, 1.0, 1.0))), "layer 2 has 3 values of reach for 2 classes; give one for each class"),
        (layered(LAYER._replace(kill_probability=(0.5, 1.2))), f"kill_probability of layer 2 1.2 is impossible; {PROBABILITY}"),
        (layered(LAYER._replace(reach=(-0.1, 1.0))), f"reach of layer 2 -0.1 is impossible; {PROBABILITY}"),
        (layered(LAYER._replace(salvos=())), "layer 2 has 0 looks; give the shots of 1 to 20 looks"),
        (layered(LAYER._replace(salvos=(1,) * 21)), "layer 2 has 21 looks; give the shots of 1 to 20 looks"),
        (layered(LAYER._replace(salvos=(2, 0))), "a salvo of layer 2 0 is impossible; give a number of at least 1"),
        (layered(LAYER._replace(capacity=-1)), "capacity of layer 2 -1 is impossible; give a number of at least 0"),
        (layered(LAYER._replace(plan=2)), "layer 2 has no such plan as 2; give IN_TURN or AT_ONCE"),
        (
            layered(LAYER._replace(plan=AT_ONCE, p_further_look=0.9)),
            "layer 2 serves all at once, and further looks may fail; give p_further_look 1, or the plan in_turn",
        ),
        (SYSTEM._replace(failures=(DOWN._replace(probability=2.0),)), f"the probability of 'power' 2 is impossible; {PROBABILITY}"),
    ],
)
def test_an_impossible_system_is_refused(system: System, sentence: str) -> None:
    assert said(RAID, system) == sentence


@pytest.mark.parametrize(
    "key", ["p_track", "p_raid_track", "p_warhead_classified", "p_decoy_misclassified", "p_kill_missed", "reliability", "p_further_look"]
)
def test_an_impossible_probability_is_refused(key: str) -> None:
    assert said(RAID, layered(LAYER._replace(**{key: -0.5}))) == f"{key} of layer 2 -0.5 is impossible; {PROBABILITY}"
    assert said(RAID, layered(LAYER._replace(**{key: float("nan")}))) == f"{key} of layer 2 is not a finite number; give a number"


@pytest.mark.parametrize("key", ["track", "kill", "discrimination"])
def test_impossible_factors_of_a_failure_are_refused(key: str) -> None:
    short = SYSTEM._replace(failures=(DOWN._replace(**{key: (1.0,)}),))
    assert said(RAID, short) == f"'power' has 1 factors of {key} for 2 layers; give one for each layer"
    large = SYSTEM._replace(failures=(DOWN._replace(**{key: (1.0, 1.1)}),))
    assert said(RAID, large) == f"a factor of {key} of 'power' 1.1 is impossible; {PROBABILITY}"
