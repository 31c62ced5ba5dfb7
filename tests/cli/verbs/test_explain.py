from __future__ import annotations

import json
from types import SimpleNamespace

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
    def explanation(record: dict[str, str], name: str) -> fakes.Node:
        if name != "floor":
            raise InputError(f"no result is called {name!r}", fix="use one of floor")
        assert record == {"kept": "here"}
        return NODE

    fakes.replace(
        monkeypatch,
        "explain",
        study={"explanation": explanation, "names": lambda _: ["floor", "arriving"]},
        store={"record": lambda _: {"kept": "here"}},
    )


def test_a_tree_in_the_order_of_the_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out", "floor"]) == 0
    lines = [line.strip("│├└─ ") for line in capsys.readouterr().out.splitlines()]
    assert lines == ["floor: 900 warheads", "salvo: 4", "wilkening_2000", "p_track: 0.9 [0, 1]"]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out", "floor", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["children"][0]["children"][0]["title"] == "wilkening_2000"


def test_without_a_name_it_lists_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out"]) == 0
    assert capsys.readouterr().out == "floor\narriving\n"
    assert status(["explain", "out", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == ["floor", "arriving"]


def test_an_unknown_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["explain", "out", "roof"]) == 2
    assert capsys.readouterr().err == "no result is called 'roof'; use one of floor\n"


def test_a_study_of_stability_is_explained_by_its_own_names(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    study = {
        "StabilityRecord": SimpleNamespace(model_validate=lambda found: found),
        "stability_explanation": lambda _, name: fakes.Node(name, "310 warheads"),
        "stability_names": lambda _: ["RUS-vs-USA.arriving"],
    }
    fakes.replace(monkeypatch, "explain", study=study, store={"record": lambda _: {"matrix": []}})
    assert status(["explain", "out"]) == 0
    assert capsys.readouterr().out == "RUS-vs-USA.arriving\n"
    assert status(["explain", "out", "RUS-vs-USA.arriving"]) == 0
    assert capsys.readouterr().out == "RUS-vs-USA.arriving: 310 warheads\n"
