from __future__ import annotations

from equipoise.report.drawing.charts.leakage import Curve, leakers_figure, no_leak_figure
from tests.report import engagements


def curve(n: int = 3) -> Curve:
    return Curve("key", engagements.record().curve[:n], 3.0)


def test_both_figures_name_the_axis_and_the_raid() -> None:
    for text in (leakers_figure(curve()), no_leak_figure(curve())):
        assert ">this raid, 3</text>" in text
        assert ">Warheads of the raid</text>" in text


def test_the_sentences_are_computed() -> None:
    assert "of 6 warheads 0.9 leak on average, 3 at the 95 % quantile" in leakers_figure(curve())
    assert "45\xa0% for 2 warheads; 45\xa0% for 6 warheads" in no_leak_figure(curve())
