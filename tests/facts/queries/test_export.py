"""The base in other forms, and back."""

from __future__ import annotations

import csv
import importlib
import io
import sys
from pathlib import Path

import pytest

from equipoise import facts, study
from equipoise.errors import InputError
from equipoise.facts.queries.export import COLUMNS, csv_text, is_export, json_text, parquet_bytes, target, written
from tests.samples import SMALL


def record_bytes(base: facts.Facts) -> str:
    """The record of a small study, as text."""
    question = facts.scenario(SMALL, base).model_copy(update={"draws": 4})
    return study.run(question, base).record.model_dump_json()


def test_an_export_read_elsewhere_gives_the_same_bytes(base: facts.Facts, tmp_path: Path) -> None:
    path = written(json_text(base), tmp_path / "base.json")
    elsewhere = facts.load(path)
    assert facts.problems(path) == []
    assert json_text(elsewhere) == path.read_text(encoding="utf-8")
    assert elsewhere.ids() == base.ids()
    assert record_bytes(elsewhere) == record_bytes(base)


def test_an_export_of_a_base_with_an_overlay_holds_both(tmp_path: Path) -> None:
    own = tmp_path / "own" / "actors"
    own.mkdir(parents=True)
    (own / "GBR.yaml").write_text("name: Britain\n", encoding="utf-8")
    path = written(json_text(facts.load(own.parent)), tmp_path / "base.json")
    assert facts.load(path).actors["GBR"].name == "Britain"
    assert facts.load(path).ids() == facts.load().ids()


def test_a_fault_in_an_export_is_named_with_its_line(base: facts.Facts, tmp_path: Path) -> None:
    lines = json_text(base).splitlines()
    line = next(at for at, text in enumerate(lines) if '"unit": "launchers"' in text)
    lines[line] = lines[line].replace("launchers", "furlongs")
    path = written("\n".join(lines), tmp_path / "base.json")
    with pytest.raises(InputError, match=rf"base\.json:{line + 1}: unit 'furlongs' is not known; "):
        facts.load(path)


def test_csv_has_every_value_with_its_source(base: facts.Facts) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(base))))
    assert len(rows) == sum(len(quantity.values) for quantity in base.quantities.values())
    row = next(row for row in rows if row["id"] == "USA.gmd.interceptors" and row["default"] == "True")
    value = base.quantity("USA.gmd.interceptors").values[0]
    assert (float(row["best"]), row["unit"], row["source"]) == (value.best, value.unit, value.source)
    assert row["title"] == base.sources[value.source].title
    assert tuple(row) == COLUMNS


def test_parquet_holds_the_same_rows(base: facts.Facts) -> None:
    parquet = importlib.import_module("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(parquet_bytes(base)))
    assert tuple(table.column_names) == COLUMNS
    assert table.num_rows == csv_text(base).count("\n") - 1


def test_without_its_package_parquet_is_refused(base: facts.Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"^Parquet needs the package pyarrow, .*; install it with pip install 'equipoise\[parquet\]', or"):
        parquet_bytes(base)


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="the results cannot be written .*; name a directory that you may write"):
        written("x", tmp_path / "file" / "base.json")


def test_every_form_of_export_is_known_again_and_replaced(tmp_path: Path) -> None:
    base = facts.load()
    for content in (csv_text(base), json_text(base), parquet_bytes(base)):
        path = written(content, tmp_path / "export")
        assert is_export(path)
        assert [entry.name for entry in tmp_path.iterdir()] == ["export"]


@pytest.mark.parametrize("content", [b"mine", b"{}", b"{", b"PAR1PAR1", b"id,since\n", b"id,since,unit\n"])
def test_a_file_of_somebody_else_is_replaced_only_by_force(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_bytes(content)
    says = "this file was not written by 'equipoise facts export'; name another file, or replace this one with --force"
    for refused in (lambda: target(path), lambda: written("x", path)):
        with pytest.raises(InputError, match=says):
            refused()
    assert path.read_bytes() == content
    written("x", path, force=True)
    assert path.read_bytes() == b"x"


@pytest.mark.parametrize(("name", "kind"), [(".", "a directory"), ("/dev/null", "not a plain file")])
def test_what_is_no_plain_file_is_never_replaced(name: str, kind: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"this is {kind}; name a file in a directory that you may write, or leave -o out"):
        written("x", tmp_path / name, force=True)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").touch()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    written("x", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "x"


def test_trying_a_place_leaves_nothing(tmp_path: Path) -> None:
    target(tmp_path / "a" / "b" / "base.csv")
    assert list(tmp_path.iterdir()) == []
