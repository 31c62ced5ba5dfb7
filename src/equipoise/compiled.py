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
import time
from collections.abc import Callable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar, cast

from equipoise.errors import InputError
from equipoise.sealed import cache_folder, cache_root, seal, source_digest, unsealed

try:
    import numba
    from numba.core import config, types
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
code_of = attrgetter("library")  # of a compiled signature
LONG_SECONDS = 3.0
LOG = logging.getLogger(__name__)


class _Waiting:
    """How long this process has been compiling; told once, as soon as it is long."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.begun: list[float] = []  # of the compilations under way, outermost first
        self.is_told = False

    def begin(self) -> None:
        """A signature is not kept, and is compiled now."""
        self.begun.append(time.monotonic())
        if not self.is_told and self.seconds + self.begun[-1] - self.begun[0] > LONG_SECONDS:
            self.is_told = True
            LOG.warning("compiling for the first use, which takes up to a minute or two …")

    def end(self) -> None:
        """A signature has been compiled."""
        start = self.begun.pop() if self.begun else time.monotonic()
        if not self.begun:
            self.seconds += time.monotonic() - start


WAITING = _Waiting()


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
            WAITING.begin()
            return None
        try:
            rebuilt = CompileResult._rebuild  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] (numba has no public door)
            found: Any = rebuilt(target_context, *pickle.loads(content))  # noqa: S301 (sealed, and from a private folder)
        except Exception:  # noqa: BLE001 (whatever cannot be read is compiled again)
            return None
        return found if tuple(found.signature.args) == tuple(sig.args if hasattr(sig, "args") else sig) else None

    def save_overload(self, sig: Any, cres: Any) -> None:
        """Keep a compiled signature; where that is impossible, it is compiled again in the next process."""
        WAITING.end()
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


def heed_environment_only() -> None:
    """Let numba be set by the environment alone, not by a .numba_config.yaml in whatever folder a command starts from."""
    config._config_fname = os.devnull  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] (numba has no public door)
    config.reload_config()


heed_environment_only()
FOLDER, _unkept = cache_folder(cache_root(os.environ), f"kernels-{source_digest(Path(__file__).parent / 'core')}")


def _say_unkept() -> None:
    global _unkept  # noqa: PLW0603 (said once in a process)
    if _unkept:
        LOG.warning("compiled code is not kept, which costs a minute each time: %s", _unkept)
        _unkept = ""


def _of_types(template: Callable[..., Any]) -> Callable[..., Any]:
    """What a call from another kernel compiles, by the types of its arguments alone: numba would compile anew for each constant."""
    return lambda args, kws: template([types.unliteral(one) for one in args], {key: types.unliteral(one) for key, one in kws.items()})


def _compiled(function: Function, **options: Any) -> Function:
    plain = inspect.unwrap(function)  # without the wrapper in which tests check shapes
    options = {"nogil": True, "error_model": "numpy"} | options
    dispatcher: Any = numba.njit(**options)(plain)
    if hasattr(dispatcher, "_cache"):  # not where NUMBA_DISABLE_JIT leaves the function as it is
        dispatcher._cache = KernelCache(plain, options, FOLDER)  # noqa: SLF001 (what cache=True sets, with the cache above)
        dispatcher.get_call_template = _of_types(dispatcher.get_call_template)
    return cast(Function, dispatcher)


def kernel(function: Function) -> Function:
    """Compile a function of arrays and scalars; it releases the interpreter's lock while it runs."""
    return _compiled(function)


def compile_for(function: Callable[..., object], *arguments: object) -> None:
    """Compile a kernel for the types of these arguments, without running it."""
    dispatcher: Any = function
    if hasattr(dispatcher, "compile"):  # not where NUMBA_DISABLE_JIT leaves the function as it is
        dispatcher.compile(tuple(numba.typeof(argument) for argument in arguments))


def inner_kernel(function: Function) -> Function:
    """Compile a function as a part of the kernels that call it: a large one with a single caller is not compiled by itself as well.

    Machine code holds all that it calls, so that each function between the entry and the innermost ones costs as much time as the whole.
    """
    return _compiled(function, inline="always")


def summing_kernel(function: Function) -> Function:
    """Compile a function whose sums may be taken in any order, so that a vector unit adds several terms at once.

    The order is fixed by the machine code: the same machine gives the same bytes; others agree to about 1e-15 of the sum.
    """
    return _compiled(function, fastmath={"reassoc", "contract"})
