"""Compiled kernels: machine code kept on disk, never out of date, and never another user's.

Numba keys its own disk cache by the file of the kernel alone, so a change in a
callee of another file would go unseen; a broken file ends every later run; and
two processes that compile at once can exchange the code of two signatures.
Here each compiled signature is one sealed file, named by all that it depends
on, in a folder that nobody but its owner can write (docs/decisions/0002-kernel-cache.md).
"""

from __future__ import annotations

import hashlib
import inspect
import logging
import os
import pickle
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar, cast

from equipoise.errors import InputError

try:
    import numba
    from numba.core import config
    from numba.core.caching import NullCache
    from numba.core.compiler import CompileResult
    from numba.core.serialize import dumps
except ImportError:
    raise
except Exception as fault:
    what = f"numba does not start with its settings ({type(fault).__name__}: {fault})"
    fix = "correct or remove .numba_config.yaml in the current folder, and the variables of the environment that begin with NUMBA_"
    raise InputError(what, fix=fix) from fault

Function = TypeVar("Function", bound=Callable[..., object])
SEAL = hashlib.sha256().digest_size
OTHERS_WRITE, STICKY = 0o022, 0o1000
code_of = attrgetter("library")  # of a compiled signature
LOG = logging.getLogger(__name__)


def source_digest(folder: Path) -> str:
    """Sixteen hexadecimal digits that change when any Python file below `folder` does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def cache_root(environment: Mapping[str, str]) -> Path | None:
    """Where the environment wants compiled code kept: NUMBA_CACHE_DIR, XDG_CACHE_HOME or ~/.cache; none where no home is known.

    A relative XDG_CACHE_HOME does not count, as its standard says: the code would be read from wherever a command happens to start.
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


def cache_folder(root: Path | None, digest: str) -> tuple[Path | None, str]:
    """The folder below `root` for kernels compiled from sources with this digest; or none, and why none can be used."""
    if root is None:
        return None, "no home directory is known; set NUMBA_CACHE_DIR to a directory of yours"
    folder = root / "equipoise" / f"kernels-{digest}"
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


class KernelCache(NullCache):
    """The compiled signatures of one function, each in a file that is sealed by its digest and replaced whole.

    A file that is broken, of another owner, or open to others is a miss: the signature is compiled again, and the file replaced.
    """

    def __init__(self, function: Callable[..., object], options: Mapping[str, object], folder: Path | None) -> None:
        """The cache of a function compiled with these options; without a folder nothing is kept."""
        self._folder = folder
        self._function = function
        source = Path(inspect.getfile(function))
        ordered = [(name, sorted(value) if isinstance(value, set) else value) for name, value in sorted(options.items())]
        self._stamp = (numba.__version__, hashlib.sha256(source.read_bytes()).hexdigest() if source.is_file() else "", ordered)

    @property
    def cache_path(self) -> Any:
        """The folder, as numba asks for it."""
        return None if self._folder is None else str(self._folder)

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """The compiled signature, or none where there is no whole one."""
        target_context.refresh()
        path = self._path(sig, target_context.codegen())
        content = None if path is None else unsealed(path)
        if content is None:
            return None
        try:
            rebuilt = CompileResult._rebuild  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] (numba has no public door)
            found: Any = rebuilt(target_context, *pickle.loads(content))  # noqa: S301 (sealed, and from a private folder)
        except Exception:  # noqa: BLE001 (whatever cannot be read is compiled again)
            return None
        return found if tuple(found.signature.args) == tuple(sig.args if hasattr(sig, "args") else sig) else None

    def save_overload(self, sig: Any, cres: Any) -> None:
        """Keep a compiled signature; where that is impossible, it is compiled again in the next process."""
        path = self._path(sig, cres.codegen)
        if path is None:
            _say_unkept()
        elif not cres.lifted and not code_of(cres).has_dynamic_globals:
            seal(path, dumps(cres._reduce()))  # noqa: SLF001 (numba has no public door)

    def _path(self, sig: Any, codegen: Any) -> Path | None:
        """The file of a signature, named by all that its machine code depends on beside the folder's digest."""
        if self._folder is None:
            return None
        code = self._function.__code__
        cells = dumps(tuple(cell.cell_contents for cell in self._function.__closure__ or ()))
        name = f"{self._function.__module__}.{self._function.__qualname__}"
        key = repr((name, code.co_firstlineno, code.co_code, cells, str(sig), codegen.magic_tuple(), self._stamp))
        return self._folder / f"{self._function.__name__.strip('<>')}-{hashlib.sha256(key.encode()).hexdigest()[:32]}.nbc"


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


def heed_environment_only() -> None:
    """Let numba be set by the environment alone, not by a .numba_config.yaml in whatever folder a command starts from."""
    config._config_fname = os.devnull  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] (numba has no public door)
    config.reload_config()


heed_environment_only()
FOLDER, _unkept = cache_folder(cache_root(os.environ), source_digest(Path(__file__).parent / "core"))


def _say_unkept() -> None:
    global _unkept  # noqa: PLW0603 (said once in a process)
    if _unkept:
        LOG.warning("compiled code is not kept, which costs a minute each time: %s", _unkept)
        _unkept = ""


def _compiled(function: Function, **options: Any) -> Function:
    plain = inspect.unwrap(function)  # without the wrapper in which tests check shapes
    options = {"nogil": True, "error_model": "numpy"} | options
    dispatcher: Any = numba.njit(**options)(plain)
    if hasattr(dispatcher, "_cache"):  # not where NUMBA_DISABLE_JIT leaves the function as it is
        dispatcher._cache = KernelCache(plain, options, FOLDER)  # noqa: SLF001 (what cache=True sets, with the cache above)
    return cast(Function, dispatcher)


def kernel(function: Function) -> Function:
    """Compile a function of arrays and scalars; it releases the interpreter's lock while it runs."""
    return _compiled(function)


def summing_kernel(function: Function) -> Function:
    """Compile a function whose sums may be taken in any order, so that a vector unit adds several terms at once.

    The order is fixed by the machine code: the same machine gives the same bytes; others agree to about 1e-15 of the sum.
    """
    return _compiled(function, fastmath={"reassoc", "contract"})
