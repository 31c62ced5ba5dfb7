"""The sentences of the page."""

from __future__ import annotations

from equipoise.report.words.stability import in_short, key_names, sign_rows
from equipoise.study.record import Spread
from equipoise.study.stability.record.steps import SignRow
from equipoise.study.stability.record.whole import Assumed
from tests import stabilities

NAMES = {"USA": "United States", "RUS": "Russia", "IND": "India", "PAK": "Pakistan"}


def test_the_first_row_says_how_much_is_assumed() -> None:
    assumed = Assumed(inputs=10, assumptions=9, share=0.9, share_error=0.2)
    record = stabilities.record().model_copy(update={"assumed": assumed})
    assert in_short(record, NAMES)[0].start == "9 of 10 inputs are assumptions (90\xa0%)."


def test_the_worst_adversaries_are_told_from_the_most_secure_on() -> None:
    shares = {"USA": 1.0, "RUS": 0.5, "IND": 0.0, "PAK": None}
    worst = tuple(stabilities.worst(side, met) for side, met in shares.items())
    record = stabilities.record().model_copy(update={"worst": worst})
    assert in_short(record, NAMES)[1].rest == (
        "over the alerts and doctrines that count and the adversaries named for it, the requirement is met with "
        "the wanted probability by the United States in every draw; Russia in 50\xa0% of the draws; India in no draw."
    )


def test_a_step_of_defence_is_told_between_two_and_among_all() -> None:
    change = Spread(best=0.0, q05=0.0, q50=0.0, q95=0.0)
    signs = (
        SignRow(spender="USA", setting="two", sides=("USA", "RUS"), measure="index", change=change, negative=1.0, zero=0.0, positive=0.0),
        SignRow(spender="USA", setting="many", sides=(), measure="index", change=change, negative=0.25, zero=0.0, positive=0.75),
    )
    row = in_short(stabilities.record().model_copy(update={"sign": signs}), NAMES)[2]
    assert row.start == "A step of defence by the United States"
    assert row.rest == (
        "lowers the index of first-strike stability in every draw between it and Russia, and in 25\xa0% of the draws on the mean over all "
        "pairs; it raises that mean in 75\xa0% of the draws."
    )


def test_rows_of_signs_are_named() -> None:
    record = stabilities.record()
    assert key_names(record) == ["United States and Russia"]
    rows = sign_rows(record, NAMES)
    assert (rows[0].spender_name, rows[0].among, rows[2].among) == ("United States", "United States and Russia", "all actors")
