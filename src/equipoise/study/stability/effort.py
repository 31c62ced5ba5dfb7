"""How many draws the costlier parts of a study take: the first of them, so that all parts share their draws."""

from __future__ import annotations

FEWER_DRAWS = 200


def fewer(draws: int) -> int:
    """The draws of the costlier parts: at most FEWER_DRAWS."""
    return min(draws, FEWER_DRAWS)
