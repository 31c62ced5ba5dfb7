"""Standard output in other encodings, and closed."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from equipoise.cli import streams
from equipoise.cli.output import show_json
from equipoise.errors import InputError


def ran(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line with these arguments in a process of its own."""
    command = [sys.executable, "-m", "equipoise", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, "COLUMNS": "80", **environment})


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp437"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_tables_are_shown_in_any_encoding(environment: dict[str, str]) -> None:
    shown = ran(["facts", "show", "USA.gmd.interceptors"], **environment)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert b"estimate" in shown.stdout


def test_json_keeps_every_sign_in_any_encoding() -> None:
    shown = ran(["claims", "--json"], PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert json.loads(shown.stdout.decode("ascii")) == json.loads(ran(["claims", "--json"], PYTHONIOENCODING="utf-8").stdout)


def test_data_that_would_lose_signs_is_refused() -> None:
    shown = ran(["facts", "export"], PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stdout) == (2, b"")
    assert shown.stderr.decode().endswith("; name a file with -o, or set PYTHONIOENCODING=utf-8\n")
    assert shown.stderr.count(b"\n") == 1


def test_a_message_is_shown_in_any_encoding(tmp_path: Path) -> None:
    shown = ran(["run", str(tmp_path / "übel…yaml")], PYTHONIOENCODING="ascii")
    assert shown.returncode == 2
    assert shown.stderr.decode("ascii").endswith("ubel...yaml: no such file; check the path\n")


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes the stream")  # allowed: Windows has no such shell
def test_closed_streams() -> None:
    def closed(end: str) -> subprocess.CompletedProcess[bytes]:
        command = ["/bin/sh", "-c", f'"{sys.executable}" -m equipoise facts list --actor RUS {end}']
        return subprocess.run(command, capture_output=True, check=False)

    shown = closed(">&-")
    assert (shown.returncode, shown.stderr) == (2, b"standard output is closed; send it to a file, or to /dev/null\n")
    assert closed("2>&-").returncode == 0


def test_signs_that_an_encoding_lacks_have_a_plain_form(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    streams.prepare()
    sys.stdout.write("40–44 → Zürich ≥ ±2 … 中 \ud800")
    sys.stderr.write("é–")
    stream.flush()
    sys.stderr.flush()
    assert stream.buffer.getvalue().split(b"\n")[0] == b"40-44 -> Zurich >= +/-2 ... ? ?"
    assert sys.stderr.buffer.getvalue()[:2] == b"\xe9-"  # pyright: ignore[reportAttributeAccessIssue] (a BytesIO)


def test_only_faults_of_encoding_have_a_plain_form() -> None:
    with pytest.raises(UnicodeDecodeError):
        streams.plain_form(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"))


def test_what_a_stream_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    assert streams.holds("é") and not streams.holds("–")
    with pytest.raises(InputError, match=r"standard output has the encoding latin-1, which lacks U\+2013; name a file with -o"):
        streams.refuse_loss("a–b")
    show_json({"a": "–"})
    stream.flush()
    assert b"\\u2013" in stream.buffer.getvalue()
