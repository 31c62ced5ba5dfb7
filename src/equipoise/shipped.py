"""Where the files stand that come with the package."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DATA = PACKAGE / "data"
FONTS = PACKAGE / "assets" / "fonts"
