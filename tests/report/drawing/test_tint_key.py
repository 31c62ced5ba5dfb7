from __future__ import annotations

import re

import pytest

from equipoise.report.drawing.shades import hexadecimal, index_shade, multiple_shade, shade
from equipoise.report.drawing.tint_key import INDICES, SHARES, Step, index_key, multiple_key, share_key


def grounds(steps: list[Step]) -> list[str]:
    return re.findall(r"background:(#[0-9a-f]{6});", " ".join(style for _, style in steps))


def test_each_step_has_the_tint_of_its_value() -> None:
    assert grounds(share_key()) == [hexadecimal(shade(share)) for share in SHARES]
    assert grounds(index_key()) == [hexadecimal(index_shade(value)) for value in INDICES]
    assert grounds(multiple_key()) == [hexadecimal(multiple_shade(10.0**power)) for power in range(5)]


@pytest.mark.parametrize("steps", [share_key(), index_key(), multiple_key()])
def test_the_steps_of_a_key_are_told_apart(steps: list[Step]) -> None:
    assert len(set(grounds(steps))) == len(steps)
