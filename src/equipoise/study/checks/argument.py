"""Values of a check file as the annotated type of an argument: number, text, record, tuple, array or generator.

The annotation of the function decides. What does not fit is refused in one sentence
that names the argument, what is wanted and what was given.
"""

from __future__ import annotations

import enum
import math
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

import numpy as np

from equipoise import facts
from equipoise.errors import InputError
from equipoise.facts.suggestion import suggestion
from equipoise.study.checks.array import Sizes, array, is_array, wanted_array
from equipoise.study.checks.number import ratio, shown, whole

UNFIT: Final = object()
EXACT = 2**53
Converter: TypeAlias = Callable[[str, Any, Any, Sizes], object]


def argument(name: str, value: object, hint: object, sizes: Sizes | None = None) -> object:
    """A value of a file as an argument with this annotation wants it.

    `sizes` holds the lengths that the arrays before this one gave to dimensions of a name.

    Raises: InputError for a value that does not fit.
    """
    parts = alternatives(hint)
    if value is None and type(None) not in parts:
        raise InputError(f"the argument {name!r} has no value", fix="write its value, or leave the line out to use the default")
    read = _read(name, value, parts)
    for part in parts:
        converted = converter(part)(name, read, part, {} if sizes is None else sizes)
        if converted is not UNFIT:
            return converted
    words = " or ".join(dict.fromkeys(word for part in parts if (word := wanted(part))))
    raise InputError(f"the argument {name!r} is {shown(value)}, where {words} is wanted", fix=f"write {words}")


def wanted(hint: object) -> str:
    """What an annotation without alternatives asks for, in words; nothing where another one of the alternatives says it."""
    if is_array(hint):
        return wanted_array(hint)
    if is_record(hint):
        return f"a mapping of the fields of {getattr(hint, '__name__', '')}"
    origin = get_origin(hint)
    if origin in (tuple, list, Sequence):
        parts = get_args(hint)
        return "a list" if origin is not tuple or Ellipsis in parts else f"a list of {len(parts)}"
    if origin is Literal:
        return "one of " + ", ".join(str(item) for item in get_args(hint))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return "one of " + ", ".join(item.name for item in hint)
    words = {
        float: "a number",
        int: "a whole number",
        bool: "true or false",
        str: "a text",
        np.random.Generator: "a seed, a whole number from 0",
    }
    return words.get(cast("type", hint), "")


def alternatives(hint: object) -> tuple[object, ...]:
    """The alternatives of an annotation; float stands before int, so that a number is called a number."""
    parts = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return tuple(part for part in parts if part is not int or float not in parts)


def _read(name: str, value: object, parts: tuple[object, ...]) -> object:
    """The value with the ratio or the facts that a text names; a text where a text is wanted stays one."""
    if not isinstance(value, str) or any(part is str or get_origin(part) is Literal for part in parts):
        return value
    if facts.is_named(value):
        numbers = facts.numbers(facts.load(), value)
        return numbers[0] if len(numbers) == 1 else numbers
    return ratio(name, value)


def converter(part: object) -> Converter:
    """What converts values to one kind of annotation.

    Raises: TypeError for an annotation that no value of a file can fill; a test holds every public function against this.
    """
    if part in SCALARS:
        return SCALARS[part]
    if is_array(part):
        return lambda name, value, hint, sizes: UNFIT if isinstance(value, (str, dict)) else array(name, value, hint, sizes, UNFIT)
    if is_record(part):
        return _record
    if get_origin(part) in (tuple, list, Sequence):
        return _tuple
    if get_origin(part) is Literal:
        return lambda _name, value, hint, _sizes: next(
            (item for item in get_args(hint) if item == value and type(item) is type(value)), UNFIT
        )
    if isinstance(part, type) and issubclass(part, enum.Enum):
        return lambda _name, value, hint, _sizes: hint.__members__.get(value, UNFIT) if isinstance(value, str) else UNFIT
    raise TypeError(f"no value of a file can be a {part!r}")


def is_record(hint: object) -> bool:
    """Whether an annotation is a named tuple."""
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


def _float(name: str, value: object, _hint: object, _sizes: Sizes) -> object:
    """A number, whole ones included."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return UNFIT
    if isinstance(value, float) and math.isnan(value):
        raise InputError(f"the argument {name!r} is not a number (nan)", fix="write a number")
    try:
        return float(value)
    except OverflowError:
        raise InputError(f"the argument {name!r} is {shown(value)}, which is too large", fix="write a number below 1.8e308") from None


def _int(name: str, value: object, _hint: object, _sizes: Sizes) -> object:
    """A whole number, written with or without a fraction of nought."""
    return whole(name, value, UNFIT)


def _generator(name: str, value: object, _hint: object, _sizes: Sizes) -> object:
    """The generator of random numbers that a seed names."""
    seed = whole(name, value, UNFIT)
    if seed is UNFIT or cast("int", seed) < 0:
        return UNFIT
    return np.random.default_rng(cast("int", seed))


def _none(_name: str, value: object, _hint: object, _sizes: Sizes) -> object:
    return None if value is None else UNFIT


def _bool(_name: str, value: object, _hint: object, _sizes: Sizes) -> object:
    return value if isinstance(value, bool) else UNFIT


def _str(_name: str, value: object, _hint: object, _sizes: Sizes) -> object:
    return value if isinstance(value, str) else UNFIT


def _never(_name: str, _value: object, _hint: object, _sizes: Sizes) -> object:
    """NumPy's own scalars are what core hands to core; a file writes plain numbers."""
    return UNFIT


def _tuple(name: str, value: object, hint: object, _sizes: Sizes) -> object:
    """A tuple of so many, or of any number of, entries of their own types."""
    if not isinstance(value, list):
        return UNFIT
    items, parts = cast("list[object]", value), get_args(hint)
    if get_origin(hint) is not tuple or Ellipsis in parts:
        parts = parts[:1] * len(items)
    if len(items) != len(parts):
        fix = f"write {len(parts)} entries"
        raise InputError(f"the argument {name!r} has {len(items)} entries, where {len(parts)} are wanted", fix=fix)
    converted = [argument(f"{name}[{index}]", item, part) for index, (item, part) in enumerate(zip(items, parts, strict=True))]
    return converted if get_origin(hint) is list else tuple(converted)


def _record(name: str, value: object, hint: object, _sizes: Sizes) -> object:
    """The record (named tuple) that a mapping describes."""
    if not isinstance(value, dict):
        return UNFIT
    record = cast("type[Any]", hint)
    fields: tuple[str, ...] = record._fields
    given = cast("dict[str, Any]", value)
    for key in given:
        if key not in fields:
            raise InputError(f"{record.__name__} has no field {key!r}", fix=suggestion(key, fields))
    defaults: Mapping[str, Any] = record._field_defaults
    missing = [key for key in fields if key not in given and key not in defaults]
    if missing:
        raise InputError(f"{record.__name__} needs the field {missing[0]!r}", fix=f"add '{missing[0]}: …' under {name}")
    hints, sizes = get_type_hints(record), cast("Sizes", {})
    return record(**{key: argument(f"{name}.{key}", item, hints[key], sizes) for key, item in given.items()})


SCALARS: Final[dict[object, Converter]] = {
    float: _float,
    int: _int,
    bool: _bool,
    str: _str,
    type(None): _none,
    np.random.Generator: _generator,
    np.number: _never,
    np.integer: _never,
}
