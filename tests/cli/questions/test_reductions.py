from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from equipoise import store
from equipoise.cli.questions.reductions import QUESTION
from tests.cli import fakes


def test_the_record_is_kept_shown_and_given_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = SimpleNamespace(record=fakes.record())
    monkeypatch.setattr(store, "keep", lambda kept, place: place / store.RECORD if kept is results else None)
    assert QUESTION.write(results, None, tmp_path) == tmp_path / "record.json"  # pyright: ignore[reportArgumentType] (no facts needed)
    assert QUESTION.files == (store.RECORD,)
    assert QUESTION.as_json(results) == fakes.record()
    QUESTION.show(results)
    assert "Reduction floor" in capsys.readouterr().out
