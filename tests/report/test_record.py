from __future__ import annotations

import pytest

from equipoise.errors import InputError
from equipoise.report.record import checked
from tests.report import synthetic


def test_a_record_without_a_part_is_refused_by_name() -> None:
    record = synthetic.record()
    del record["kinds"]
    with pytest.raises(InputError) as refused:
        checked(record)
    assert str(refused.value) == "the record has no part 'kinds'; run the scenario again with this version of Equipoise"
