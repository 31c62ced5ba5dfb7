from __future__ import annotations

from equipoise.study.record import Spread
from equipoise.study.stability.told.number import NO_MEASURE, NO_NUMBER, at_best, in_share, over_draws


def test_what_is_no_number_is_told_in_words() -> None:
    nothing = Spread(best=None, q05=None, q50=1.0, q95=2.0)
    assert over_draws(nothing) == "over the draws none – 1 – 2"
    assert at_best(nothing, "warheads") == NO_NUMBER
    assert at_best(nothing, "warheads", NO_MEASURE) == NO_MEASURE
    assert (in_share(None), in_share(1.0)) == (NO_NUMBER, "in 100 % of the draws")
