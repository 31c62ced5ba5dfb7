"""A number of a defence scenario: what may stand for it, and the sentence for everything else."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from equipoise.errors import InputError
from equipoise.facts.files.binding import bound
from equipoise.facts.files.yaml.file import parsed
from equipoise.facts.records.fields import Strict
from equipoise.facts.records.given import Given, Interceptors, Probability


class Sample(Strict):
    """Two numbers."""

    p: Probability
    n: Interceptors


def record(text: str) -> BaseModel:
    """The sample that a text describes."""
    found = bound(Sample, parsed(text, "a.yaml"))
    assert isinstance(found, Sample)
    return found


def test_a_number_a_range_and_an_id() -> None:
    found = record("p: {low: 0.1, best: 0.2, high: 0.3, reason: why}\nn: USA.gmd.interceptors\n")
    assert found.model_dump()["p"] == {"low": 0.1, "best": 0.2, "high": 0.3, "reason": "why", "fact": None}
    assert found.model_dump()["n"]["fact"] == "USA.gmd.interceptors"
    assert (Given(best=0.5).lowest, Given(best=0.5).highest) == (0.5, 0.5)
    assert (Given(fact="a.b").lowest, Given(fact="a.b").highest) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("p: 1.5\nn: 1", "a.yaml:1: 1.5 is impossible: probability must be between 0 and 1; give a value inside these bounds"),
        ("p: 1\nn: 1.5", "a.yaml:2: 1.5 is impossible: interceptors are whole numbers; give a value inside these bounds"),
        ("p: 1\nn: {best: 2}", "a.yaml:2: the key 'reason' is missing; add 'reason: …'"),
        ("p: 1\nn: {reason: why}", "a.yaml:2: the key 'best' is missing; add 'best: …'"),
        ("p: {low: 1, best: 0.5, reason: why}\nn: 1", "a.yaml:1: the range 1, 0.5, 0.5 is not in order; give low <= best <= high"),
    ],
)
def test_what_is_refused(given: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        record(given)
    assert str(refused.value) == says
