"""Quantities: complete, possible and ordered values, and the one that speaks for a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.errors import InputError

YARS = "{since: 2025-05-01, unit: launchers, low: 162, best: 180, high: 189, kind: assumption, source: fas_ru25_table,"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("low: 162", "low: -3", "low -3 is impossible: launchers must be at least 0; give a value inside these bounds"),
        ("low: 162", "low: .nan", "'low': input should be a finite number, not nan"),
        ("high: 189", "high: .inf", "'high': input should be a finite number, not inf"),
        ("high: 189", "high: true", "'high': input should be a valid number, not True"),
        ("best: 180", "best: 200", "the range 162, 200, 189 is not in order; give low <= best <= high"),
        ("best: 180, ", "", "the key 'best' is missing in legs.yars_mobile.launchers; add 'best: …'"),
        (" source: fas_ru25_table,", "", "the key 'source' is missing in legs.yars_mobile.launchers; add 'source: …'"),
        (
            "source: fas_ru25_table",
            "source: fas_ru25_tabel",
            "unknown source 'fas_ru25_tabel'; add it to sources.yaml (did you mean 'fas_ru25_table'?)",
        ),
        ("kind: assumption", "kind: guess", "'guess' is not a kind of value; use measured, official, estimate or assumption"),
        ("kind: assumption", "kind: override", "'override' is not a kind of value; use measured, official, estimate or assumption"),
        ("unit: launchers", "unit: lanchers", "unit 'lanchers' is not known; use one of probability, share, warheads"),
        ("unit: launchers", "unit: warheads", "RUS.yars_mobile.launchers is given in 'warheads'; give it in 'launchers'"),
        ("since: 2025-05-01", "since: 2025-05", "'2025-05' is not a date; write the date as YYYY-MM-DD"),
        (
            "kind: assumption",
            "kind: assumption, law: normal",
            "'law': input should be 'triangular', 'uniform' or 'loguniform', not 'normal'",
        ),
        ("low: 162", "law: loguniform, low: 0", "low 0 has no logarithm; give a low above 0, or use the law uniform"),
        ("low: 162", "file: x, low: 162", "unknown key 'file'; remove it"),
        (
            "low: 162",
            "weight: 2, low: 162",
            "unknown key 'weight'; use one of best, contested, high, kind, law, low, note, page, since, source, unit",
        ),
    ],
)
def test_an_impossible_value_is_refused(spoiled: Callable[..., str], base: facts.Facts, old: str, new: str, message: str) -> None:
    line = base.quantity("RUS.yars_mobile.launchers").values[0].line
    sentence = spoiled("actors/RUS.yaml", YARS, YARS.replace(old, new))
    assert sentence.startswith(f"actors/RUS.yaml:{line}: {message}")


def test_the_line_is_that_of_the_faulty_key(spoiled: Callable[..., str]) -> None:
    block = "mine:\n- since: 2020-01-01\n  unit: probability\n  low: 0.5\n  best: 0.8\n  high: 1.2\n  kind: assumption\n  source: wu_2020\n"
    sentence = spoiled("parameters/exchange.yaml", "# General", f"{block}\n# General")
    expected = "parameters/exchange.yaml:6: high 1.2 is impossible: probability must be between 0 and 1; give a value inside these bounds"
    assert sentence == expected


VALUE = "- {since: 2024-01-01, unit: share, low: 0, best: 0, high: 0, kind: estimate, source: wu_2020}\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            VALUE + VALUE.replace("2024", "2023"),
            "2: parameters.mine: the value of 2023-01-01 stands after that of 2024-01-01; order",
        ),
        (
            VALUE + VALUE.replace("2024", "2025").replace("share", "probability"),
            "3: parameters.mine: the unit changes from 'share' to 'proba",
        ),
        (VALUE + VALUE, "2: parameters.mine has several values of 2024-01-01; add 'contested"),
        (
            2 * VALUE.replace("}", ", contested: {by: A}}"),
            "2: parameters.mine has contested values of 2024-01-01 without exactly one default",
        ),
        (
            2 * VALUE.replace("}", ", contested: {by: A, default: true}}"),
            "2: parameters.mine has contested values of 2024-01-01 without exactly",
        ),
        ("  5\n", "1: a quantity must be a list of dated values; write '- {since"),
        ("  []\n", "1: a quantity must be a list of dated values; write '- {since"),
    ],
)
def test_values_must_agree_with_each_other(spoiled: Callable[..., str], content: str, message: str) -> None:
    sentence = spoiled("parameters/exchange.yaml", "# General", f"mine:\n{content}# General")
    lines = {"2": ("2", "3"), "3": ("3",), "1": ("1",)}[message[0]]
    assert any(sentence.startswith(f"parameters/exchange.yaml:{line}{message[1:]}") for line in lines), sentence


def test_the_last_value_before_a_date_speaks_for_it(base: facts.Facts) -> None:
    sarmat = base.quantity("RUS.sarmat.launchers")
    assert sarmat.at(dt.date(2026, 5, 11)).high == 0
    assert sarmat.at(dt.date(2026, 5, 12)).high == 6


def test_of_contested_values_the_default_is_used_and_all_are_kept(base: facts.Facts) -> None:
    kill = base.quantity("USA.gmd.kill_probability")
    today = dt.date(2026, 11, 22)
    assert kill.at(today).best == 0.56
    assert [value.best for value in kill.rivals(today)] == [0.56, 0.25, 0.57]
    assert all(value.contested and value.contested.by for value in kill.rivals(today))


def test_a_date_before_the_first_value_is_refused(base: facts.Facts) -> None:
    with pytest.raises(InputError) as caught:
        base.quantity("RUS.yars_mobile.launchers").at(dt.date(1999, 1, 1))
    line = base.quantity("RUS.yars_mobile.launchers").values[0].line
    assert str(caught.value) == (
        "date outside the data: RUS.yars_mobile.launchers has no value for 1999-01-01; "
        f"use a date from 2025-05-01 on (first value, data/actors/RUS.yaml:{line})"
    )


def test_a_fixed_value_says_so(base: facts.Facts) -> None:
    assert base.quantity("USA.minuteman.loading").values[0].is_fixed
    assert not base.quantity("USA.trident.loading").values[0].is_fixed
