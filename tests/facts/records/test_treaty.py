"""Treaties: the status at a date, of a party and of the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from equipoise import facts
from equipoise.errors import InputError


def test_all_twelve_treaties_are_there(base: facts.Facts) -> None:
    assert len(base.treaties) == 12


@pytest.mark.parametrize(
    ("treaty", "date", "party", "status"),
    [
        ("new_start", "2010-06-01", None, "signed"),
        ("new_start", "2011-02-05", "USA", "in_force"),
        ("new_start", "2023-02-20", "RUS", "extended"),
        ("new_start", "2023-02-21", "RUS", "suspended"),
        ("new_start", "2025-01-30", "RUS", "suspended"),
        ("new_start", "2025-01-30", "USA", "extended"),
        ("new_start", "2025-01-30", None, "extended"),
        ("new_start", "2026-02-04", "USA", "extended"),
        ("new_start", "2026-02-05", "RUS", "expired"),
        ("abm", "2002-06-12", None, "in_force"),
        ("abm", "2002-06-13", None, "terminated"),
        ("inf", "2019-03-01", "USA", "suspended"),
        ("inf", "2019-03-01", "RUS", "in_force"),
        ("ctbt", "2010-01-01", "RUS", "ratified"),
        ("ctbt", "2023-11-02", "RUS", "revoked_ratification"),
        ("ctbt", "2023-11-02", "USA", "signed"),
        ("start2", "2003-01-01", None, "never_in_force"),
        ("open_skies", "2021-01-01", "USA", "withdrawn"),
        ("open_skies", "2021-01-01", "RUS", "in_force"),
        ("npt", "2026-01-01", None, "extended"),
    ],
)
def test_the_status_at_a_date(base: facts.Facts, treaty: str, date: str, party: str | None, status: str) -> None:
    assert base.treaty(treaty).status(dt.date.fromisoformat(date), party) == status


def test_a_suspension_by_one_party_leaves_the_treaty_in_force(base: facts.Facts) -> None:
    assert base.treaty("new_start").in_force(dt.date(2025, 1, 30))
    assert not base.treaty("new_start").in_force(dt.date(2026, 2, 5))
    assert not base.treaty("new_start").in_force(dt.date(1999, 1, 1))


def test_a_date_before_the_signature_is_refused(base: facts.Facts) -> None:
    with pytest.raises(InputError, match="date outside the data: new_start has no status on 2009-01-01; use a date from 2010-04-08 on"):
        base.treaty("new_start").status(dt.date(2009, 1, 1))


def test_a_stranger_to_the_treaty_is_refused(base: facts.Facts) -> None:
    with pytest.raises(InputError, match="CHN is not among the parties of new_start; use one of USA, RUS"):
        base.treaty("new_start").status(dt.date(2020, 1, 1), "CHN")


def test_sources_are_listed_once(base: facts.Facts) -> None:
    sources = base.treaty("new_start").sources
    assert "ns_struct" in sources
    assert len(sources) == len(set(sources))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("status: suspended", "status: paused", "'status': input should be 'signed', 'ratified', 'in_force'"),
        ("2011-02-05, status", "2009-02-05, status", "the step of 2009-02-05 stands after that of 2010-12-22; order the history by date"),
        ("party: USA", "party: CHN", "CHN is not among the parties of new_start; use one of USA, RUS, or add it to the parties"),
        ("source: ns_ratif", "source: ns_ratify", "unknown source 'ns_ratify'; add it to sources.yaml (did you mean 'ns_ratif'?)"),
        (
            "id: new_start",
            "id: newer_start",
            "the file is named new_start.yaml but holds the treaty 'newer_start'; rename it to newer_start.yaml",
        ),
        ("value: 1550", "value: .nan", "'value': input should be a finite number, not nan"),
        ("value: 1550, ", "", "the key 'value' is missing in limits; add 'value: …'"),
        ("history:\n", "history: []\nolder:\n", "unknown key 'older'; use one of"),
    ],
)
def test_what_a_treaty_cannot_be_is_refused(spoiled: Callable[..., str], old: str, new: str, message: str) -> None:
    place, _, what = spoiled("treaties/new_start.yaml", old, new).partition(": ")
    assert place.startswith("treaties/new_start.yaml:")
    assert what.startswith(message)
