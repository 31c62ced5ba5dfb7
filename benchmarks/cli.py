"""How long the command line takes for a quick question, beside an interpreter that imports NumPy.

    .venv/bin/python -m benchmarks.cli

Each is a process of its own, started in turn; the medians are compared.
"""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

REPEATS = 11
PEER = ("-c", "import numpy")
QUESTIONS = {
    "a quantity (facts show)": ("-m", "equipoise", "facts", "show", "RUS.yars_mobile.launchers"),
    "a missing file (run)": ("-m", "equipoise", "run", "nosuch.yaml"),
}


def seconds(arguments: tuple[str, ...]) -> float:
    """How long a process of the interpreter takes with these arguments."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False)  # noqa: S603 (our own interpreter)
    return time.perf_counter() - start


def main() -> None:
    """Print both times, and how many times as long as the peer each takes."""
    commands = {"": PEER, **QUESTIONS}
    for arguments in commands.values():
        seconds(arguments)  # once before: what is kept on disk is written, and what is read lies in memory
    taken = [{name: seconds(arguments) for name, arguments in commands.items()} for _ in range(REPEATS)]
    times = {name: median(row[name] for row in taken) for name in commands}
    print(f"an interpreter that imports NumPy: {times['']:.3f} s (median of {REPEATS})")
    for name in QUESTIONS:
        print(f"{name}: {times[name]:.3f} s, {times[name] / times['']:.2f} times as long")


if __name__ == "__main__":
    main()
