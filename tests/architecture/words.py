"""Words that must not appear: paths of one machine, unfinished work, silenced checks without a reason (R8, R9)."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.tree import Fault, name, python_files, text_files

# The words are put together here, so that this file does not hold them itself.
FOREIGN_PATHS = re.compile(r"(?<![\w.])/(?:" + "wo" + r"rk|ro" + r"ot|ho" + r"me/\w+)/|\." + r"library\b|\bsha" + r"red/")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|NotImplemented" + r"Error|# type: ig" + r"nore")
SKIPPED = re.compile(r"pytest\.(?:mark\.)?(?:sk" + r"ip(?:if)?|xf" + r"ail|importorsk" + r"ip)\b")
SILENCED = re.compile(r"# (?:no" + r"qa|pyright: ig" + r"nore)[^(]*$")


def foreign_paths(root: Path) -> list[Fault]:
    """Mentions of folders that exist on one machine only."""
    return [
        Fault(name(path, root), f"line {number} names a path outside the project: {match.group()}")
        for path in text_files(root)
        for number, match in _matches(path, FOREIGN_PATHS)
    ]


def unfinished_work(root: Path) -> list[Fault]:
    """Marks of unfinished work, and tests that are left out, without a reason (`# allowed: …`) on the line."""
    return [
        Fault(name(path, root), f"line {number} holds {match.group()} without '# allowed: reason'")
        for path in python_files(root)
        for pattern in (UNFINISHED, SKIPPED)
        for number, match in _matches(path, pattern)
        if "# allowed: " not in match.string
    ]


def silenced_checks(root: Path) -> list[Fault]:
    """Comments that silence the linter or the type checker without a reason in brackets."""
    return [
        Fault(name(path, root), f"line {number} silences a check without a reason in brackets")
        for path in python_files(root)
        for number, _ in _matches(path, SILENCED)
    ]


def _matches(path: Path, pattern: re.Pattern[str]) -> list[tuple[int, re.Match[str]]]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [(number, match) for number, line in enumerate(lines, start=1) if (match := pattern.search(line))]
