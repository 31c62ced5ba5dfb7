"""Files that replace older ones only when they are complete."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from equipoise.errors import InputError


def written(path: Path, text: str) -> Path:
    """The path, after its file has been replaced whole.

    Raises: InputError for a place that cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as stream:
            stream.write(text)
        Path(stream.name).chmod(0o644)
        os.replace(stream.name, path)  # noqa: PTH105 (the replacement is what matters, and reads so)
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}", fix="name a directory that you may write to") from error
    return path
