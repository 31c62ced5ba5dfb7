"""The trees that are kept between runs: those of the files, never others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.files import folder, kept, yaml
from equipoise.facts.files.kept import MOST_KEPT, Kept, packed, unpacked
from equipoise.facts.files.yaml.tree import Items, Mapping, Tree
from equipoise.facts.loader import whole
from equipoise.shipped import DATA

TEXT = """name: here
list:
- 1
- 1.0
- [a, {b: null}, -0.0, 1e300, .inf, .nan]
# a note
flag: true
day: 2026-11-22
big: 12345678901234567890123
"""


def shape(tree: Tree) -> Any:
    """All that a tree holds: values with their types, files, lines."""
    if isinstance(tree, Mapping):
        return tree.file, tree.line, [(key, shape(value)) for key, value in tree.items()], list(tree.lines.items()), tree.files
    if isinstance(tree, Items):
        return tree.file, tree.line, [shape(value) for value in tree], tree.lines
    return type(tree), repr(tree)


class Afresh:
    """The shipped files, each read as YAML."""

    @staticmethod
    def tree(name: str) -> Tree:
        """The tree of a file."""
        return yaml.read(DATA / name, f"data/{name}")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty root of what is kept."""
    place = tmp_path / "cache"
    place.mkdir(mode=0o700)
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(place))
    return place


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A directory with two files of facts."""
    place = tmp_path / "data"
    place.mkdir()
    (place / "a.yaml").write_text(TEXT, encoding="utf-8")
    (place / "b.yaml").write_text("- one\n- 'two\u2028 ü'\n".replace("\u2028", "…"), encoding="utf-8")
    return place


def files(cache: Path) -> list[Path]:
    """What is kept."""
    return sorted(cache.glob("equipoise/trees-*/*.jsonl"))


def read_as_yaml(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that are read as YAML from now on."""
    seen: list[str] = []

    def read(path: Path, name: str) -> Tree:
        seen.append(name)
        return yaml.parsed(path.read_text(encoding="utf-8"), name)

    monkeypatch.setattr(kept, "yaml", type("Seen", (), {"read": staticmethod(read)}))
    return seen


NAMES = ("a.yaml", "b.yaml")


def test_a_tree_comes_back_with_its_lines_and_the_types_of_its_values() -> None:
    tree = yaml.parsed(TEXT, "data/a.yaml")
    assert shape(unpacked(packed(tree), "data/a.yaml")) == shape(tree)


def test_the_second_reading_is_not_of_yaml_and_gives_the_same(cache: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = read_as_yaml(monkeypatch)
    first = [shape(Kept(data, NAMES, "data/").tree(name)) for name in NAMES]
    assert sorted(set(seen)) == ["data/a.yaml", "data/b.yaml"]
    (path,) = files(cache)
    assert path.stat().st_mode & 0o077 == 0
    seen.clear()
    assert [shape(Kept(data, NAMES, "data/").tree(name)) for name in NAMES] == first
    assert seen == []
    again = Kept(data, NAMES, "data/")
    assert again.tree("a.yaml") is again.tree("a.yaml")


def test_a_changed_file_is_seen_at_once(cache: Path, data: Path) -> None:
    Kept(data, NAMES, "data/")
    (data / "a.yaml").write_text("name: there\n", encoding="utf-8")
    assert Kept(data, NAMES, "data/").tree("a.yaml") == {"name": "there"}
    assert len(files(cache)) == 2


def test_another_reader_reads_afresh(cache: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Kept(data, NAMES, "data/")
    monkeypatch.setattr(kept, "source_digest", lambda _: "another")
    seen = read_as_yaml(monkeypatch)
    Kept(data, NAMES, "data/")
    assert seen
    assert len(files(cache)) == 2


def test_a_fault_is_told_each_time_and_nothing_is_kept(cache: Path, data: Path) -> None:
    (data / "a.yaml").write_text("name: 1\nname: 2\n", encoding="utf-8")
    for _ in range(2):
        trees = Kept(data, NAMES, "data/")
        with pytest.raises(InputError, match=r"^data/a\.yaml:2: the key 'name' appears twice \(first on line 1\); keep one of the two$"):
            trees.tree("a.yaml")
        assert trees.tree("b.yaml") == ["one", "two… ü"]
    assert files(cache) == []


@pytest.mark.parametrize(
    "spoil", [lambda _: b"", lambda whole: whole[:-9], lambda whole: whole[:90] + b"x" + whole[91:], lambda _: b"{}" * 99]
)
def test_a_damaged_file_is_read_again_and_replaced(spoil: Any, cache: Path, data: Path) -> None:
    expected = shape(Kept(data, NAMES, "data/").tree("a.yaml"))
    (path,) = files(cache)
    whole_file = path.read_bytes()
    path.write_bytes(spoil(whole_file))
    assert shape(Kept(data, NAMES, "data/").tree("a.yaml")) == expected
    assert path.read_bytes() == whole_file


def test_a_file_of_others_or_open_to_them_is_not_read(cache: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Kept(data, NAMES, "data/")
    (path,) = files(cache)
    path.chmod(0o666)
    seen = read_as_yaml(monkeypatch)
    Kept(data, NAMES, "data/")
    assert seen
    assert path.stat().st_mode & 0o077 == 0
    if os.geteuid() == 0:
        os.chown(path, 4321, -1)
        seen.clear()
        Kept(data, NAMES, "data/")
        assert seen


@pytest.mark.parametrize("is_open", [True, False])
def test_where_nothing_can_be_kept_the_files_are_read(is_open: bool, cache: Path, data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    blocked = cache / "equipoise"
    if is_open:
        blocked.mkdir()
        blocked.chmod(0o777)
    else:
        blocked.touch()
    assert shape(Kept(data, NAMES, "data/").tree("a.yaml")) == shape(yaml.read(data / "a.yaml", "data/a.yaml"))
    assert files(cache) == []
    assert capfd.readouterr() == ("", "")


def test_only_the_newest_are_kept(cache: Path, data: Path) -> None:
    for number in range(MOST_KEPT + 2):
        (data / "a.yaml").write_text(f"number: {number}\n", encoding="utf-8")
        Kept(data, NAMES, "data/")
    assert len(files(cache)) == MOST_KEPT
    assert Kept(data, NAMES, "data/").tree("a.yaml") == {"number": MOST_KEPT + 1}


def test_the_shipped_base_from_the_cache_equals_the_one_from_yaml(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = folder.Folder(DATA)
    names = [name for name in place.names() if name.endswith(".yaml")]
    assert not files(cache)
    Kept(DATA, names, "data/")
    seen = read_as_yaml(monkeypatch)
    again = Kept(DATA, names, "data/")
    for name in names:
        assert shape(again.tree(name)) == shape(yaml.read(DATA / name, f"data/{name}")), name
    assert seen == []
    monkeypatch.setattr(folder, "_shipped", lambda: again)
    found = whole(place)
    monkeypatch.setattr(
        folder, "_shipped", lambda: type("Afresh", (), {"tree": staticmethod(lambda name: yaml.read(DATA / name, f"data/{name}"))})
    )
    expected = whole(folder.Folder(DATA))
    assert (found.parts, found.sources, found.claims) == (expected.parts, expected.sources, expected.claims)
    assert facts.csv_text(found) == facts.csv_text(expected)
