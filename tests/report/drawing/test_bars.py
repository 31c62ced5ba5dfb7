from __future__ import annotations

import re

import pytest

from equipoise.report.drawing.bars import WIDTH, dumbbell, share_bar


def test_the_parts_of_a_bar_fill_it() -> None:
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([\d.]+)"', share_bar([0.2, 0.3, 0.5]))]
    assert sum(widths) == pytest.approx(WIDTH, abs=0.02)
    assert widths == sorted(widths)


def test_a_dumbbell_marks_low_left_of_high() -> None:
    ring, disc = (float(x) for x in re.findall(r'cx="([\d.]+)"', dumbbell(0.1, 0.4)))
    assert ring < disc


def test_bars_are_hidden_from_assistive_technology() -> None:
    assert all('aria-hidden="true"' in text for text in (share_bar([1.0], ["#000"]), dumbbell(0, 1)))
