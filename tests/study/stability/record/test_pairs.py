from __future__ import annotations

from equipoise.core.stability.kent_thaler_1989 import Forces, Stability
from equipoise.study.stability.record.pairs import Exceedance, IndexRow, IndexSide


def test_indices_hold_what_core_computes_in_its_order() -> None:
    assert list(IndexRow.model_fields) == ["posture", *Stability._fields]
    assert list(IndexSide.model_fields) == ["actor", "posture", *Forces._fields]


def test_a_curve_names_its_pair_and_points_before_its_bands() -> None:
    assert list(Exceedance.model_fields) == ["retaliator", "adversary", "posture", "doctrine", "warheads", "best", "q05", "q50", "q95"]
