"""Units and words of the numbers of a record."""

from __future__ import annotations

from pydantic import Field, TypeAdapter

from equipoise.study.record import Part
from equipoise.study.unit import Chance, Km, Number, Seconds, numbers, said, unit_of, words_of


class Sample(Part):
    """A part with all kinds of fields."""

    name: str = Field(description="name of it")
    range_km: Km = Field(description="how far")
    seen_s: Seconds | None = Field(description="when it is seen")
    looks_s: tuple[Seconds, ...] = Field(description="times of looks")
    inner: tuple[Part, ...] = Field(default=(), description="other parts")


def test_the_unit_of_a_field_is_found_in_unions_and_rows() -> None:
    assert [unit_of(Sample, key) for key in ("range_km", "seen_s", "looks_s", "name", "inner")] == ["km", "s", "s", None, None]
    assert words_of(Sample, "range_km") == "how far"


def test_the_schema_states_units_and_words() -> None:
    schema = Sample.model_json_schema()["properties"]
    assert (schema["range_km"]["unit"], schema["range_km"]["description"]) == ("km", "how far")
    assert schema["looks_s"]["items"]["unit"] == "s"
    assert TypeAdapter(Chance).json_schema() == {"type": "number", "unit": "probability"}


def test_single_numbers_alone_have_names() -> None:
    sample = Sample(name="one", range_km=5.0, seen_s=None, looks_s=(1.0,))
    assert numbers(sample, "part", "@2", ", here") == [
        Number("part.range_km@2", 5.0, "km", "how far, here"),
        Number("part.seen_s@2", None, "s", "when it is seen, here"),
    ]


def test_numbers_in_words() -> None:
    assert said(Number("x", None, "s", "when it is seen")) == "when it is seen: none"
    assert said(Number("x", 3, "count", "flights")) == "flights: 3"
    assert said(Number("x", 0.1234567, "share", "of cells")) == "of cells: 12.35 %"
