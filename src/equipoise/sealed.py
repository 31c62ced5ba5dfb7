"""Files kept between runs to save work: sealed, replaced whole, and read only where nobody but their owner can put them.

Each has a name made of a digest of all that its content depends on, so that it is never out of date. One that is broken, of another owner
or open to others is a miss; where nothing can be kept, the work is done again (docs/decisions/0002-kernel-cache.md).
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

SEAL = hashlib.sha256().digest_size
OTHERS_WRITE, STICKY = 0o022, 0o1000


def source_digest(folder: Path) -> str:
    """Sixteen hexadecimal digits that change when any Python file below `folder` does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def cache_root(environment: Mapping[str, str]) -> Path | None:
    """Where the environment wants files kept: NUMBA_CACHE_DIR, XDG_CACHE_HOME or ~/.cache; none where no home is known.

    A relative XDG_CACHE_HOME does not count, as its standard says: files would be read from wherever a command happens to start.
    """
    if environment.get("NUMBA_CACHE_DIR"):
        return Path(environment["NUMBA_CACHE_DIR"]).absolute()
    wanted = Path(environment.get("XDG_CACHE_HOME", ""))
    if wanted.is_absolute():
        return wanted
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ".cache" if home.is_absolute() else None


def cache_folder(root: Path | None, name: str) -> tuple[Path | None, str]:
    """The folder of this name below `root`, made if need be; or none, and why none can be used."""
    if root is None:
        return None, "no home directory is known; set NUMBA_CACHE_DIR to a directory of yours"
    folder = root / "equipoise" / name
    try:
        root.mkdir(parents=True, exist_ok=True)
        for part in (folder.parent, folder):
            part.mkdir(mode=0o700, exist_ok=True)
        folder = folder.resolve(strict=True)  # what links lead to is checked, and then used
        open_to_others = next((place for place in (folder, *folder.parents) if not is_private(place, last=place == folder)), None)
        tempfile.TemporaryFile(dir=folder).close()
    except (OSError, RuntimeError) as fault:
        return None, f"{root} cannot be written ({getattr(fault, 'strerror', None) or fault}); set NUMBA_CACHE_DIR to a directory of yours"
    if open_to_others:
        own = open_to_others.stat().st_uid == os.geteuid()  # only an owner can close it
        fix = f"{f'run chmod go-w {open_to_others}, or ' if own else ''}set NUMBA_CACHE_DIR to a directory of yours"
        return None, f"others than you can write to {open_to_others}; {fix}"
    return folder, ""


def is_private(path: Path, *, last: bool) -> bool:
    """Whether nobody but this user (and root) can put files there, as far as owner and mode say.

    A folder above the last may be open to all if it is sticky, as /tmp is: others cannot replace what it holds. Windows has neither
    owner nor mode in this sense; there the folder is below the user's profile, which is closed to others.
    """
    if not hasattr(os, "geteuid"):
        return True
    found = path.stat()
    shielded = found.st_mode & STICKY and not last
    return found.st_uid in (0, os.geteuid()) and (not found.st_mode & OTHERS_WRITE or bool(shielded))


def unsealed(path: Path) -> bytes | None:
    """The content of a sealed file; none where it is absent, broken, of another owner or open to others."""
    try:
        if not path.is_file() or not is_private(path, last=True):
            return None
        whole = path.read_bytes()
    except OSError:
        return None
    content = whole[SEAL:]
    return content if whole[:SEAL] == _digest(path, content) else None


def seal(path: Path, content: bytes) -> None:
    """Write a file whole, with its digest before it; nothing is left of it where that fails."""
    unfinished = ""
    try:
        descriptor, unfinished = tempfile.mkstemp(prefix=f".{path.stem}.", dir=path.parent)  # closed to others by itself
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(_digest(path, content) + content)
        Path(unfinished).replace(path)
    except OSError:  # a full disk, or on Windows a file that another process is reading
        if unfinished:
            with suppress(OSError):
                Path(unfinished).unlink()


def _digest(path: Path, content: bytes) -> bytes:
    return hashlib.sha256(path.name.encode() + content).digest()
