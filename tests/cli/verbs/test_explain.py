from __future__ import annotations

import dataclasses
import json

import pytest

from equipoise.cli.main import status
from equipoise.errors import InputError
from tests.cli import fakes

NODE = fakes.Node(
    "floor",
    "900 warheads",
    (fakes.Node("salvo", "4", (fakes.Node("wilkening_2000", ""),)), fakes.Node("p_track", "0.9 [0, 1]")),
)


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    def explained(record: dict[str, str], words: str, *, whole: bool) -> fakes.Node:
        if words != "floor":
            raise InputError(f"no result is called {words!r}", fix="use one of floor")
        assert record == {"kept": "here"}
        return NODE if whole else dataclasses.replace(NODE, children=NODE.children[:1])

    def names(record: dict[str, str], words: str) -> list[str]:
        return [name for name in ("floor", "flow", "arriving") if words in name]

    fakes.replace(
        monkeypatch,
        "explain",
        study={"explained": explained, "explained_names": names},
        store={"record": lambda _: {"kept": "here"}},
    )


def test_a_tree_in_the_order_of_the_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out", "floor", "--all"]) == 0
    lines = [line.strip("│├└─ ") for line in capsys.readouterr().out.splitlines()]
    assert lines == ["floor: 900 warheads", "salvo: 4", "wilkening_2000", "p_track: 0.9 [0, 1]"]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out", "floor", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["children"][0]["children"][0]["title"] == "wilkening_2000"


def test_in_short_unless_all_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out", "floor"]) == 0
    assert "p_track" not in capsys.readouterr().out


def test_without_a_name_it_lists_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out"]) == 0
    assert capsys.readouterr().out == "floor\nflow\narriving\n"
    assert status(["explain", "out", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == ["floor", "flow", "arriving"]


def test_words_that_several_names_hold_list_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out", "flo"]) == 0
    assert capsys.readouterr().out == "floor\nflow\n"


def test_an_unknown_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out", "roof"]) == 2
    assert capsys.readouterr().err == "no result is called 'roof'; use one of floor\n"
