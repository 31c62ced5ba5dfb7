"""Markdown pieces."""

from __future__ import annotations

from equipoise import facts
from equipoise.report.reference.markup import citation, heading, record, records, table, text, values


def test_words_stay_as_they_are() -> None:
    assert text("a*b* <script> [x](y)\n `z`") == "a&#42;b&#42; &lt;script&gt; &#91;x&#93;(y) &#96;z&#96;"
    assert heading("upload_ceiling") == "Upload ceiling"


def test_a_table_leaves_out_empty_columns_and_sets_numbers_right() -> None:
    assert table(("a", "b", "c"), [["x", "", "1,000"], ["y", "", "2.5"]]) == "| a | c |\n| --- | ---: |\n| x | 1,000 |\n| y | 2.5 |\n"


def test_a_citation_leads_to_the_list_of_sources() -> None:
    assert citation("fas_uk24", "../") == "[fas&#95;uk24](../sources.md#fas_uk24)"


def test_every_value_of_a_quantity_is_told(base: facts.Facts) -> None:
    quantity = base.quantity("RUS.sarmat.launchers")
    written = values([quantity], "../")
    assert written.count("\n") == 2 + len(quantity.values)
    for value in quantity.values:
        assert f"<time>{value.since}</time>" in written
    (row,) = [line for line in values([base.quantity("RUS.yars_mobile.launchers")], "../").splitlines() if "162" in line]
    assert "| 180 | <span>162–189</span> |" in row
    for value in quantity.values:
        assert f"../sources.md#{value.source}" in written


def test_a_record_of_any_kind_is_told_whole(base: facts.Facts) -> None:
    treaty = base.treaty("new_start")
    written = record(treaty, "../", leave=("id",))
    assert "- Parties: USA, RUS" in written
    assert all(f"**{heading(name)}**" in written for name in ("limits", "counting_rules", "history"))
    assert "- Id:" not in written
    leg = base.actors["GBR"].legs["trident"]
    assert "- Basing: submarine" in record(leg, "../")
    assert "- Accountable" not in record(leg, "../"), "what is absent is not told"


def test_records_within_a_record_are_told_too(base: facts.Facts) -> None:
    written = record(base.treaty("ctbt"), "")
    assert "**Condition**" in written
    assert written.count("| yes | ") >= 30, "the states that must ratify, one row each"


def test_records_of_one_class_are_a_table(base: facts.Facts) -> None:
    written = records(base.treaty("new_start").history, "")
    assert written.splitlines()[0] == "| date | status | party | kind | source | note |"
    assert written.count("\n") == 2 + len(base.treaty("new_start").history)
