"""Every question of a scenario has its module, and says in one line what was kept."""

from __future__ import annotations

import pytest

from equipoise import facts
from equipoise.cli.answer import question_named


@pytest.mark.parametrize("name", [*facts.QUESTIONS, "brief"])
def test_every_question_is_found_by_its_name(name: str) -> None:
    question = question_named(name)
    assert question.files
    assert question.kept.format(output="out/there", path="out/there/index.html").count("out/there") >= 1
