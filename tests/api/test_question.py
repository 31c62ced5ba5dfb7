from __future__ import annotations

import pytest

from equipoise import facts
from equipoise.api.question import question_named


@pytest.mark.parametrize("name", facts.QUESTIONS)
def test_every_question_is_found_by_its_name(name: str) -> None:
    question = question_named(name)
    assert question.files
    assert question.columns
