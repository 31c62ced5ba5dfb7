"""The command line, for `python -m equipoise`."""

from __future__ import annotations

from importlib import import_module

from equipoise.cli.stop import forestall


def run() -> None:
    """Load the verbs and run the command line; Ctrl-C is answered from the first moment on."""
    forestall()
    import_module("equipoise.cli.main").run()


if __name__ == "__main__":
    run()
