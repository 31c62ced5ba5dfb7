from __future__ import annotations

from equipoise.study.claims.decision import Scope, floor_decision, schedule_decision
from tests.report import synthetic


def test_the_first_pair_answers_and_every_pair_has_its_shares() -> None:
    record = synthetic.record()
    record["pairs"].append(synthetic.dyad("GBR", "RUS", today=0, force=120.0, start=0.8, scale=0.5))
    found = floor_decision(synthetic.typed(record))
    assert found
    assert found.mirror
    assert (found.case.name, found.mirror.name) == ("RUS-vs-USA", "USA-vs-RUS")
    assert found.pairs == (("RUS-vs-USA", "USA-vs-RUS"), ("GBR-vs-RUS", None))
    assert {name: outcomes.unmet_anyway for name, outcomes in found.shares.items()} == {
        "RUS-vs-USA": 0.31,
        "USA-vs-RUS": 0.31 * 0.7,
        "GBR-vs-RUS": 0.31 * 0.5,
    }
    assert found.thin.interceptors == 44


def test_a_schedule_is_decided_with_and_without_its_mirror() -> None:
    record = synthetic.record()
    alone = schedule_decision(synthetic.typed(record))
    assert alone
    assert (alone.case.name, alone.mirror, alone.pairs) == ("RUS-vs-euro_atlantic", None, (("RUS-vs-euro_atlantic", None),))
    record["pairs"].append(synthetic.mirror_coalition())
    both = schedule_decision(synthetic.typed(record))
    assert both
    assert both.mirror
    assert (both.mirror.name, both.mirror.earlier, both.shares["USA-vs-axis"]) == ("USA-vs-axis", 1.0, (1.0,) * 8)


def test_the_scope_counts_assumptions_among_all_inputs() -> None:
    record = synthetic.record()
    record["kinds"] = {"official": 5, "assumption": 3}
    found = floor_decision(synthetic.typed(record))
    assert found
    assert found.scope == Scope(1700, 3, 8)
    record["kinds"] = {"official": 5}
    scheduled = schedule_decision(synthetic.typed(record))
    assert scheduled
    assert scheduled.scope == Scope(1700, 0, 5)


def test_without_a_pair_nothing_is_decided() -> None:
    record = synthetic.record()
    assert floor_decision(synthetic.typed(record | {"pairs": record["pairs"][2:]})) is None
    assert schedule_decision(synthetic.typed(record | {"pairs": record["pairs"][:2]})) is None
