"""How shares, dates and names read in sentences."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from equipoise.report.words.numbers import percent

FEW_DRAWS = 1000


def share_of_draws(share: float, draws: int) -> str:
    """A share of the draws, 0 to 1, as it reads after "holds".

    >>> share_of_draws(0.0, 2000)
    'in no draw of 2,000'
    >>> share_of_draws(0.004, 2000)
    'in fewer than 1 in 100 draws'
    """
    if share <= 0:
        return f"in no draw of {draws:,}"
    if share < 0.01:
        return "in fewer than 1 in 100 draws"
    if share >= 1:
        return f"in every draw of {draws:,}"
    return "in more than 99 in 100 draws" if share > 0.99 else f"in {percent(share)} of the sampled plausible space"


def in_draws(share: float) -> str:
    r"""A share of the draws of the record, 0 to 1, as it stands after what holds in them.

    >>> [in_draws(share) for share in (0.0, 0.004, 0.35, 1.0)]
    ['in no draw', 'in fewer than 1 in 100 draws', 'in 35\xa0% of the draws', 'in every draw']
    """
    if share <= 0 or share >= 1:
        return "in every draw" if share else "in no draw"
    words = in_prose(share)
    return f"in {words} draws" if "in 100" in words else f"in {words} of the draws"


def sampling_error(draws: int) -> str:
    r"""What the number of draws leaves open in a share of them; nothing from 1,000 draws on.

    >>> sampling_error(100)
    'With 100 draws, the sampling error of a share is up to about ±10 points (19 times in 20).'
    """
    if draws >= FEW_DRAWS:
        return ""
    return f"With {draws:,} draws, the sampling error of a share is up to about ±{98 / draws**0.5:.0f} points (19 times in 20)."


def of_them(share: float) -> str:
    r"""A share of a group just named, as it stands in a sentence.

    >>> [of_them(share) for share in (0.0, 0.001, 0.25, 1.0)]
    ['none of them', 'fewer than 1 in 100 of them', '25\xa0% of them', 'all of them']
    """
    return f"{in_prose(share)} of them"


def in_prose(share: float) -> str:
    r"""A share, 0 to 1, in a sentence.

    >>> [in_prose(share) for share in (0.999, 0.5)]
    ['more than 99 in 100', '50\xa0%']
    """
    return "fewer than 1 in 100" if 0 < share < 0.01 else "more than 99 in 100" if 0.99 < share < 1 else percent(share)


def interceptors(number: float) -> str:
    """A number of national interceptors after "with" or in its place.

    >>> [interceptors(number) for number in (0, 2048)]
    ['without national interceptors', 'with 2,048 national interceptors']
    """
    return f"with {number:,.0f} national interceptors" if number else "without national interceptors"


def day(date: str | datetime.date) -> str:
    """A date that may be partial, in words.

    >>> [day(date) for date in ("2026-11-02", "2025-05", "2024")]
    ['2 November 2026', 'May 2025', '2024']
    """
    parts = [int(part) for part in str(date).split("-")]
    moment = datetime.date(*[*parts, 1, 1][:3])
    return [f"{moment:%Y}", f"{moment:%B %Y}", f"{moment.day} {moment:%B %Y}"][len(parts) - 1]


def listed(items: Sequence[str]) -> str:
    """Items as a list in words.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" and {items[-1]}" if items else ""


def the(name: str) -> str:
    """A name as it stands inside a sentence.

    >>> the("United States and Russia")
    'the United States and Russia'
    """
    return re.sub(r"(?<!the )\bUnited (States|Kingdom)\b", r"the United \1", name)


def inside(sentence: str) -> str:
    """A sentence as it follows a colon, when its first word is a common one."""
    return sentence[:1].lower() + sentence[1:]


def capital(sentence: str) -> str:
    """A sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def in_words(name: str) -> str:
    """A name of the files in words.

    >>> in_words("launch_on_warning")
    'launch on warning'
    """
    return name.replace("_", " ")
