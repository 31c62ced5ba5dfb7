"""A group of facts of one kind: the folder of its files, the record of one, and what it is called.

A module beside this one that names its groups in `GROUPS` adds them to the fact base; nothing else has to know of them.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, RootModel

from equipoise.facts import records


class Group(NamedTuple):
    """The facts of one kind.

    `model` is the record of a file that is named by the id inside it, or of a whole file, from names to records. `prepared` makes the tree
    of a file ready for it, where lists of values become quantities. A record with quantities has a method of that name.
    """

    folder: str
    noun: str
    model: type[BaseModel]
    prepared: Callable[[dict[str, Any]], dict[str, Any]] | None = None

    @property
    def is_collection(self) -> bool:
        """Whether a file holds several records by name."""
        return issubclass(self.model, RootModel)


@cache
def groups() -> tuple[Group, ...]:
    """Every group that a module of records names, by folder."""
    modules = [importlib.import_module(f"{records.__name__}.{module.name}") for module in pkgutil.iter_modules(records.__path__)]
    return tuple(sorted((group for module in modules for group in getattr(module, "GROUPS", ())), key=lambda group: group.folder))
