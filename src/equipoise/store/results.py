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

from pydantic import ValidationError

from equipoise import __version__, study
from equipoise.errors import InputError
from equipoise.facts.files.json_file import read_json
from equipoise.files.place import HEAD_BYTES, faults, held, settled, staged, synced
from equipoise.shown import shown_json

if TYPE_CHECKING:
    import xarray as xr

    from equipoise.study import Kept, Results

RECORD = "record.json"
BRIEF = "brief.json"
PAGE = "index.html"
DRAWS = "draws"  # in a record that is kept: the name of the directory that holds its draws
DRAWS_NAME = re.compile(r"draws-[0-9a-f]{16}\.zarr")
OLDER_DRAWS = "draws.zarr"  # of versions before the record named its draws
BELONGS = re.compile(r'<meta name="equipoise-record" content="(?P<name>[\w.]+) (?P<digest>[0-9a-f]{16})">')
FILES = (RECORD, BRIEF, "stability.json", "defend.json", "reach.json")  # of results, in the order in which they are looked for
CLAIMS = "claims"  # in the record of a brief: what is said of each claim
AGAIN = "run the study again"


def keep(results: Results | Kept, directory: Path, *, force: bool = False) -> Path:
    """Write a study's record and draws below `directory`, which is made if need be; the record's path is returned.

    What stood there before stays until the new results are complete, whatever ends the run.
    Raises: InputError when the directory cannot be written, when another run is writing there, or when it holds a record.json that
    Equipoise did not write (unless `force`).
    """
    with held(directory, (RECORD,), force=force) as place, faults(directory), staged(place) as stage:
        arrays, content = results.dataset(), results.record.model_dump(mode="json")
        name = f"draws-{study.draws_digest(content, arrays)}.zarr"
        text = shown_json(json.dumps({**content, DRAWS: name}, indent=1, ensure_ascii=False)) + "\n"
        (stage / RECORD).write_text(text, encoding="utf-8", newline="\n")
        if not _whole(place / name, content):  # else the same draws stand there already
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


def is_kept(directory: Path) -> bool:
    """Whether a directory holds the results of a question."""
    return any((directory / name).is_file() for name in FILES)


def record(directory: Path) -> Any:
    """The typed record that `keep`, or a page, wrote below a directory.

    Raises: InputError when there is none, when it cannot be read, is of another version, or is not what its question writes, or when a
    page of the same study stands there with another record.
    """
    settled(directory)
    path = next((directory / name for name in FILES if (directory / name).exists()), directory / RECORD)
    found = _read(path)
    _compare_page(path)
    for apart in (DRAWS, CLAIMS):
        found.pop(apart, None)
    return _typed(found, path)


def _typed(found: dict[str, Any], path: Path) -> Any:
    """The typed record in a mapping.

    Raises: InputError for a record of another version, of no question, or with a part that is missing or wrong.
    """
    version, question = found.get("version"), found.get("question")
    if version != __version__:
        what = f"the results are of version {version}, and this is version {__version__}" if version else "the results lack 'version'"
        raise InputError(what, fix=AGAIN, file=str(path))
    if not isinstance(question, str) or question not in study.RECORDS:
        raise InputError("the results do not say which question they answer", fix=AGAIN, file=str(path))
    try:
        return study.RECORDS[question].model_validate_json(json.dumps(found))
    except ValidationError as error:
        fault = error.errors()[0]
        place, message = ".".join(map(str, fault["loc"])), " ".join(str(fault["msg"]).split())
        raise InputError(
            f"the results are damaged at {place or 'the top'}: {message[:1].lower()}{message[1:]}", fix=AGAIN, file=str(path)
        ) from None
    except InputError as fault:
        raise InputError(f"the results are damaged: {fault.what}", fix=AGAIN, file=str(path)) from None


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
