"""Two hundred copies of the shipped base, each with one fault: each is refused with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from equipoise import facts
from equipoise.cli.main import status
from equipoise.errors import InputError
from equipoise.facts import loader
from equipoise.facts.files.folder import Folder
from equipoise.facts.files.overlay import Overlay
from equipoise.facts.files.yaml.tree import Tree
from equipoise.shipped import DATA
from tests.facts.faults import FAULTS, spoiled

N_COPIES = 200
TEXTS = {path.relative_to(DATA).as_posix(): path.read_text(encoding="utf-8") for path in sorted(DATA.rglob("*.*")) if path.is_file()}


class Copy(Overlay):
    """The shipped base with some files replaced whole, as in a copy of its directory; a long table is left out where it is not replaced."""

    def names(self) -> list[str]:
        """The paths of the files that are read."""
        return [name for name in super().names() if name in self.over or not name.startswith("stockpiles/")]

    def tree(self, relative: str) -> Tree:
        """The content of a file, without merging."""
        return (self.upper if relative in self.over else self.lower).tree(relative)


def refusal(folder: Path, relative: str, text: str) -> str:
    """The sentence that refuses the base with one file replaced.

    Raises: AssertionError when the base is accepted, or the sentence lacks the file, the line or the remedy.
    """
    path = folder / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        loader.whole(Copy(Folder(folder), Folder(DATA)))
    except InputError as caught:
        fault = caught
    else:
        raise AssertionError(f"{relative} is accepted with a fault")
    assert fault.file == str(path), f"{fault} names another file"
    assert fault.line, f"{fault} names no line"
    assert fault.line <= text.count("\n") + 1, f"{fault} names a line that {relative} does not have"
    assert fault.fix, f"{fault} names no remedy"
    assert "\n" not in str(fault)
    return str(fault)


@pytest.mark.parametrize("seed", range(N_COPIES))
def test_a_copy_with_a_fault_is_refused(seed: int, tmp_path: Path) -> None:
    name, relative, text = spoiled(TEXTS, seed)
    assert text != TEXTS[relative]
    try:
        refusal(tmp_path, relative, text)
    except AssertionError as error:
        raise AssertionError(f"{name}: {error}") from None


def test_every_kind_of_fault_occurs() -> None:
    assert {spoiled(TEXTS, seed)[0] for seed in range(N_COPIES)} == set(FAULTS)


@pytest.mark.parametrize("relative", ["actors/USA.yaml", "treaties/new_start.yaml", "sources.yaml"])
def test_a_copy_without_a_fault_is_noticed(relative: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="is accepted with a fault"):
        refusal(tmp_path, relative, TEXTS[relative] + "# a remark\n")


@pytest.mark.parametrize("seed", range(0, N_COPIES, 41))
def test_the_command_line_says_it_in_one_sentence(seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, relative, text = spoiled(TEXTS, seed)
    for other in facts.load().files.names():
        path = tmp_path / other
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if other == relative else TEXTS[other], encoding="utf-8")
    (tmp_path / "facts.yaml").write_text("replaces: shipped\n", encoding="utf-8")
    assert status(["facts", "list", "--facts", str(tmp_path)]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(f"{tmp_path / relative}:")
    assert shown.err.count("\n") == 1
    assert shown.out == ""
