from __future__ import annotations

import pytest

from equipoise.errors import InputError
from equipoise.report.words.references import References
from tests.report import synthetic


def test_sources_are_numbered_in_the_order_of_citation_and_link_back() -> None:
    references = References(synthetic.typed(synthetic.record()).sources)
    for key in ("plan", "article", "plan"):
        mark = references.cite(key)
    assert mark == '<a class="cite" href="#ref-1" id="cite-1-2" aria-label="Reference 1">[1]</a>'
    entries = references.entries()
    assert [(entry.number, entry.key, entry.back) for entry in entries] == [
        (1, "plan", ["cite-1-1", "cite-1-2"]),
        (2, "article", ["cite-2-1"]),
    ]


def test_a_source_cited_often_links_back_to_its_first_citations_only() -> None:
    references = References(synthetic.typed(synthetic.record()).sources)
    marks = [references.cite("plan") for _ in range(6)]
    (entry,) = references.entries()
    assert (len(entry.back), entry.more) == (4, 2)
    assert "id=" not in marks[-1]


def test_each_way_of_obtaining_a_source_is_said() -> None:
    references = References(synthetic.typed(synthetic.record()).sources)
    for key in ("plan", "law", "notebook"):
        references.cite(key)
    assert [entry.obtained.split()[0:2] for entry in references.entries()] == [["Read", "by"], ["Read", "by"], ["Not", "read:"]]


def test_a_value_of_the_scenario_cites_the_scenario() -> None:
    assert References({}).cite("scenario:today") == "this scenario"


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        References({}).cite("rumour")
    assert str(refused.value) == "source 'rumour' is cited but not in the record; add it to data/sources.yaml and run the study again"
