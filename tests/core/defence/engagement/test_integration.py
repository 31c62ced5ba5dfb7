"""Integration: each step changes one thing, by hand; and every refusal."""

from __future__ import annotations

import pytest

from equipoise.core.defence.engagement.integration import STEPS, Design, Gain, design_at, steps
from equipoise.core.defence.engagement.system import AT_ONCE, IN_TURN, Failure, Layer, Threat
from equipoise.errors import InputError
from equipoise.vocabulary import LEVELS

OWN = Layer(0, (2,), (0.5,), (0.5,), p_track=0.6, p_warhead_classified=0.7, p_decoy_misclassified=0.4, p_kill_missed=0.3)
SECOND = Layer(1, (1, 1), (0.8,), (1.0,), p_track=0.9, p_further_look=0.5, p_kill_missed=0.2)
GAIN = Gain(0.8, 0.9, 0.1, (0.75,))
SAME = Gain(0.9, 1.0, 1.0, (1.0,))
ANYWAY = Failure("fuel", 0.05, (1.0, 1.0), (0.5, 1.0), (1.0, 1.0))
COMMAND = Failure("command", 0.1, (0.0, 0.0), (1.0, 1.0), (1.0, 1.0))
DESIGN = Design((4, 4), (OWN, SECOND), (GAIN, SAME), (ANYWAY,), COMMAND)
RAID = (Threat(4, 3),)


def said(design: Design, level: str = "integrated") -> str:
    with pytest.raises(InputError) as caught:
        design_at(design, level)
    return str(caught.value)


def test_each_step_changes_one_thing() -> None:
    row = steps(DESIGN, RAID)
    assert tuple(step.name for step in row) == STEPS
    layer, systems = OWN, [step.system for step in row]
    changes = (
        {},
        {"p_kill_missed": 0.0},
        {"p_track": 0.8},
        {"p_warhead_classified": 0.9, "p_decoy_misclassified": 0.1},
        {"reach": (0.75,)},
        {"plan": AT_ONCE},
        {},
    )
    for done, (change, system) in enumerate(zip(changes, systems, strict=True)):
        layer = layer._replace(**change)
        assert system.layers[0] == layer
        # looks that may fail cannot be taken all at once
        assert system.layers[1] == (SECOND._replace(p_kill_missed=0.0) if done else SECOND)
        assert system.stocks == (4, 4)
        assert system.failures == ((ANYWAY, COMMAND) if done == 6 else (ANYWAY,))


def test_each_step_has_its_own_engagement() -> None:
    row = steps(DESIGN, RAID, 1e-3)
    means = [step.engagement.mean_leakers for step in row]
    assert means == pytest.approx(sorted(means[:6], reverse=True) + means[6:])  # each step helps, but for the last
    assert means[6] == pytest.approx(0.9 * means[5] + 0.1 * 4.0, abs=1e-2)  # blind when the command fails
    assert max(step.engagement.missing for step in row) > 1e-11  # the tolerance was passed on


@pytest.mark.parametrize(("level", "done"), [("independent", 0), ("coordinated", 1), ("integrated", 6)])
def test_the_levels_are_steps(level: str, done: int) -> None:
    assert level in LEVELS
    assert design_at(DESIGN, level) == steps(DESIGN, RAID, 1e-3)[done].system


@pytest.mark.parametrize(("salvos", "p_further", "plan"), [((1, 1), 1.0, AT_ONCE), ((3,), 0.5, AT_ONCE), ((1, 1), 0.99, IN_TURN)])
def test_one_fire_plan_where_looks_can_be_taken_together(salvos: tuple[int, ...], p_further: float, plan: int) -> None:
    layers = (OWN, SECOND._replace(salvos=salvos, p_further_look=p_further))
    assert design_at(DESIGN._replace(layers=layers), "integrated").layers[1].plan == plan
    assert design_at(DESIGN._replace(layers=layers), "coordinated").layers[1].plan == IN_TURN


def test_an_unknown_level_is_refused() -> None:
    assert said(DESIGN, "joined") == "there is no level of integration 'joined'; give one of independent, coordinated, integrated"


def test_gains_for_another_number_of_layers_are_refused() -> None:
    assert said(DESIGN._replace(gains=(GAIN,)), "independent") == "1 gains for 2 layers; give one for each layer"


@pytest.mark.parametrize(
    "loss",
    [
        {"p_track": 0.89},
        {"p_warhead_classified": 0.99},
        {"reach": (0.99,)},
    ],
)
def test_a_gain_that_is_a_loss_is_refused(loss: dict[str, float]) -> None:
    worse = DESIGN._replace(gains=(GAIN, SAME._replace(**loss)))
    sentence = "layer 2 is worse off with the common picture; a common picture may only help: give its own values where it adds nothing"
    assert [said(worse, level) for level in LEVELS] == [sentence] * 3


def test_calling_more_decoys_is_a_loss() -> None:
    worse = DESIGN._replace(gains=(GAIN._replace(p_decoy_misclassified=0.41), SAME))
    assert said(worse).startswith("layer 1 is worse off with the common picture; ")


@pytest.mark.parametrize("key", ["p_track", "p_warhead_classified", "p_decoy_misclassified"])
def test_an_impossible_gain_is_refused(key: str) -> None:
    wrong = DESIGN._replace(gains=(GAIN, SAME._replace(**{key: 1.5})))
    assert said(wrong) == f"{key} of gain 2 1.5 is impossible; give a probability between 0 and 1"


def test_an_impossible_reach_is_refused() -> None:
    wrong = DESIGN._replace(gains=(GAIN, SAME._replace(reach=(1.0, 1.0))))
    assert said(wrong) == "gain 2 has 2 values of reach for 1 classes; give one for each"
    wrong = DESIGN._replace(gains=(GAIN, SAME._replace(reach=(1.5,))))
    assert said(wrong) == "reach of gain 2 1.5 is impossible; give a probability between 0 and 1"


def test_further_looks_change_with_the_reach_and_only_where_they_are_given() -> None:
    layer = Layer(0, (1, 1), (0.5,), (0.5,), p_further_look=0.6)
    alone = Failure("command", 0.0, (1.0,), (1.0,), (1.0,))
    for gain, further in ((Gain(1.0, 1.0, 1.0, (0.9,)), 0.6), (Gain(1.0, 1.0, 1.0, (0.9,), 0.3), 0.3)):
        design = Design((9,), (layer,), (gain,), (), alone)
        assert design_at(design, "coordinated").layers[0].p_further_look == 0.6
        assert design_at(design, "integrated").layers[0].p_further_look == further
