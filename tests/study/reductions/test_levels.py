"""Which layer is swept, and at which levels."""

from __future__ import annotations

from equipoise import facts
from equipoise.study.inputs import Inputs
from equipoise.study.reductions.levels import levels, swept_layer, todays_level


def test_the_first_national_layer_is_swept(inputs: Inputs) -> None:
    layers = inputs.layers(("RUS",))
    assert [layer.scope for _, layer in layers] == ["national", "regional"]
    assert swept_layer(layers) == 0
    assert swept_layer(layers[::-1]) == 1
    assert swept_layer(layers[1:]) == -1


def test_a_scenario_without_pairs_of_swept_layers_keeps_its_own_levels(base: facts.Facts, small: facts.Scenario) -> None:
    pair = facts.Pair(retaliator="USA", adversary="GBR")
    assert levels(facts.Lookup(base, small.model_copy(update={"interceptors": (0, 7), "pairs": (pair,)}))) == (0, 7)


def test_todays_level_is_the_last_that_the_stock_reaches_and_the_first_without_a_layer() -> None:
    swept = [0, 44, 64, 128]
    assert [todays_level(swept, stock) for stock in (0, 43.9, 44, 63, 64.4, 127, 500, None)] == [0, 0, 1, 1, 2, 2, 3, 0]
