from __future__ import annotations

from equipoise.study.stability.record.answers import AnswerCell, AzimuthCell, Generation, InSequence, Launch, ReserveCell


def test_a_part_names_its_cell_before_its_numbers() -> None:
    assert list(AnswerCell.model_fields) == ["posture", "doctrine", "arriving", "assured"]
    assert list(AzimuthCell.model_fields) == ["posture", "doctrine", "at_once", "in_sequence"]
    assert list(ReserveCell.model_fields) == ["posture", "doctrine", "share_of_force", "not_enough", "drivers"]
    assert [next(iter(part.model_fields)) for part in (Generation, Launch, InSequence)] == ["doctrine", "posture", "adversary"]
