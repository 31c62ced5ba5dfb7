"""Calling a core function by its dotted name, with arguments from a file.

Only public functions written below `equipoise.core` can be called, so a file
of checks cannot run anything else.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
import warnings
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_type_hints

import numpy as np

import equipoise.core
from equipoise.core.executor import Executor
from equipoise.errors import InputError
from equipoise.facts.suggestion import suggestion
from equipoise.study.checks.argument import argument
from equipoise.study.checks.array import Sizes

ROOT = "equipoise.core"
MOST_REASON = 160
INNER = "its caller has checked its arguments"  # how the docstring of an inner part says so


def function(name: str) -> Callable[..., Any]:
    """The public core function with a dotted name, `core.…` or `equipoise.core.…`.

    Raises: InputError for anything else, with the nearest known name.
    """
    full = name if name.startswith("equipoise.") else f"equipoise.{name}"
    module_name, _, short = full.rpartition(".")
    known_modules = modules()
    if not full.startswith(f"{ROOT}."):
        fix = "name it as core.defence.salvo.single_shot.salvo_kill_probability"
        raise InputError(f"{name!r} is not a function below equipoise.core", fix=fix)
    if module_name not in known_modules:
        known = [module.removeprefix("equipoise.") for module in known_modules]
        fix = suggestion(module_name.removeprefix("equipoise."), known, "modules below equipoise.core")
        raise InputError(f"there is no module {module_name!r}", fix=fix)
    by_name = _public_functions(module_name)
    if short not in by_name:
        raise InputError(
            f"there is no public function {short!r} in {module_name}", fix=suggestion(short, by_name, f"functions of {module_name}")
        )
    return by_name[short]


def result(call: Callable[..., Any], arguments: Mapping[str, Any]) -> object:
    """What a function returns for arguments as a file gives them.

    Raises: InputError for an unknown, missing or refused argument, and for whatever else keeps the function from a result.
    """
    label, values = call.__name__, converted(call, arguments)
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")  # what a warning is about shows in the result, which says so where it is not a number
            return call(**values)
    except InputError:
        raise
    except MemoryError:
        raise InputError(f"{label} needs more memory than there is for these arguments", fix="give smaller ones") from None
    except Exception as error:  # noqa: BLE001 (a check fails alone, whatever a function raises)
        _refuse_unlike(values)
        reason = " ".join(str(error).split())[:MOST_REASON] or type(error).__name__
        raise InputError(f"{label} cannot take these arguments ({reason})", fix="see what each argument may be in its reference") from None


def _refuse_unlike(values: Mapping[str, Any]) -> None:
    """Raise for arrays whose shapes do not fit each other, where a function has failed."""
    shapes = {name: value.shape for name, value in values.items() if isinstance(value, np.ndarray) and value.ndim}
    try:
        np.broadcast_shapes(*shapes.values())
    except ValueError:
        told = ", ".join(f"{name} {' by '.join(map(str, shape))}" for name, shape in shapes.items())
        raise InputError(f"the arguments differ in shape ({told})", fix="give lists of one length, or single numbers") from None


def converted(call: Callable[..., Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments as a file gives them, each as its annotation wants it.

    Raises: InputError for an unknown, missing or refused argument.
    """
    hints, label = fillable(call), call.__name__
    parameters = {name: inspect.signature(call).parameters[name] for name in hints}
    for name in arguments:
        if name not in parameters:
            raise InputError(f"{label} has no argument {name!r}", fix=suggestion(name, parameters))
    for name, parameter in parameters.items():
        if name not in arguments and parameter.default is inspect.Parameter.empty:
            raise InputError(f"{label} needs the argument {name!r}", fix=f"add '{name}: …' under arguments")
    sizes: Sizes = {}
    return {name: argument(name, value, hints[name], sizes) for name, value in arguments.items()}


def fillable(call: Callable[..., Any]) -> dict[str, Any]:
    """The annotations of the arguments that a file can fill; how the work is handed out is not a file's to say."""
    return {name: hint for name, hint in get_type_hints(call).items() if name != "return" and hint != Executor}


def modules() -> list[str]:
    """The public modules below the core."""
    walked = pkgutil.walk_packages(equipoise.core.__path__, f"{ROOT}.")
    return [module.name for module in walked if not any(part.startswith("_") for part in module.name.split("."))]


def _public_functions(module_name: str) -> dict[str, Callable[..., Any]]:
    """The public functions that a module itself defines, without its kernels, which check nothing (their types are not stated, R7)."""
    members = inspect.getmembers(importlib.import_module(module_name), inspect.isfunction)
    own = {name: member for name, member in members if not name.startswith("_") and member.__module__ == module_name}
    return {
        name: member
        for name, member in own.items()
        if all(p.annotation is not p.empty for p in inspect.signature(member).parameters.values()) and not _is_inner(member)
    }


def _is_inner(call: Callable[..., Any]) -> bool:
    """Whether a function is an inner part: it says that its caller has checked its arguments, or takes what no file can write.

    That is an object of core that keeps a state, or any record.
    """
    hints = list(get_type_hints(call).values())
    kinds = [hint for hint in hints if isinstance(hint, type) and hint.__module__.startswith(f"{ROOT}.")]
    keeping = any(not hasattr(kind, "_fields") and not issubclass(kind, enum.Enum) for kind in kinds)
    checked = INNER in " ".join((call.__doc__ or "").split())
    return checked or keeping or any(isinstance(hint, TypeVar) for hint in hints)


def every_function() -> dict[str, Callable[..., Any]]:
    """Every function that a check may call, by its dotted name below `equipoise`."""
    by_module = {module: _public_functions(module) for module in modules()}
    return {f"{module.removeprefix('equipoise.')}.{name}": call for module, calls in by_module.items() for name, call in calls.items()}
