"""The chance of a further look, by hand."""

from __future__ import annotations

import pytest

from equipoise.core.defence.engagement.further_look import p_further_look
from equipoise.errors import InputError


@pytest.mark.parametrize(
    ("counts", "salvos", "p"),
    [
        (((5, 5),), 2, 0.0),
        (((9,),), 3, 0.0),
        (((0, 2, 6),), 2, 0.75),
        (((0, 0, 4),), 2, 1.0),
        (((0, 0, 0, 8),), 2, 1.0),
        (((0, 0, 0, 4),), 3, 1.0),
        (((0, 1, 1), (0, 1, 0, 1)), 2, 0.5),
    ],
)
def test_a_further_look_is_as_likely_as_geometry_has_it(counts: tuple[tuple[int, ...], ...], salvos: int, p: float) -> None:
    assert p_further_look(counts, salvos) == pytest.approx(p, abs=1e-12)


def test_of_three_salvos_the_mean_number_of_looks_is_kept() -> None:
    p = p_further_look(((3, 4, 3, 3),), 3)
    assert 1 + p + p * p == pytest.approx((4 * 1 + 3 * 2 + 3 * 3) / 10)


@pytest.mark.parametrize(("counts", "salvos"), [(((1, -2),), 2), (((1, 2),), 0), (((1, 2),), 21), (((2, 1), (-1,)), 2)])
def test_what_is_no_count_is_refused(counts: tuple[tuple[int, ...], ...], salvos: int) -> None:
    with pytest.raises(InputError):
        p_further_look(counts, salvos)
