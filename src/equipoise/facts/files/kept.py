"""The trees of the shipped files, kept between runs as JSON, since reading them as YAML takes a second.

They are kept below the root of the compiled code, under the same rules (`equipoise.sealed`), by a digest of the files' content and of what
reads them: a changed file, and a changed reader, are seen at once. What cannot be used is read again as YAML, and nobody is told.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from equipoise.errors import InputError
from equipoise.facts.files import yaml
from equipoise.facts.files.yaml.tree import Items, Mapping, Tree
from equipoise.sealed import cache_folder, cache_root, seal, source_digest, unsealed

MOST_KEPT = 4  # of earlier contents, such as those of another branch


class Kept:
    """The trees of some files of a directory, by their paths below it; each is built when it is first asked for."""

    def __init__(self, directory: Path, names: Sequence[str], prefix: str) -> None:
        """`prefix` is what stands before a path where messages cite it."""
        self._directory, self._prefix = directory, prefix
        self._trees: dict[str, Tree] = {}
        path = _path(directory, names, prefix)
        self._lines = {} if path is None else _lines(path, names)
        if path is not None and not self._lines:
            self._keep(path, names)

    def tree(self, relative: str) -> Tree:
        """The tree of a file, always the same one, so that nobody may change it.

        Raises: InputError where the file cannot be read.
        """
        if relative not in self._trees:
            line = self._lines.get(relative)
            name = self._prefix + relative
            self._trees[relative] = yaml.read(self._directory / relative, name) if line is None else unpacked(json.loads(line), name)
        return self._trees[relative]

    def _keep(self, path: Path, names: Sequence[str]) -> None:
        """Keep the trees of all files, unless one of them has a fault, which whoever asks for it is told."""
        with suppress(InputError):
            lines = [json.dumps(packed(self.tree(name)), ensure_ascii=False, separators=(",", ":")) for name in names]
            seal(path, "\n".join(lines).encode())
            _remove_old(path)


def packed(tree: Tree) -> Any:
    """A tree as JSON can hold it: of a mapping its line, the lines of its keys, and its keys with their values; of a list likewise."""
    if isinstance(tree, Mapping):
        return [tree.line, list(tree.lines.values()), {key: packed(value) for key, value in tree.items()}]
    return [tree.line, tree.lines, [packed(value) for value in tree]] if isinstance(tree, Items) else tree


def unpacked(found: Any, file: str) -> Tree:
    """The tree that was packed; `file` is the file that it cites."""
    if not isinstance(found, list):
        return found
    line, lines, content = found
    if isinstance(content, list):
        items = Items(file, line)
        items.extend(unpacked(value, file) if isinstance(value, list) else value for value in content)
        items.lines = lines
        return items
    mapping = Mapping(file, line)
    for key, value in content.items():
        mapping[key] = unpacked(value, file) if isinstance(value, list) else value
    mapping.lines = dict(zip(content, lines, strict=True))
    return mapping


def _path(directory: Path, names: Sequence[str], prefix: str) -> Path | None:
    """The file that keeps the trees, named by what they depend on; none where nothing can be kept."""
    digest = hashlib.sha256(prefix.encode())
    try:
        for name in names:
            content = (directory / name).read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        folder, _ = cache_folder(cache_root(os.environ), f"trees-{_reader_digest()}")
    except OSError:
        return None
    return None if folder is None else folder / f"{digest.hexdigest()[:32]}.jsonl"


def _reader_digest() -> str:
    """Sixteen digits that change with the sources of what reads YAML; its library is known by the file that states its version."""
    library = find_spec("ruamel.yaml")
    version = Path(library.origin).read_bytes() if library and library.origin else b""
    return hashlib.sha256(source_digest(Path(__file__).parent).encode() + version).hexdigest()[:16]


def _lines(path: Path, names: Sequence[str]) -> dict[str, str]:
    """The trees that are kept, each as a line of JSON; none where the file cannot be used."""
    content = unsealed(path)
    lines = [] if content is None else content.decode().split("\n")
    return dict(zip(names, lines, strict=True)) if len(lines) == len(names) else {}


def _remove_old(path: Path) -> None:
    """Remove all but the newest of what is kept beside a file."""
    with suppress(OSError):
        dated = sorted((other.stat().st_mtime_ns, other) for other in path.parent.glob("*.jsonl"))
        for _, old in dated[:-MOST_KEPT]:
            old.unlink()
