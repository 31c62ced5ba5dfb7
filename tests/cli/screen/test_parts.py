from __future__ import annotations

from equipoise.cli import screen
from equipoise.cli.screen import parts


def test_the_parts_that_are_promised_are_there_and_are_those_of_rich() -> None:
    assert sorted(dir(screen)) == sorted(parts.__all__)
    for name in parts.__all__:
        part = getattr(screen, name)
        assert (part.__name__ if name == "box" else part.__module__).startswith("rich.")
