"""Core functions called by name, and nothing else."""

from __future__ import annotations

from typing import get_args, get_type_hints

import numpy as np
import pytest

from equipoise.core.defence.engagement.engine import engagement
from equipoise.errors import InputError
from equipoise.study.checks.argument import alternatives, converter, is_record
from equipoise.study.checks.call import every_function, fillable, function, result

SALVO = "core.defence.salvo.single_shot.salvo_kill_probability"


def values(array: object) -> list[float]:
    return np.asarray(array, dtype=np.float64).tolist()


@pytest.mark.parametrize("name", [SALVO, f"equipoise.{SALVO}"])
def test_both_forms_of_a_name(name: str) -> None:
    assert result(function(name), {"kill_probability": 0.5, "shots": 4}) == 0.9375


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "os.system",
            "'os.system' is not a function below equipoise.core; name it as core.defence.salvo.single_shot.salvo_kill_probability",
        ),
        ("equipoise.store.keep", "'equipoise.store.keep' is not a function below equipoise.core; "),
        ("core.defence.single_shots.salvo_kill_probability", "there is no module 'equipoise.core.defence.single_shots'; did you mean "),
        (
            "core.defence.salvo.inventory.engage",
            "there is no public function 'engage' in equipoise.core.defence.salvo.inventory; did you mean 'engaged'?",
        ),
        ("core.defence.salvo.single_shot.np", "there is no public function 'np' in equipoise.core.defence.salvo.single_shot; "),
        ("core.defence.salvo.single_shot.amount", "there is no public function 'amount' in equipoise.core.defence.salvo.single_shot; "),
        ("core.exchange.wu_2020._binomial", "there is no public function '_binomial' in equipoise.core.exchange.wu_2020; "),
        ("core.defence.salvo.single_shot.np.fromfile", "there is no module 'equipoise.core.defence.salvo.single_shot.np'; "),
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
        (
            {"kill_probability": 0.5, "shots": {"a": 1}},
            "the argument 'shots' is a mapping, where a number or a list of numbers is wanted; write a number or a list",
        ),
        ({"kill_probability": 0.5, "shots": [[1, 2], [3]]}, "the rows of 'shots' differ in length; "),
        (
            {"kill_probability": 0.5, "shots": [1, "x"]},
            "the list 'shots' holds something that is not a number ('x'); write numbers, or ratios such as 10/18",
        ),
        ({"kill_probability": "1/0", "shots": 4}, "the ratio 1/0 divides by zero; write a ratio such as 10/18"),
        (
            {"kill_probability": "half", "shots": 4},
            "the argument 'kill_probability' is 'half', where a number or a list of numbers is wanted",
        ),
        ({"kill_probability": True, "shots": 4}, "the argument 'kill_probability' is true, where a number or a list of numbers is wanted"),
        ({"kill_probability": 0.5, "shots": 10**400}, "the argument 'shots' is a whole number of about 401 digits, which is too large; "),
        (
            {"kill_probability": [0.1, 0.2], "shots": [1, 2, 3]},
            "the arguments differ in shape (kill_probability 2, shots 3); give lists of one length, or single numbers",
        ),
    ],
)
def test_other_arguments_are_refused(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        result(function(SALVO), arguments)
    assert str(caught.value).startswith(sentence)


def test_a_list_of_whole_numbers_suits_the_function() -> None:
    pmf = result(function("core.defence.salvo.layers.arriving_distribution"), {"raid": [0, 1], "layers": []})
    assert values(pmf) == [0.0, 1.0]


def test_records_and_lists_of_records() -> None:
    layer = {"interceptors": 4, "salvo": 2, "kill_probability": 0.5, "p_track": 1.0, "coverage": 1.0, "track_per_raid": False}
    pmf = result(function("core.defence.salvo.layers.arriving_distribution"), {"raid": [0, 0, 1], "layers": [layer]})
    assert np.allclose(values(pmf), [0.5625, 0.375, 0.0625], atol=1e-12)


def test_tuples_within_records_within_tuples() -> None:
    """Two shots of 0.5 at each of two warheads, from a stock for both: 0.75 squared."""
    layer = {"stock": 0, "salvos": [1, 1], "kill_probability": [0.5], "reach": [1]}
    arguments = {"raid": [{"warheads": 2}], "system": {"stocks": [8], "layers": [layer]}}
    found = result(function("core.defence.engagement.engine.engagement"), arguments)
    assert getattr(found, "p_no_leak") == pytest.approx(0.75**2, abs=1e-12)  # noqa: B009 (any object, by its name)


def test_whatever_a_function_raises_is_one_sentence() -> None:
    def broken(shots: int) -> float:
        raise KeyError(shots)

    def greedy(shots: int) -> float:
        raise MemoryError

    with pytest.raises(InputError, match=r"^broken cannot take these arguments \(3\); see "):
        result(broken, {"shots": 3})
    with pytest.raises(InputError, match="^greedy needs more memory than there is for these arguments; give smaller ones$"):
        result(greedy, {"shots": 3})


def test_a_file_does_not_say_how_the_work_is_handed_out() -> None:
    with pytest.raises(InputError, match="engagement has no argument 'executor'"):
        result(engagement, {"executor": 2})


def test_each_argument_of_each_function_can_be_written() -> None:
    """No annotation of a public function of core, or of a record that it takes, is beyond the conversion."""
    every = every_function()
    assert len(every) > 200
    seen: set[object] = set()
    todo: list[object] = [hint for call in every.values() for hint in fillable(call).values()]
    while todo:
        hint = todo.pop()
        if hint is Ellipsis or str(hint) in seen:
            continue
        seen.add(str(hint))
        parts = alternatives(hint)
        todo += get_args(hint) if parts == (hint,) else parts
        if parts == (hint,):
            converter(hint)
        todo += get_type_hints(hint).values() if is_record(hint) else ()
    assert len(seen) > 60


def test_kernels_are_not_called() -> None:
    for name in ("core.distribution.binomial", "core.defence.salvo.layers.thinned"):
        with pytest.raises(InputError, match="there is no public function"):
            function(name)


def test_a_seed_becomes_a_generator() -> None:
    arguments = {"n_warheads": 3, "layers": [], "trials": 4, "generator": 7}
    assert values(result(function("core.defence.salvo.montecarlo.arriving_sample"), arguments)) == [3, 3, 3, 3]


def test_facts_are_named_with_their_date() -> None:
    total = function("core.treaties.counting.total")
    assert result(total, {"counts": "RUS.totals.deployed@2026-01-01"}) == 1796.0
    assert result(total, {"counts": ["*.totals.deployed@2026-01-01", 3]}) == 4015.0
    with pytest.raises(InputError, match="unknown quantity 'RUS.totals.deploied'; did you mean 'RUS.totals.deployed'"):
        result(total, {"counts": "RUS.totals.deploied@2026-01-01"})
