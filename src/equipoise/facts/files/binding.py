"""From a YAML tree to a record: every fault becomes one sentence with file, line and fix."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from equipoise.errors import InputError
from equipoise.facts.files.yaml.tree import Items, Mapping, Tree, place_of
from equipoise.facts.suggestion import nearest, suggestion

Record = TypeVar("Record", bound=BaseModel)
BLANK = "blank"  # the kind of fault of a text without a word
NOWHERE = Mapping("", 0)
SHAPES = {"tuple_type": "a list is expected", "model_type": "a mapping of keys to values is expected"}


class FieldError(InputError):
    """A fault inside a record: the line is that of the key, or of the path of keys and positions."""

    def __init__(self, key: str | tuple[str | int, ...], what: str, *, fix: str = "") -> None:
        super().__init__(what, fix=fix)
        self.path = (key,) if isinstance(key, str) else key


def bound(model: type[Record], tree: Tree, *, data: object = None, faults: list[InputError] | None = None, file: str = "") -> Record | None:
    """The record that a YAML tree describes, or None when its faults were added to `faults`.

    `data` replaces the tree as what is validated (the tree still gives the lines);
    `file` names the file when the tree is a plain value.

    Raises: InputError for the first fault, when no list of faults is given.
    """
    if isinstance(tree, Mapping):
        try:
            return _reader(model).validate_python(tree if data is None else data)
        except ValidationError as error:
            found = [_sentence(detail, tree, model) for detail in _told(error.errors(), model)]
    else:
        what, fix = "the file must be a mapping of keys to values", "write lines of the form 'key: value'"
        found = [InputError(what, fix=fix, file=file or str(getattr(tree, "file", "")), line=getattr(tree, "line", 1))]
    if faults is None:
        raise found[0]
    faults.extend(found)
    return None


@cache
def _reader(model: type[BaseModel]) -> TypeAdapter[Any]:
    """What reads a record and tells all of its faults."""
    return TypeAdapter(model)


def first_fault(error: ValidationError, model: type[BaseModel]) -> InputError:
    """The first fault of a record that was made in Python: where in the record, what and how to fix it."""
    detail = _told(error.errors(), model)[0]
    found = _sentence(detail, NOWHERE, model)
    steps = [str(step) for step in detail["loc"]]
    name = next((step for step in reversed(detail["loc"]) if isinstance(step, str)), "")
    known = name in found.what or found.file
    return InputError(found.what if known else f"{'.'.join(steps)}: {found.what}", fix=found.fix, file=found.file, line=found.line or None)


def _told(details: list[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """The faults to tell, unknown keys first; a key is not called missing where it was only misspelt."""
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    misspelt = {(*path[:-1], nearest(str(path[-1]), _keys(model, path))) for path in (detail["loc"] for detail in unknown)}
    others = [detail for detail in details if detail not in unknown]
    return [*unknown, *(detail for detail in others if detail["type"] != "missing" or detail["loc"] not in misspelt)]


def _sentence(detail: ErrorDetails, tree: Mapping, model: type[BaseModel]) -> InputError:
    """One fault found by pydantic, as an InputError with its place."""
    path = detail["loc"]
    file, line = place_of(tree, path)
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, FieldError):
        file, line = place_of(tree, (*path, *cause.path))
        return InputError(cause.what, fix=cause.fix, file=file, line=line)
    if isinstance(cause, InputError):
        return InputError(cause.what, fix=cause.fix, file=cause.file or file, line=cause.line or line)
    name = str(path[-1]) if path else ""
    kind = detail["type"]
    if kind == "extra_forbidden":
        return InputError(f"unknown key {name!r}", fix=suggestion(name, _keys(model, path), "keys"), file=file, line=line)
    if kind == "missing":
        return InputError(f"the key {name!r} is missing{_within(path)}", fix=f"add '{name}: …'", file=file, line=line)
    if kind in (BLANK, "too_short", "too_long", "string_too_short"):
        what, fix = _wrong_length(_label(path), kind, detail.get("ctx", {}))
        return InputError(what, fix=fix, file=file, line=line)
    message = SHAPES.get(kind) or " ".join(detail["msg"].split())
    given = detail["input"]
    shown = "" if isinstance(given, (Mapping, Items, dict, list, tuple)) else f", not {given!r}"
    label = _label(path)
    return InputError(f"{label}: {message[:1].lower()}{message[1:]}{shown}", fix="correct the value", file=file, line=line)


def _wrong_length(label: str, kind: str, context: dict[str, int]) -> tuple[str, str]:
    """What is wrong with an empty text or a list with too few or too many entries, and how to fix it."""
    if kind in (BLANK, "string_too_short"):
        return f"{label} is {'blank' if kind == BLANK else 'empty'}", "write a text"
    if kind == "too_long":
        return f"{label} takes at most {context['max_length']} entries, and has {context['actual_length']}", "leave some out"
    least, given = context["min_length"], context["actual_length"]
    return f"{label} needs at least {('no', 'one', 'two')[least] if least < 3 else least}, and has {given or 'none'}", "add what is missing"


def _label(path: Sequence[str | int]) -> str:
    """The last named step of a path."""
    names = [str(step) for step in path if isinstance(step, str) and step != "values"]
    return repr(names[-1]) if names else "the value"


def _within(path: Sequence[str | int]) -> str:
    """Where in the file a key is missing."""
    names = [str(step) for step in path[:-1] if isinstance(step, str) and step != "values"]
    return f" in {'.'.join(names)}" if names else ""


def _keys(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """The keys that the record at the end of a path may have."""
    root = model.model_fields.get("root")
    current = model if root is None else _record_of(root.annotation) or model
    for step in path[:-1]:
        if isinstance(step, str) and step in current.model_fields:
            current = _record_of(current.model_fields[step].annotation) or current
    return [name for name in current.model_fields if name not in ("file", "line")]


def _record_of(annotation: object) -> type[BaseModel] | None:
    """The record class inside an annotation such as `dict[str, Leg]` or `Quantity | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _record_of(part)
        if found is not None:
            return found
    return None


def placed(data: object, key: str = "") -> object:
    """The fields of a record with its place in the file added (that of `key`, if it is there), which no file may state itself.

    Raises: FieldError for a file that states it.
    """
    if not isinstance(data, Mapping):
        return data
    for own in ("file", "line"):
        if own in data:
            raise FieldError(own, f"unknown key {own!r}", fix="remove it")
    return {**data, "file": data.file, "line": data.lines.get(key, data.line)}
