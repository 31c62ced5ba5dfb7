"""Loading a directory: the shipped one is sound, and a broken one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.errors import InputError


def test_the_shipped_base_is_read_once() -> None:
    assert facts.load() is facts.load()


def test_a_copy_of_it_loads_as_well(data: Path, base: facts.Facts) -> None:
    copy = facts.load(data)
    assert copy.ids() == base.ids()
    assert copy.quantity("parameters.fratricide").values[0].file == f"{data}/parameters/exchange.yaml"


def test_a_missing_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such directory of facts; give a directory with files such as actors/RUS.yaml, or a JSON "):
        facts.load(tmp_path / "absent")
    assert len(facts.problems(tmp_path / "absent")) == 1


def test_a_base_that_stands_alone_needs_sources(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("replaces: shipped\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"sources\.yaml: no such file; check the path$"):
        facts.load(tmp_path)


def test_a_base_needs_an_actor(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("replaces: shipped\n", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("a: {title: t, publisher: p, date: 2025, obtained: seen}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"actors: there is no actor; add a file such as actors/RUS\.yaml$"):
        facts.load(tmp_path)


def test_a_file_must_bear_the_name_of_its_actor(data: Path) -> None:
    (data / "actors/GBR.yaml").rename(data / "actors/UKK.yaml")
    with pytest.raises(InputError, match=r"UKK\.yaml:1: the file is named UKK\.yaml but holds the actor 'GBR'; rename it to GBR\.yaml$"):
        facts.load(data)


def test_a_parameter_stands_in_one_file_only(data: Path) -> None:
    (data / "parameters/more.yaml").write_text((data / "parameters/exchange.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(
        InputError, match=r"more\.yaml:4: the parameter 'detect_after_breakthrough' is also in .*exchange\.yaml; keep it in one"
    ):
        facts.load(data)
