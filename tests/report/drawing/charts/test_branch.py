from __future__ import annotations

from equipoise.report.drawing.charts.branch import SHADES, Bars, branch_figure


def bars(*, works: bool, mean: float = 0.7) -> Bars:
    return Bars("key", "Everything works", [0.5, 0.3, 0.2], mean, 2, 0.55, works)


def test_the_sentence_is_computed_and_the_mean_is_named() -> None:
    text = branch_figure(bars(works=True))
    assert "Everything works: chance of each number of leakers. Mean 0.7, none 50\xa0%, likeliest number 0." in text
    assert ">mean 0.7</text>" in text
    assert ">Warheads that leak</text>" in text


def test_a_failure_has_another_colour() -> None:
    assert SHADES[True] in branch_figure(bars(works=True))
    assert SHADES[False] in branch_figure(bars(works=False))
    assert SHADES[False] not in branch_figure(bars(works=True))


def test_words_at_the_right_end_stay_inside() -> None:
    assert "text-anchor: end" in branch_figure(bars(works=True, mean=1.9)).split(">mean 1.9<")[0].rsplit("<text", 1)[1]
