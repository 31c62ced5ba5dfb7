"""Core functions called by name, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.core.defence.layers import Layer
from equipoise.core.exchange.wu_2020 import Case
from equipoise.errors import InputError
from equipoise.study.check_call import argument, function, result

SALVO = "core.defence.single_shot.salvo_kill_probability"


def values(array: object) -> list[float]:
    return np.asarray(array, dtype=np.float64).tolist()


@pytest.mark.parametrize("name", [SALVO, f"equipoise.{SALVO}"])
def test_both_forms_of_a_name(name: str) -> None:
    assert result(function(name), {"kill_probability": 0.5, "shots": 4}) == 0.9375


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("os.system", "'os.system' is not a function below equipoise.core; name it as core.defence.single_shot.salvo_kill_probability"),
        ("equipoise.store.keep", "'equipoise.store.keep' is not a function below equipoise.core; "),
        ("core.defence.single_shots.salvo_kill_probability", "there is no module 'equipoise.core.defence.single_shots'; did you mean "),
        (
            "core.defence.inventory.engage",
            "there is no public function 'engage' in equipoise.core.defence.inventory; did you mean 'engaged'?",
        ),
        ("core.defence.single_shot.np", "there is no public function 'np' in equipoise.core.defence.single_shot; "),
        ("core.defence.single_shot.amount", "there is no public function 'amount' in equipoise.core.defence.single_shot; "),
        ("core.exchange.wu_2020._binomial", "there is no public function '_binomial' in equipoise.core.exchange.wu_2020; "),
        ("core.defence.single_shot.np.fromfile", "there is no module 'equipoise.core.defence.single_shot.np'; "),
        ("salvo", "'salvo' is not a function below equipoise.core; "),
        ("core.", "there is no module 'equipoise.core'; "),
    ],
)
def test_other_names_are_refused(name: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        function(name)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"kill_probability": 0.5}, "salvo_kill_probability needs the argument 'shots'; add 'shots: …' under arguments"),
        ({"kill_probability": 0.5, "shot": 4}, "salvo_kill_probability has no argument 'shot'; did you mean 'shots'?"),
        ({"kill_probability": 1.5, "shots": 4}, "kill_probability 1.5 is impossible; give a probability between 0 and 1"),
        ({"kill_probability": 0.5, "shots": None}, "the argument 'shots' has no value; "),
        ({"kill_probability": 0.5, "shots": {"a": 1}}, "the argument 'shots' has the wrong form; write a number or a list"),
        ({"kill_probability": 0.5, "shots": [[1, 2], [3]]}, "the rows of 'shots' differ in length; "),
        ({"kill_probability": 0.5, "shots": [1, "x"]}, "the list 'shots' holds something that is not a number; "),
        ({"kill_probability": "1/0", "shots": 4}, "the ratio 1/0 divides by zero; write a ratio such as 10/18"),
        ({"kill_probability": "half", "shots": 4}, "salvo_kill_probability cannot take these arguments ("),
        ({"kill_probability": [0.1, 0.2], "shots": [1, 2, 3]}, "salvo_kill_probability cannot take these arguments ("),
    ],
)
def test_other_arguments_are_refused(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        result(function(SALVO), arguments)
    assert str(caught.value).startswith(sentence)


def test_ratios_and_lists() -> None:
    assert argument("k", "10/18", float) == 10 / 18
    assert values(argument("k", ["1/2", 1], None)) == [0.5, 1.0]
    assert argument("k", "by name", None) == "by name"
    assert isinstance(argument("k", 1, float), float)
    assert argument("flag", value=True, hint=bool) is True


def test_a_list_of_whole_numbers_suits_the_function() -> None:
    pmf = result(function("core.defence.layers.arriving_distribution"), {"raid": [0, 1], "layers": []})
    assert values(pmf) == [0.0, 1.0]


def test_records_and_lists_of_records() -> None:
    layer = {"interceptors": 4, "salvo": 2, "kill_probability": 0.5, "p_track": 1.0, "coverage": 1.0, "track_per_raid": False}
    assert argument("layers", [layer], tuple[Layer, ...]) == (Layer(4, 2, 0.5, 1.0, 1.0, track_per_raid=False),)
    pmf = result(function("core.defence.layers.arriving_distribution"), {"raid": [0, 0, 1], "layers": [layer]})
    assert np.allclose(values(pmf), [0.5625, 0.375, 0.0625], atol=1e-12)


@pytest.mark.parametrize(
    ("value", "hint", "sentence"),
    [
        ({"interceptor": 4}, Layer, "Layer has no field 'interceptor'; did you mean 'interceptors'?"),
        ({"interceptors": 4}, Layer, "Layer needs the field 'salvo'; add 'salvo: …' under layers"),
        ([3], tuple[Layer, ...], "the argument 'layers' has the wrong form; write a mapping of its fields"),
        ({"n_dispersed": 4}, Case, "Case needs the field 'n_in_tunnels'; add 'n_in_tunnels: …' under layers"),
    ],
)
def test_other_records_are_refused(value: object, hint: object, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        argument("layers", value, hint)
    assert str(caught.value) == sentence


def test_a_seed_becomes_a_generator() -> None:
    arguments = {"n_warheads": 3, "layers": [], "trials": 4, "generator": 7}
    assert values(result(function("core.defence.montecarlo.arriving_sample"), arguments)) == [3, 3, 3, 3]


def test_facts_are_named_with_their_date() -> None:
    total = function("core.treaties.counting.total")
    assert result(total, {"counts": "RUS.totals.deployed@2026-01-01"}) == 1796.0
    assert result(total, {"counts": ["*.totals.deployed@2026-01-01", 3]}) == 4015.0
    with pytest.raises(InputError, match="unknown quantity 'RUS.totals.deploied'; did you mean 'RUS.totals.deployed'"):
        result(total, {"counts": "RUS.totals.deploied@2026-01-01"})
