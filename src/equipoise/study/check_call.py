"""Calling a core function by its dotted name, with arguments from a file.

Only public functions written below `equipoise.core` can be called, so a file
of checks cannot run anything else.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast, get_args, get_origin, get_type_hints

import numpy as np

import equipoise.core
from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.suggestion import suggestion

ROOT = "equipoise.core"
RATIO = re.compile(r"(\d+)/(\d+)")


def function(name: str) -> Callable[..., Any]:
    """The public core function with a dotted name, `core.…` or `equipoise.core.…`.

    Raises: InputError for anything else, with the nearest known name.
    """
    full = name if name.startswith("equipoise.") else f"equipoise.{name}"
    module_name, _, short = full.rpartition(".")
    modules = _modules()
    if not full.startswith(f"{ROOT}."):
        fix = "name it as core.defence.single_shot.salvo_kill_probability"
        raise InputError(f"{name!r} is not a function below equipoise.core", fix=fix)
    if module_name not in modules:
        known = [module.removeprefix("equipoise.") for module in modules]
        fix = suggestion(module_name.removeprefix("equipoise."), known, "modules below equipoise.core")
        raise InputError(f"there is no module {module_name!r}", fix=fix)
    found = _public_functions(module_name)
    if short not in found:
        raise InputError(
            f"there is no public function {short!r} in {module_name}", fix=suggestion(short, found, f"functions of {module_name}")
        )
    return found[short]


def result(call: Callable[..., Any], arguments: Mapping[str, Any]) -> object:
    """What a function returns for arguments as a file gives them.

    Raises: InputError for an unknown, missing or refused argument.
    """
    parameters, hints = inspect.signature(call).parameters, get_type_hints(call)
    label = call.__name__
    for name in arguments:
        if name not in parameters:
            raise InputError(f"{label} has no argument {name!r}", fix=suggestion(name, parameters))
    for name, parameter in parameters.items():
        if name not in arguments and parameter.default is inspect.Parameter.empty:
            raise InputError(f"{label} needs the argument {name!r}", fix=f"add '{name}: …' under arguments")
    values = {name: argument(name, value, hints.get(name)) for name, value in arguments.items()}
    try:
        return call(**values)
    except InputError:
        raise
    except (TypeError, ValueError, ArithmeticError, LookupError) as error:
        reason = " ".join(str(error).split())[:160]
        raise InputError(f"{label} cannot take these arguments ({reason})", fix="see what each argument may be in its reference") from None


def argument(name: str, value: object, hint: object) -> object:
    """A value of a file as the function's argument wants it: number, array, record or generator."""
    if isinstance(value, dict):
        return _record(name, cast("Mapping[str, Any]", value), hint)
    if isinstance(value, list):
        items = cast("list[Any]", value)
        inner = _record_in(hint)
        if inner is not None:
            return tuple(_record(name, item, inner) for item in items)
        return _array(name, items, hint)
    if hint is np.random.Generator and isinstance(value, int):
        return np.random.default_rng(value)
    if isinstance(value, str):
        return _named(value) if facts.is_named(value) else _ratio(value)
    if value is None:
        raise InputError(f"the argument {name!r} has no value", fix="write its value, or leave the line out to use the default")
    return float(value) if hint is float and isinstance(value, int) else value


def _named(text: str) -> object:
    """The number of the fact base that a text names, or the array where it names several."""
    found = facts.numbers(facts.load(), text)
    return found[0] if len(found) == 1 else np.array(found)


def _modules() -> list[str]:
    """The public modules below the core."""
    walked = pkgutil.walk_packages(equipoise.core.__path__, f"{ROOT}.")
    return [module.name for module in walked if not any(part.startswith("_") for part in module.name.split("."))]


def _public_functions(module_name: str) -> dict[str, Callable[..., Any]]:
    """The public functions that a module itself defines."""
    members = inspect.getmembers(importlib.import_module(module_name), inspect.isfunction)
    return {name: member for name, member in members if not name.startswith("_") and member.__module__ == module_name}


def _record(name: str, value: object, hint: object) -> object:
    """The record (named tuple) that a mapping describes."""
    record = _record_in(hint)
    fields: tuple[str, ...] = getattr(record, "_fields", ())
    if record is None or not isinstance(value, dict):
        form = "a mapping of its fields" if record is not None else "a number or a list"
        raise InputError(f"the argument {name!r} has the wrong form", fix=f"write {form}")
    given = cast("dict[str, Any]", value)
    for key in given:
        if key not in fields:
            raise InputError(f"{record.__name__} has no field {key!r}", fix=suggestion(key, fields))
    defaults: Mapping[str, Any] = getattr(record, "_field_defaults", {})
    missing = [key for key in fields if key not in given and key not in defaults]
    if missing:
        raise InputError(f"{record.__name__} needs the field {missing[0]!r}", fix=f"add '{missing[0]}: …' under {name}")
    hints = get_type_hints(record)
    return record(**{key: argument(key, item, hints.get(key)) for key, item in given.items()})


def _record_in(hint: object) -> type[Any] | None:
    """The record class of an annotation such as `Case` or `tuple[Layer, ...]`."""
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        return cast("type[Any]", hint)
    if get_origin(hint) in (tuple, list, Sequence):
        return next((found for part in get_args(hint) if (found := _record_in(part)) is not None), None)
    return None


def _array(name: str, items: list[Any], hint: object) -> object:
    """The array of a list of numbers or of rows."""
    try:
        array = np.array(_plain(items))
    except ValueError:
        raise InputError(f"the rows of {name!r} differ in length", fix="give each row the same number of values") from None
    if array.dtype.kind not in "bif":
        raise InputError(f"the list {name!r} holds something that is not a number", fix="write numbers, or ratios such as 10/18")
    kinds = [cast("list[str]", getattr(part, "dtypes", [])) for part in (hint, *get_args(hint))]
    whole_admitted = not any(kinds) or any("int64" in kind for kind in kinds)
    return array if whole_admitted or array.dtype.kind != "i" else array.astype(np.float64)


def _plain(items: list[Any]) -> list[Any]:
    """The same list with its ratios, and the facts that it names, as numbers."""
    found: list[Any] = []
    for item in items:
        if isinstance(item, str) and facts.is_named(item):
            found.extend(facts.numbers(facts.load(), item))
        else:
            found.append(_plain(item) if isinstance(item, list) else _ratio(item) if isinstance(item, str) else item)
    return found


def _ratio(text: str) -> str | float:
    """A ratio of whole numbers such as 10/18 as a number; any other text as it is."""
    match = RATIO.fullmatch(text.strip())
    if match is None:
        return text
    if int(match[2]) == 0:
        raise InputError(f"the ratio {text} divides by zero", fix="write a ratio such as 10/18")
    return int(match[1]) / int(match[2])
