"""The pages of the documentation: their links, headings and blocks, and how a reader would run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.samples import ROOT

FENCE = re.compile(r"(?:<!-- (?P<mark>.+?) -->\n)?^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)
DRAWN = re.compile(r"[│├└─┃┏┗━]")


class Block(NamedTuple):
    """A fenced block: its language, its text, and the comment before it that says what a test does with it."""

    language: str
    text: str
    mark: str


class Step(NamedTuple):
    """One command of a console block and the lines shown below it."""

    command: str
    shown: list[str]


def pages() -> list[Path]:
    """All pages, relative to the root."""
    found = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted((ROOT / "docs").rglob("*.md"))
    return [path.relative_to(ROOT) for path in found]


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [Block(match["language"], match["text"], match["mark"] or "") for match in FENCE.finditer(text)]


def steps(block: Block) -> list[Step]:
    """The commands of a console block."""
    found: list[Step] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], []))
        elif line.strip("… "):
            found[-1].shown.append(line)
    return found


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings."""
    prose = FENCE.sub("", text)
    return {re.sub(r"[^\w\- ]", "", match["words"].lower()).strip().replace(" ", "-") for match in HEADING.finditer(prose)}


def links(text: str) -> list[str]:
    """The targets of a page's links and pictures."""
    return [match["target"] for match in LINK.finditer(FENCE.sub("", text))]


def plain(text: str) -> str:
    """A text without lines of tables and trees, each run of blanks as one."""
    return " ".join(DRAWN.sub(" ", text).split())


def missing(shown: list[str], output: str) -> list[str]:
    """The shown lines that an output does not hold, in their order."""
    left, lost = plain(output), list[str]()
    for line in shown:
        before, found, after = left.partition(plain(line))
        if found:
            left = after
        else:
            lost.append(line)
            left = before
    return lost


def output(command: list[str], folder: Path) -> tuple[int, str]:
    """The status of a command and all that it prints, with our command line first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "NO_COLOR": "1", "COLUMNS": "80"}
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def prepare(block: Block, folder: Path) -> None:
    """Do with a block what its mark says: write a file, append to one, or insert into one above its first line of a wording."""
    verb, _, rest = block.mark.partition(" ")
    name, _, place = rest.partition(' above "')
    path = folder / name
    if verb == "write":
        path.write_text(block.text, encoding="utf-8")
    elif verb == "append":
        path.write_text(path.read_text(encoding="utf-8") + block.text, encoding="utf-8")
    elif verb == "insert":
        before, found, after = path.read_text(encoding="utf-8").partition(f"\n{place.removesuffix(chr(34))}\n")
        assert found, f"{place} is not in {name}"
        path.write_text(f"{before}\n{block.text.rstrip()}{found}{after}", encoding="utf-8")
    else:
        raise ValueError(f"the mark {block.mark!r} is not write, append or insert")
