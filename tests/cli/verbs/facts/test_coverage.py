from __future__ import annotations

import json

import pytest

from equipoise import facts
from equipoise.cli.main import status


def test_the_share_of_assumptions_is_printed_at_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "coverage"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line.rstrip()) for line in lines) <= 80
    assert all(any(line.startswith(f" {actor} ") for line in lines) for actor in facts.load().actors)
    assert "working assumptions" in " ".join(lines)


def test_one_actor_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "coverage", "--actor", "GBR", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [cell["owner"] for cell in shown["by_owner"]] == ["GBR"]
    assert {cell["owner"] for cell in shown["by_owner_and_field"]} == {"GBR"}


def test_an_unknown_actor_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["facts", "coverage", "--actor", "UKK"]) == 2
    assert capsys.readouterr().err.startswith("unknown actor 'UKK'; use one of ")
