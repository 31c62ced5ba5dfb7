"""The parts of Rich that the command line draws with."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

__all__ = ("BarColumn", "Console", "Progress", "Table", "TaskProgressColumn", "Text", "TextColumn", "TimeRemainingColumn", "box")
