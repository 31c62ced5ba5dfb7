"""The command line, for `python -m equipoise`."""

from __future__ import annotations

from equipoise.cli.main import run

if __name__ == "__main__":
    run()
