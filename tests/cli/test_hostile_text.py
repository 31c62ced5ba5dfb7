"""Whatever a file or an argument holds, the terminal shows it and does nothing else."""

from __future__ import annotations

import copy
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from equipoise import study
from equipoise.cli import output
from equipoise.cli.main import status
from equipoise.cli.tables.engagement import show_engagement
from equipoise.cli.tables.reach import show_reach
from equipoise.cli.tables.stability import show_stability
from equipoise.cli.tables.summary import show_summary
from equipoise.cli.verbs.explain import tree
from equipoise.shipped import DATA
from tests import hostile, stabilities
from tests.cli import fakes
from tests.report import arcs, engagements

ESCAPED = r"\x1b]52;c;aGk=\a [bold]b[/bold] \u202e \0 \x9b31m"  # as a text in double quotes of YAML
TABLES: dict[str, tuple[Callable[[Any], None], Callable[[], Any]]] = {
    "run": (show_summary, fakes.record),
    "defend": (show_engagement, engagements.record),
    "reach": (show_reach, arcs.record),
    "stability": (show_stability, stabilities.record),
}


def quiet(capsys: pytest.CaptureFixture[str]) -> str:
    """What a command printed, on either stream, after a look at it for characters that act."""
    printed = "".join(capsys.readouterr())
    assert not hostile.RAW.search(printed)
    return printed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base whose first source, event notes and names of actors hold texts that act."""
    copied = tmp_path_factory.mktemp("facts") / "data"
    shutil.copytree(DATA, copied)
    sources = copied / "sources.yaml"
    text = sources.read_text(encoding="utf-8")
    first = text.index("  title: ")
    sources.write_text(f'{text[:first]}  title: "{ESCAPED}"\n{text[text.index(chr(10), first) + 1 :]}', encoding="utf-8")
    return copied


@pytest.mark.parametrize("verb", TABLES)
def test_nothing_in_a_table_acts(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    show, record = TABLES[verb]
    show(hostile.tainted(copy.deepcopy(record())))
    printed = quiet(capsys)
    assert r"\x1b]52;" in printed
    assert "[bold]" in printed.replace("\n", "").replace(" ", "")


def test_nothing_in_an_explanation_acts(capsys: pytest.CaptureFixture[str]) -> None:
    output.console().print(tree(study.Node(hostile.TEXT, hostile.TEXT, (study.Node(hostile.TEXT, ""),))))
    assert "[bold]" in quiet(capsys)


@pytest.mark.parametrize(
    "show",
    [
        output.show_line,
        lambda text: output.show_text(text, style="bold"),
        lambda text: output.show_table(((text, "left"), (text, "number")), [(text, text)], title=text),
        lambda text: output.show_fields([(text, text)], title=text),
        lambda text: output.show_json({text: [text]}),
        output.show_fault,
    ],
)
def test_nothing_acts_whatever_prints_it(show: Callable[[str], None], capsys: pytest.CaptureFixture[str]) -> None:
    show(hostile.TEXT)
    assert "[bold]" in quiet(capsys).replace("\n", "")


def test_twin_a_bare_console_lets_escapes_pass(capsys: pytest.CaptureFixture[str]) -> None:
    Console().print(hostile.CLIPBOARD)
    assert hostile.RAW.search(capsys.readouterr().out)


@pytest.mark.parametrize("arguments", [["facts", "verify"], ["facts", "export"], ["facts", "export", "--format", "json"], ["claims"]])
def test_verbs_of_the_facts_show_and_do_nothing_else(arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status([*arguments, "--facts", os.fspath(folder)]) == 0
    printed = quiet(capsys)
    if arguments[-1] == "json":
        title = next(iter(json.loads(printed)["sources.yaml"].values()))["title"]
        assert title == "\x1b]52;c;aGk=\x07 [bold]b[/bold] \u202e \x00 \x9b31m"


@pytest.mark.parametrize("verb", ["run", "defend", "reach", "stability", "brief"])
def test_a_sentence_that_quotes_a_file_does_not_act(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\x1b[31m\u202e.yaml"
    path.write_text(f'name: a\n"{ESCAPED}": 1\n', encoding="utf-8")
    assert status([verb, os.fspath(path)]) == 2
    printed = quiet(capsys)
    assert printed.count("\n") == 1
    assert r"\x1b" in printed


@pytest.mark.parametrize(
    "arguments",
    [
        *(["facts", "show", "a\x1b]0;x\x07"], ["facts", "list", "--actor", "\x9b"], ["explain", "no\x1b\udcff", "x"], ["ru\x1bn"]),
        *(["run", "--\x1bodd"], ["check", "no\x07.yaml"], ["facts", "diff", "\x1b", "2026-01-01"]),
    ],
)
def test_a_sentence_that_quotes_an_argument_does_not_act(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(arguments) == 2
    assert quiet(capsys).count("\n") == 1
