from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from matplotlib import rc_context, rcParams

from equipoise import __version__
from equipoise.errors import InputError
from equipoise.files.place import is_ours
from equipoise.report.pages.whole_file import marked, written
from equipoise.study.drivers import Driver
from equipoise.study.record import Part


class Held(Part):
    version: str
    digest: str
    scenario: dict[str, str]


RECORD = Held(version="0.1.0", digest="0123456789ab", scenario={})
HTML = '<!doctype html>\n<head>\n<meta charset="utf-8">\n<title>ours</title>\n'


def test_a_page_and_its_record_are_written_and_say_that_they_belong_together(tmp_path: Path) -> None:
    assert written(tmp_path / "new", "reach.json", RECORD, lambda: HTML) == tmp_path / "new" / "index.html"
    text = (tmp_path / "new" / "reach.json").read_bytes()
    assert json.loads(text) == RECORD.model_dump(mode="json")
    page = (tmp_path / "new" / "index.html").read_text(encoding="utf-8")
    assert page == marked(HTML, "reach.json", text.decode())
    digest = hashlib.sha256(text).hexdigest()[:16]
    marks = f'<meta name="generator" content="Equipoise {__version__}">\n<meta name="equipoise-record" content="reach.json {digest}">\n'
    assert page == HTML.replace("<title>", f"{marks}<title>")
    assert all(is_ours(path) for path in (tmp_path / "new").iterdir())
    assert len(list((tmp_path / "new").iterdir())) == 2


def test_a_number_that_is_not_finite_is_found_before_the_page_is_made(tmp_path: Path) -> None:
    def page() -> str:
        raise AssertionError

    with pytest.raises(InputError, match="the record holds a number that is not finite; compute the scenario again"):
        written(tmp_path, "reach.json", Driver.model_construct(id="a", correlation=float("nan")), page)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written .*; name a directory that you may write"):
        written(tmp_path / "file", "reach.json", RECORD, lambda: HTML)


def test_a_page_is_drawn_without_the_settings_of_a_matplotlibrc(tmp_path: Path) -> None:
    with rc_context({"text.usetex": True}):
        written(tmp_path, "reach.json", RECORD, lambda: f"{HTML}{rcParams['text.usetex']}")
        assert rcParams["text.usetex"]
    assert (tmp_path / "index.html").read_text(encoding="utf-8").endswith("False")
