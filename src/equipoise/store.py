"""Results to disk and back: the record as JSON, the draws as a Zarr store, each replaced whole or not at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from equipoise.errors import InputError
from equipoise.facts.json_file import read_json
from equipoise.shown import shown_json

if TYPE_CHECKING:
    from equipoise.study import Results

RECORD = "record.json"
BRIEF = "brief.json"
STABILITY = "stability.json"
DRAWS = "draws.zarr"
PARTS = ("version", "scenario", "pairs", "inputs", "stages", "sources")  # of every record that can be explained


def keep(results: Results, directory: Path) -> Path:
    """Write a study's record and draws below `directory`, which is made if need be; the record's path is returned.

    What stood there before stays until the new files are complete.
    Raises: InputError when the directory cannot be written.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        fresh = directory / f".{DRAWS}.new"
        shutil.rmtree(fresh, ignore_errors=True)
        results.dataset().to_zarr(fresh, mode="w", zarr_format=2, consolidated=True)
        shutil.rmtree(directory / DRAWS, ignore_errors=True)
        fresh.rename(directory / DRAWS)
        unfinished = directory / f".{RECORD}.new"
        unfinished.write_text(shown_json(json.dumps(results.record, indent=1, ensure_ascii=False)) + "\n", encoding="utf-8")
        return unfinished.replace(directory / RECORD)
    except OSError as fault:
        what = f"the results cannot be written ({fault.strerror or fault})"
        raise InputError(what, fix="name a directory that you may write", file=str(directory)) from fault


def record(directory: Path) -> dict[str, Any]:
    """The record that `keep`, a brief, or a study of stability wrote below a directory.

    Raises: InputError when there is none, or it cannot be read.
    """
    path = next((directory / name for name in (RECORD, BRIEF, STABILITY) if (directory / name).exists()), directory / RECORD)
    if not path.exists() or path.is_dir():
        fix = "run 'equipoise run SCENARIO -o DIR' first, and give that DIR or the folder of a brief"
        raise InputError("no results here", fix=fix, file=str(path))
    found = read_json(path, "run the study again")
    missing = [key for key in PARTS if not isinstance(found, dict) or key not in found]
    if missing:
        raise InputError(f"the results lack {missing[0]!r}", fix="run the study again with this version", file=str(path))
    return cast(dict[str, Any], found)
