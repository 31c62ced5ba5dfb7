"""Numbers of the record refuse what is none, and say what each of their fields is."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from equipoise.study.record import Spread
from equipoise.study.stability.record import answers, forces, numbers, pairs, steps, whole
from equipoise.study.stability.record.numbers import Bands, Cell, Chance, MovedChance, MovedSpread, Signs

PARTS = [
    part
    for module in (answers, forces, numbers, pairs, steps, whole)
    for part in vars(module).values()
    if isinstance(part, type) and issubclass(part, BaseModel) and part.__module__ == module.__name__
]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_of_a_part_is_described(part: type[BaseModel]) -> None:
    inherited = Spread.model_fields
    assert not [name for name, field in part.model_fields.items() if not field.description and name not in inherited]
    assert part.__doc__


def test_a_number_that_is_not_finite_and_a_key_that_is_unknown_are_refused() -> None:
    with pytest.raises(ValidationError, match="finite number"):
        Chance(best=1.0, q05=0.0, q50=0.5, q95=1.0, share=float("inf"))
    with pytest.raises(ValidationError, match="extra"):
        Cell.model_validate({"posture": "generated", "doctrine": "ride_out", "odd": 1})


def test_keys_are_written_in_the_order_of_the_reference() -> None:
    spread = {"best": 1.0, "q05": 0.0, "q50": 0.5, "q95": 1.0}
    assert list(MovedSpread(**spread, drivers=()).model_dump()) == [*spread, "drivers"]
    assert list(MovedChance(**spread, share=0.5, drivers=()).model_dump()) == [*spread, "share", "drivers"]
    assert list(Bands.model_fields) == list(spread)
    assert list(Signs.model_fields) == ["change", "negative", "zero", "positive"]
