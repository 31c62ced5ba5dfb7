"""Every public function of core with one argument, or one field of a record, replaced in turn by what nobody should give it.

Run as a module, it prints what broke as JSON. Each function works in a process of its own with little memory and time.
"""

from __future__ import annotations

import copy
import itertools
import json
import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias, get_type_hints

import numpy as np
from beartype import BeartypeConf
from beartype.door import is_bearable

from equipoise.errors import InputError
from equipoise.study.checks.argument import is_record
from equipoise.study.checks.call import every_function
from tests.core.examples import Arguments, examples

MEMORY = 3 << 30
SECONDS = 4.0  # of computing, so that other work on the machine does not count
MOST_DEATHS = 3
OUT_OF_MEMORY = "out of memory"
PLACES: TypeAlias = tuple[str | int, ...]
CONFIGURATION = BeartypeConf(is_pep484_tower=True)
NUMBERS = (np.nan, np.inf, -1, 0, 0.5, 1e30, 10**9, 2**63, 10**400, True)
SHAPES = (np.zeros(0), np.ones((2, 1, 3)), np.array([[1.0, 2.0], [3.0, 4.0]]), np.ones(7), np.array([None, "text"], dtype=object))
HOSTILE = (*NUMBERS, "text", None, *SHAPES)
ENTRIES = (np.nan, np.inf, -1, 0.5, 1e30, 10**9, 2**62)


class Variant(NamedTuple):
    """One call: the place that is replaced, by what, whether the annotation admits it, and all arguments."""

    place: str
    value: object
    fits: bool
    arguments: Arguments


def variants(call: Callable[..., Any], arguments: Arguments) -> Iterator[Variant]:
    """Every call of a function with one place replaced."""
    hints = get_type_hints(call)
    for name, value in arguments.items():
        for places, here, hint in within((name,), value, hints[name]):
            for hostile in (*HOSTILE, *spoiled(here)):
                fits = is_bearable(hostile, hint, conf=CONFIGURATION) and not is_truth_for_number(hostile, hint)
                if fits or (len(places) == 1 and is_number(hint)):
                    yield Variant(".".join(map(str, places)), hostile, fits, with_value(arguments, places, hostile))
    yield from unlike(arguments, hints)


def unlike(arguments: Arguments, hints: dict[str, Any]) -> Iterator[Variant]:
    """Calls with two arguments of any shape that do not fit each other."""
    names = [name for name, hint in hints.items() if name in arguments and is_number(hint) and is_bearable(np.ones(2), hint)]
    for one, other in itertools.pairwise(names):
        pair = {name: np.full(length, arguments[name]) for name, length in ((one, 2), (other, 3)) if np.ndim(arguments[name]) == 0}
        if len(pair) == 2 and None not in (arguments[one], arguments[other]):
            yield Variant(f"{one} and {other}", "unlike shapes", fits=True, arguments={**arguments, **pair})


def is_truth_for_number(value: object, hint: Any) -> bool:
    """Whether yes or no stands where a number is asked for, which Python and its type checkers let pass."""
    found = value if isinstance(value, tuple) and not is_record(type(value)) else (value,)
    return hint is not bool and any(isinstance(item, bool) for item in found)


def is_number(hint: Any) -> bool:
    """Whether an annotation asks for numbers, of one shape or any."""
    return is_bearable(1, hint) and not is_bearable("text", hint)


def within(places: PLACES, value: Any, hint: Any) -> Iterator[tuple[PLACES, Any, Any]]:
    """An argument, and the fields of a record and of the records in it, or of the first record of a tuple."""
    yield places, value, hint
    if isinstance(value, tuple) and value and is_record(type(value[0])) and not is_record(type(value)):
        places, value = (*places, 0), value[0]
    if is_record(type(value)):
        hints = get_type_hints(type(value))
        for name in hints:
            yield from within((*places, name), getattr(value, name), hints[name])


def spoiled(value: object) -> Iterator[np.ndarray | tuple[object, ...]]:
    """An array with one entry replaced, or one row more; a tuple with an entry more or replaced."""
    if isinstance(value, np.ndarray) and value.ndim:
        yield np.concatenate([value, value[:1]])
        for entry in ENTRIES if value.size and value.dtype.kind in "if" else ():
            if value.dtype.kind == "f" or isinstance(entry, int):
                changed = value.copy()
                changed.flat[0] = entry
                yield changed
    elif isinstance(value, tuple) and value and not is_record(type(value)):
        yield (*value, value[0])
        yield ()
        if isinstance(value[0], (int, float)):
            yield from ((entry, *value[1:]) for entry in NUMBERS)


def with_value(whole: Any, places: PLACES, value: object) -> Any:
    """Arguments, a record or a tuple with what stands at a place replaced."""
    if not places:
        return value
    first, rest = places[0], places[1:]
    if isinstance(whole, dict):
        return {**whole, first: with_value(whole[first], rest, value)}
    if isinstance(first, int):
        return tuple(with_value(item, rest, value) if place == first else item for place, item in enumerate(whole))
    return whole._replace(**{first: with_value(getattr(whole, first), rest, value)})


def verdict(call: Callable[..., Any], variant: Variant) -> str:
    """What became of a call: nothing for a result or a refusal of ours."""
    try:
        call(**copy.deepcopy(variant.arguments))
    except InputError:
        return ""
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception as error:  # noqa: BLE001 (what it is, is the question)
        return f"{type(error).__name__}: {error}"[:120] if variant.fits else ""
    return ""


def broken(call: Callable[..., Any], arguments: Arguments) -> list[tuple[str, str, str]]:
    """Place, value and fault of every call that broke, up to a few that ended the process."""
    tried, found, done, deaths = list(variants(call, arguments)), list[tuple[str, str, str]](), 0, 0
    while done < len(tried) and deaths < MOST_DEATHS:
        verdicts, death = worked(call, tried[done:])
        if death:
            verdicts.append(death)
            deaths += 1
        found += [(v.place, repr(v.value)[:40], fault) for v, fault in zip(tried[done:], verdicts, strict=False) if fault]
        done += len(verdicts)
    return found


def worked(call: Callable[..., Any], tried: list[Variant]) -> tuple[list[str], str]:
    """The verdicts of a process that tries calls one by one, and of what it died, if it did."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(call, tried, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        verdicts = [json.loads(line) for line in lines]
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return verdicts, "no end" if os.WTERMSIG(status) == signal.SIGPROF else f"killed by signal {os.WTERMSIG(status)}"
    whole = len(verdicts) == len(tried) or "".join(verdicts[-1:])
    return verdicts, "" if whole else "the process ended"


def work(call: Callable[..., Any], tried: list[Variant], writing: int) -> None:
    """Try calls in a process that was made for it, and end it."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for variant in tried:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        fault = verdict(call, variant)
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        os.write(writing, f"{json.dumps(fault)}\n".encode())
        if fault == OUT_OF_MEMORY:
            break  # what is left of it may hold up the next call
    os._exit(0)


def main(part: int, parts: int) -> None:
    """Print the faults of one part of the functions, and the functions without an example."""
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    functions, known = every_function(), examples()
    names = [name for name in functions if name in known]
    found = {name: broken(functions[name], known[name]) for name in names[part::parts]}
    print(json.dumps({"missing": sorted(set(functions) - set(known)), "broken": found}))  # noqa: T201 (the result)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
