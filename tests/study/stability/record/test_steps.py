from __future__ import annotations

from equipoise.study.stability.record.steps import SignRow, StepEffect


def test_signs_stand_behind_who_steps_and_among_whom() -> None:
    signs = ["change", "negative", "zero", "positive"]
    assert list(StepEffect.model_fields) == ["actor", "spender", "reason", *signs]
    assert list(SignRow.model_fields) == ["spender", "setting", "sides", "measure", *signs]
