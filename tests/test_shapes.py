"""The tests check the shapes and types that core's functions state."""

from __future__ import annotations

import numpy as np
import pytest
from jaxtyping import TypeCheckError

from equipoise.core.defence.salvo.layers import arriving_distribution


def test_a_wrong_shape_is_noticed() -> None:
    with pytest.raises(TypeCheckError):
        arriving_distribution(np.zeros((2, 2)), ())


def test_a_wrong_type_is_noticed() -> None:
    with pytest.raises(TypeCheckError):
        arriving_distribution(np.array(["a"]), ())
