"""What a study takes, and the refusal above what the machine has."""

from __future__ import annotations

import pytest

from equipoise.errors import InputError
from equipoise.study import effort
from equipoise.study.effort import Effort, refuse_beyond, refuse_draws, rounded_down, span


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 second"), (89, "89 seconds"), (91, "2 minutes"), (3_000, "50 minutes"), (9_000, "2.5 hours"), (1e6, "12 days")],
)
def test_a_span_is_told_in_one_unit(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_an_effort_reads_as_words() -> None:
    assert str(Effort(1_500, 2.24e9)) == "about 25 minutes and 2.2 GB of memory"


def test_what_the_machine_does_not_hold_is_refused_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "memory_bytes", lambda: 4e9)
    refuse_beyond(Effort(1.0, 2.6e9), "9 draws", "give fewer", ("a.yaml", 3))
    with pytest.raises(InputError) as refused:
        refuse_beyond(Effort(1.0, 2.8e9), "9 draws", "give fewer", ("a.yaml", 3))
    assert str(refused.value) == "a.yaml:3: 9 draws take about 2.8 GB of memory, and this machine has 4.0 GB; give fewer"


@pytest.mark.parametrize(("number", "rounded"), [(0.0, 1), (99.9, 99), (100, 100), (1_779, 1_700), (123_456, 120_000), (999_999, 990_000)])
def test_advice_is_rounded_down(number: float, rounded: int) -> None:
    assert rounded_down(number) == rounded


def test_draws_that_do_not_fit_are_answered_with_how_many_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "memory_bytes", lambda: 4e9)
    refuse_draws(Effort(1.0, 2.6e9), 2_600, 1e6, ("a.yaml", 3))
    with pytest.raises(InputError, match=r"a.yaml:3: 2,800 draws take about 2.8 GB of memory, .*; give at most 2,700 draws"):
        refuse_draws(Effort(1.0, 2.8e9), 2_800, 1e6, ("a.yaml", 3))
