"""How functions of core hand out independent parts of their work: one after the other with `map`, or as their caller wants it.

Core starts no thread of its own. A study hands down a function of the form of `map` that may work on several parts at once; the results
come in the order of the parts, and are the same whatever it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

Executor: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
