"""Results that a verb writes: their place is checked before the work, and whatever happens, the user is told what stands there."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from equipoise.cli.stop import INTERRUPTED, Stop
from equipoise.errors import InputError
from equipoise.files.place import held

PAGE = "index.html"
Keep = Callable[[Callable[[Path], Path]], Path | None]
State = tuple[tuple[int, int] | None, ...]


@contextmanager
def kept(output: Path | None, *names: str, force: bool) -> Generator[Keep]:
    """A function to write the results with, at the end of the work; without a directory it writes nothing.

    A fault in writing is raised after the rest of the block has shown the results, so that they are not lost.
    Raises: InputError as `held`; Stop, with words on what was kept, when the work is interrupted.
    """
    if output is None:
        yield lambda _: None
        return
    found: list[InputError] = []
    with ExitStack() as stack:
        stack.enter_context(held(output, names, force=force))
        before = state(output, names)

        def keep(write: Callable[[Path], Path]) -> Path | None:
            try:
                return write(output)
            except InputError as fault:
                found.append(fault)
                return None
            finally:
                stack.close()

        try:
            yield keep
        except (KeyboardInterrupt, Stop) as stop:
            status = stop.status if isinstance(stop, Stop) else INTERRUPTED
            raise Stop(status, words(output, before, state(output, names))) from stop
        except BrokenPipeError:
            raise
        except OSError as fault:
            what = f"standard output cannot be written ({fault.strerror or fault}); {words(output, before, state(output, names))}"
            raise InputError(what) from fault
    if found:
        raise found[0]


def state(directory: Path, names: tuple[str, ...]) -> State:
    """What stands under these names, so that a change can be told: the file and when it was written, or none."""
    paths = [directory / name for name in names]
    return tuple((path.stat().st_ino, path.stat().st_mtime_ns) if path.exists() else None for path in paths)


def words(directory: Path, before: State, after: State) -> str:
    """What an interrupted run says of its results."""
    if after != before:
        return f"the new results are kept in {directory}"
    return f"what was in {directory} is unchanged" if any(before) else "nothing was written"
