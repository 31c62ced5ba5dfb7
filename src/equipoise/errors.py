"""The one error that a user's input can raise, and how it reads."""

from __future__ import annotations


class InputError(ValueError):
    """Input that cannot be used: what is wrong, where, and what mends it.

    `file` and `line` (counted from 1) name the place where there is one; `fix`
    says what to write instead. `str()` gives the one sentence that a user sees.
    """

    def __init__(self, what: str, *, fix: str = "", file: str = "", line: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix
        self.file = file
        self.line = line

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.what}{'; ' if self.fix else ''}{self.fix}"
