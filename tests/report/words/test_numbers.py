"""How numbers read."""

from __future__ import annotations

import numpy as np
import pytest

from equipoise.report.words.numbers import (
    BARE,
    DASH,
    NEVER,
    TERMINAL,
    area,
    count,
    few,
    hundredths,
    minutes,
    number,
    one_decimal,
    percent,
    rounded,
    share,
    span,
    two_digits,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1796, "1,796"),
        (0.9625, "0.9625"),
        (0.96254, "0.9625"),
        (120.04, "120"),
        (113.07, "113.1"),
        (12345.6, "12,346"),
        (2.5e-7, "2.5e-07"),
        (float("inf"), "inf"),
        (np.float64(0.5), "0.5"),
        (np.int64(2048), "2,048"),
        (True, "True"),
        ("none", "none"),
        (None, "None"),
    ],
)
def test_numbers_read_with_four_digits(value: object, text: str) -> None:
    assert number(value) == text


def test_a_range_that_reads_as_one_number_is_one_number() -> None:
    assert span(50, 400) == "50–400"
    assert span(50.1, 50.2) == "50"
    assert span(50, 900, most=800) == "50 or more"


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "none"), (0.004, "< 1 %"), (0.25, "25 %"), (0.999, "> 99 %"), (1.0, "100 %"), (0.01, "1 %")]
)
def test_a_small_share_is_not_shown_as_zero(value: float, text: str) -> None:
    assert share(value) == text


def test_small_numbers_never_read_as_nothing() -> None:
    assert [hundredths(value) for value in (0.0, 1e-5, 2.5)] == ["0", "< 0.01", "2.50"]
    assert [share(value, 1) for value in (0.0, 1e-5, 0.5, 0.99999, 1.0)] == ["none", "< 0.1 %", "50.0 %", "> 99.9 %", "100.0 %"]


def test_numbers_that_never_happen_say_so() -> None:
    assert (minutes(None), rounded(None, NEVER), area(0.0)) == ("never", "never", "none")


def test_what_is_missing_reads_as_the_table_wants_it() -> None:
    assert [minutes(seconds, DASH) for seconds in (None, 0.0, 95.0)] == ["–", "0.0", "1.6"]
    assert rounded(None) == "none"


@pytest.mark.parametrize("value", [0.0, 1e-9, 0.004, 0.01, 0.02, 0.5, 0.99, 0.995, 1 - 1e-9, 1.0])
def test_a_share_reads_the_same_on_pages_and_in_the_terminal_but_for_its_setting(value: float) -> None:
    page, terminal, bare = percent(value), percent(value, TERMINAL), percent(value, BARE)
    assert page.replace("\N{NO-BREAK SPACE}", " ").replace("all", "100 %") == terminal.replace("< ", "<").replace("> ", ">")
    assert bare == terminal.removesuffix(" %").replace("none", "0")


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (0.0, ["0", "0", "<0.01", "0", "0"]),
        (0.004, ["<0.1", "<0.1", "<0.01", "<0.01", "< 0.01"]),
        (0.01, ["<0.1", "<0.1", "0.01", "0.01", "0.01"]),
        (0.05, ["0.1", "0.1", "0.05", "0.05", "0.05"]),
        (8.0, ["8", "8", "8", "8.00", "8.00"]),
        (9.97, ["10", "10.0", "10", "9.97", "9.97"]),
        (23.44, ["23", "23", "23", "23.4", "23.44"]),
        (1234.5, ["1,234", "1,234", "1,234", "1,234", "1,234.50"]),
    ],
)
def test_numbers_read_by_the_step_that_they_reach(value: float, texts: list[str]) -> None:
    assert [words(value) for words in (count, one_decimal, two_digits, few, hundredths)] == texts
