from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import typer

from equipoise import __version__, facts
from equipoise.cli import main
from equipoise.cli.stop import Stop
from equipoise.errors import InputError

VERBS = {"brief", "check", "claims", "explain", "facts", "run"}


def with_verb(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """An application with one verb, `fail`, that raises."""

    def fail() -> None:
        raise error

    def application(_: object) -> typer.Typer:
        whole = typer.Typer(rich_markup_mode=None)
        whole.callback()(lambda: None)
        whole.command("fail")(fail)
        return whole

    monkeypatch.setattr(main, "application", application)


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.status(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"  {verb} " in shown for verb in VERBS)
    assert max(len(line) for line in shown.splitlines()) <= 80


@pytest.mark.parametrize("verb", ["facts", "run"])
def test_only_the_verb_that_is_asked_for_is_loaded(verb: str) -> None:
    whole = main.application([verb, "x"])
    assert [*(info.name for info in whole.registered_commands), *(info.name for info in whole.registered_groups)] == [verb]
    assert len(main.application(["--help", verb]).registered_commands) > 3


SLOW = ("rich", "ruamel.yaml", "numpy", "scipy", "numba", "xarray", "matplotlib")


@pytest.mark.parametrize(("arguments", "status"), [(["facts", "show", "RUS.yars_mobile.launchers"], 0), (["run", "nosuch.yaml"], 2)])
def test_a_quick_question_loads_nothing_slow(arguments: list[str], status: int) -> None:
    script = (
        f"import sys; from equipoise.cli import main; print(main.status({arguments}), [name for name in {SLOW} if name in sys.modules])"
    )
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "FORCE_COLOR")}
    facts.load()  # reads the facts as YAML, if need be, and keeps them
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment).stdout
    assert shown.splitlines()[-1] == f"{status} []"


def test_without_arguments_it_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.status([]) == 0
    assert "Usage: equipoise" in capsys.readouterr().out


def test_every_verb_has_json(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in VERBS - {"facts"}:
        assert main.status([verb, "--help"]) == 0
        assert "--json" in capsys.readouterr().out
    for verb in ("list", "show", "verify"):
        assert main.status(["facts", verb, "--help"]) == 0
        assert "--json" in capsys.readouterr().out


def test_a_file_in_the_folder_is_a_verb(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hello.py").write_text('def verb() -> None:\n    """Say hello."""\n    print("hello")\n')
    package = ModuleType("more_verbs")
    package.__path__ = [str(tmp_path)]
    monkeypatch.setitem(sys.modules, "more_verbs", package)
    monkeypatch.setattr(main, "verbs", package)
    assert main.status(["hello"]) == 0
    assert capsys.readouterr().out == "hello\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.status(["--version"]) == 0
    assert capsys.readouterr().out == f"equipoise {__version__}\n"


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (InputError("unknown key 'x'", fix="remove it", file="a.yaml", line=3), 2, "a.yaml:3: unknown key 'x'; remove it\n"),
        (InputError("in two\n  lines"), 2, "in two lines\n"),
        (FileNotFoundError(2, "No such file or directory", "a.yaml"), 2, "a.yaml: No such file or directory; check the path"),
        (PermissionError(13, "Permission denied", "out"), 2, "out: Permission denied; check the path and its permissions\n"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), 2, "a file is not text in UTF-8; give a text file\n"),
        (KeyboardInterrupt(), 130, "interrupted; nothing was written\n"),
        (typer.Abort(), 130, "interrupted; nothing was written\n"),
        (Stop(143, "what was in out is unchanged"), 143, "stopped; what was in out is unchanged\n"),
        (typer.Exit(1), 1, ""),
    ],
)
def test_failures_are_one_sentence(
    error: BaseException, status: int, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_verb(monkeypatch, error)
    assert main.status(["fail"]) == status
    shown = capsys.readouterr()
    assert shown.err.startswith(says)
    assert shown.err.count("\n") <= 1
    assert shown.out == ""


@pytest.mark.parametrize(("stop", "status"), [(KeyboardInterrupt(), 130), (Stop(143), 143)])
def test_who_stops_it_while_the_verbs_are_gathered_is_answered_as_later(
    stop: BaseException, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def application(_: object) -> typer.Typer:
        raise stop

    monkeypatch.setattr(main, "application", application)
    assert main.status(["--help"]) == status
    assert capsys.readouterr().err.endswith("; nothing was written\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "No such command 'nonsense'; see 'equipoise --help'"),
        (["facts"], "Missing command; see 'equipoise facts --help'"),
        (["run"], "Missing argument 'SCENARIO'; see 'equipoise run --help'"),
        (["run", "--sideways"], "No such option: --sideways; see 'equipoise run --help'"),
    ],
)
def test_a_wrong_command_line_is_one_sentence(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.status(arguments) == 2
    assert capsys.readouterr().err == f"{says}\n"


def test_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    with_verb(monkeypatch, ZeroDivisionError("ours"))
    with pytest.raises(ZeroDivisionError, match="ours"):
        main.status(["fail"])


def test_the_command_leaves_with_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["equipoise", "nonsense"])
    monkeypatch.setattr(main, "heed", lambda: None)
    monkeypatch.setattr(main, "release", lambda: None)
    monkeypatch.setattr(main.os, "dup2", lambda *_: None)
    with pytest.raises(SystemExit, match="2"):
        main.run()


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    command = f"'{sys.executable}' -m equipoise facts list | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stderr == ""


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from equipoise.cli import main; main.status(['--help']);"
        "print(sorted({'numpy', 'numba', 'pydantic', 'matplotlib', 'xarray', 'scipy', 'ruamel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ.copy())
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")  # allowed: not every system has one
@pytest.mark.parametrize(("arguments", "status"), [("nonsense", 2), ("--version", 0)])
def test_a_standard_error_that_takes_nothing_changes_no_status(arguments: str, status: int) -> None:
    script = f"'{sys.executable}' -m equipoise {arguments} 2> /dev/full"
    assert subprocess.run(["bash", "-c", script], stdout=subprocess.DEVNULL, check=False).returncode == status
