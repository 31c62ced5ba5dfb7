from __future__ import annotations

from equipoise.study.claims.deciders import Decider, decider, deciding
from tests.report import synthetic


def test_deciders_need_twenty_draws_in_each_third() -> None:
    pair = synthetic.typed(synthetic.record()).pairs[0]
    assert (deciding(pair, 57), len(deciding(pair, 58))) == ((), 2)
    assert decider(pair, 57) is None


def test_the_first_input_decides() -> None:
    pair = synthetic.typed(synthetic.record()).pairs[1]
    assert decider(pair, 58) == Decider(128, "USA.sub.alert", "Submarine missiles: share at sea, day to day", 0.4 * 0.7, 0.1 * 0.7)
    assert decider(pair.model_copy(update={"deciders": (), "deciders_level": None}), 58) is None
