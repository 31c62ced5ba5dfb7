"""Results to disk and back: the record as JSON, the draws as a Zarr store that the record names; both replaced, or neither.

The record is the door: it names the directory of its draws by a digest of record and draws together, and it is replaced last, in one
step. Whenever a run is killed, the record that stands leads to its own draws, whole.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from equipoise import study
from equipoise.errors import InputError
from equipoise.facts.files.json_file import read_json
from equipoise.files.place import HEAD_BYTES, faults, held, settled, staged, synced
from equipoise.shown import shown_json

if TYPE_CHECKING:
    import xarray as xr

    from equipoise.study import Results

RECORD = "record.json"
BRIEF = "brief.json"
STABILITY = "stability.json"
PAGE = "index.html"
DRAWS = "draws"  # in a record that is kept: the name of the directory that holds its draws
DRAWS_NAME = re.compile(r"draws-[0-9a-f]{16}\.zarr")
OLDER_DRAWS = "draws.zarr"  # of versions before the record named its draws
BELONGS = re.compile(r'<meta name="equipoise-record" content="(?P<name>[\w.]+) (?P<digest>[0-9a-f]{16})">')
PARTS = ("version", "scenario", "pairs", "inputs", "stages", "sources")  # of every record that can be explained
AGAIN = "run the study again"


def keep(results: Results, directory: Path, *, force: bool = False) -> Path:
    """Write a study's record and draws below `directory`, which is made if need be; the record's path is returned.

    What stood there before stays until the new results are complete, whatever ends the run.
    Raises: InputError when the directory cannot be written, when another run is writing there, or when it holds a record.json that
    Equipoise did not write (unless `force`).
    """
    with held(directory, (RECORD,), force=force) as place, faults(directory), staged(place) as stage:
        arrays = results.dataset()
        name = f"draws-{study.draws_digest(results.record, arrays)}.zarr"
        text = shown_json(json.dumps({**results.record, DRAWS: name}, indent=1, ensure_ascii=False)) + "\n"
        (stage / RECORD).write_text(text, encoding="utf-8", newline="\n")
        if not _whole(place / name, results.record):  # else the same draws stand there already
            study.write_draws(arrays, stage / name)
            synced(stage)
            shutil.rmtree(place / name, ignore_errors=True)
            (stage / name).rename(place / name)
        synced(stage / RECORD, whole=False)
        synced(place, whole=False)
        (stage / RECORD).replace(place / RECORD)
        synced(place, whole=False)
        _remove_superseded(place, name)
    return directory / RECORD


def record(directory: Path) -> dict[str, Any]:
    """The record that `keep`, a brief, or a study of stability wrote below a directory.

    Raises: InputError when there is none, when it cannot be read, or when a page of the same study stands there with another record.
    """
    settled(directory)
    path = next((directory / name for name in (RECORD, BRIEF, STABILITY) if (directory / name).exists()), directory / RECORD)
    found = _read(path)
    missing = [key for key in PARTS if key not in found]
    if missing:
        raise InputError(f"the results lack {missing[0]!r}", fix="run the study again with this version", file=str(path))
    _compare_page(path)
    found.pop(DRAWS, None)
    return found


def draws(directory: Path) -> xr.Dataset:
    """All draws of the run whose record `keep` wrote below a directory, read into memory.

    Raises: InputError when there are none, when they cannot be read, or when they are not those of the record.
    """
    path = directory / RECORD
    found = _read(path)
    name = str(found.pop(DRAWS, OLDER_DRAWS))
    if not DRAWS_NAME.fullmatch(name):
        raise InputError("the record names no draws", fix="run the study again with this version", file=str(path))
    try:
        loaded = study.read_draws(directory / name)
    except (OSError, ValueError, KeyError, RuntimeError) as fault:
        raise InputError(
            "the draws that record.json names are not there or cannot be read", fix=AGAIN, file=str(directory / name)
        ) from fault
    if name != f"draws-{study.draws_digest(found, loaded)}.zarr":
        raise InputError("the draws are not those of the record beside them", fix=AGAIN, file=str(directory / name))
    return loaded


def _read(path: Path) -> dict[str, Any]:
    """The mapping in a file of results."""
    if not path.exists() or path.is_dir():
        fix = "run 'equipoise run SCENARIO -o DIR' first, and give that DIR or the folder of a brief"
        raise InputError("no results here", fix=fix, file=str(path))
    found = read_json(path, AGAIN)
    return cast(dict[str, Any], found) if isinstance(found, dict) else {}


def _whole(path: Path, kept: Mapping[str, object]) -> bool:
    """Whether the draws of this record stand under their name, unbroken."""
    if not path.is_dir():
        return False
    try:
        return path.name == f"draws-{study.draws_digest(kept, study.read_draws(path))}.zarr"
    except (OSError, ValueError, KeyError, RuntimeError):
        return False


def _remove_superseded(place: Path, name: str) -> None:
    """Remove draws of earlier runs, which no record names any more."""
    for path in place.glob("draws*.zarr"):
        ours = DRAWS_NAME.fullmatch(path.name) or (path.name == OLDER_DRAWS and _is_older(path))
        if path.name != name and ours and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _is_older(path: Path) -> bool:
    """Whether an earlier version of Equipoise wrote these draws."""
    try:
        return json.loads((path / ".zattrs").read_bytes()).keys() == {"digest", "seed"}
    except (OSError, ValueError, AttributeError):
        return False


def _compare_page(path: Path) -> None:
    """Raise InputError when the page beside a record says that it was written with another one."""
    try:
        with path.with_name(PAGE).open(encoding="utf-8", errors="replace") as page:
            told = BELONGS.search(page.read(HEAD_BYTES))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError:
        return
    if told and told["name"] == path.name and told["digest"] != digest:
        raise InputError(f"{path.name} and {PAGE} here are not of one run", fix=AGAIN, file=str(path.parent))
