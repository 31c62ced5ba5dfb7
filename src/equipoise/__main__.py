"""The command line, for `python -m equipoise`."""

from __future__ import annotations

import gc
from importlib import import_module

from equipoise.cli.stop import forestall

COLLECTED_AFTER = 50_000  # new objects; looking for garbage after 700, as Python does, takes a fifth of a quick question


def run() -> None:
    """Load the verbs and run the command line; Ctrl-C is answered from the first moment on."""
    forestall()
    gc.set_threshold(COLLECTED_AFTER)
    import_module("equipoise.cli.main").run()


if __name__ == "__main__":
    run()
