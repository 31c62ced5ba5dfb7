"""A defence with more interceptors, or better ones."""

from __future__ import annotations

from equipoise.core.defence.engagement.system import MOST_STOCK, Layer, System
from equipoise.core.domain import Number, amount, count, probability
from equipoise.errors import InputError


def improved_system(system: System, stock_factor: Number, miss_factor: Number) -> System:
    """A system with so many times the interceptors, whose single shots miss so many times as often, reliability included.

    system: any; stock_factor, miss_factor: 0 or more.

    Valid for: any system. A layer that cannot kill a class stays so; a shot misses at most always.
    Raises: InputError for a factor below 0, an impossible probability, or a stock that is or grows above 1,000,000.
    Source: definition
    """
    more, misses = float(amount("stock_factor", stock_factor)), float(amount("miss_factor", miss_factor))
    stocks = [int(count("a stock", stock, 0, MOST_STOCK)) for stock in system.stocks]
    if any(more * stock > MOST_STOCK for stock in stocks):
        raise InputError(f"a stock grows above {MOST_STOCK:,} interceptors", fix="give a smaller stock_factor")
    layers = tuple(_improved_layer(layer, misses) for layer in system.layers)
    return system._replace(stocks=tuple(round(more * stock) for stock in stocks), layers=layers)


def _improved_layer(layer: Layer, miss_factor: float) -> Layer:
    works = float(probability("reliability of a layer", layer.reliability))
    chances = [float(probability("kill_probability of a layer", p)) for p in layer.kill_probability]
    return layer._replace(kill_probability=tuple(_better(p * works, miss_factor) for p in chances), reliability=1.0)


def _better(p: float, miss_factor: float) -> float:
    return min(1.0, max(0.0, 1.0 - miss_factor * (1.0 - p))) if p > 0.0 else 0.0
