"""Curves, maps and strikes of a chosen pair: parts of the record of a study of stability."""

from __future__ import annotations

from pydantic import Field

from equipoise.study.record import Part, Spread
from equipoise.study.stability.record.numbers import Bands, MovedSpread, Points

Rows = tuple[Points, ...]


class IndexRow(Part):
    """First-strike stability of a pair after Kent and Thaler, in one alert."""

    posture: str = Field(description="alert of both sides")
    first_a: Spread = Field(description="cost of the first side if it goes first")
    second_a: Spread = Field(description="cost of the first side if it is struck first")
    first_b: Spread = Field(description="cost of the second side if it goes first")
    second_b: Spread = Field(description="cost of the second side if it is struck first")
    ratio_a: Spread = Field(description="ratio of the two costs of the first side")
    ratio_b: Spread = Field(description="ratio of the two costs of the second side")
    capped: MovedSpread = Field(description="the index, ratios above 1 counted as 1")
    uncapped: Spread = Field(description="the index")


class IndexSide(Part):
    """What the index takes of one side in one alert, at best estimates."""

    actor: str = Field(description="id of the side")
    posture: str = Field(description="alert of both sides")
    n_fixed: float = Field(description="launchers in silos")
    fixed_loading: float = Field(description="warheads on each of them")
    n_survivable: float = Field(description="all other launchers")
    survivable_loading: float = Field(description="warheads on each of them")
    alert: float = Field(description="share of these on alert")
    p_kill: float = Field(description="chance that a warhead destroys a launcher")
    w80: float = Field(description="weapons that destroy four fifths of its value")
    withheld: float = Field(description="share of its warheads that it withholds")
    n_stopped: float = Field(description="weapons that its layers destroy at most")
    leakage: float = Field(description="share of the further weapons that pass its layers")


class IndexInputs(Part):
    """What the index is computed from."""

    shots: int = Field(description="shots at one launcher at most")
    tie: float = Field(description="costs that differ by less count as equal")
    launch_under_attack: bool = Field(description="whether anybody launches under attack")
    sides: tuple[IndexSide, ...] = Field(description="both sides in both alerts")


class IndexStrike(Part):
    """The curve of expected values of a first strike, its costs and where it stops."""

    striker: str = Field(description="who strikes")
    struck: str = Field(description="who is struck")
    posture: str = Field(description="alert of both sides")
    model: str = Field(description="the model, by its authors")
    spent: Points = Field(description="weapons spent")
    surviving: Points = Field(description="weapons of the struck side that survive")
    left: Points = Field(description="weapons left to the striker")
    own_cost: Points = Field(description="cost of the striker")
    other_cost: Points = Field(description="cost of the struck side")
    exchange_ratio: Points = Field(description="weapons destroyed for each one spent")
    stop: int = Field(description="the point of the curve at which the striker stops")


class StrikeType(Part):
    """A type of weapon of a strike."""

    type: str = Field(description="id of the type")
    name: str = Field(description="its name")
    nuclear: bool = Field(description="whether it is nuclear")
    ready: float = Field(description="how many are ready")
    fired: float = Field(description="how many are fired")


class StrikeClass(Part):
    """A leg that is struck."""

    leg: str = Field(description="id of the leg")
    name: str = Field(description="its name")
    aimpoints: float = Field(description="its aimpoints")
    survive: float = Field(description="how many of them survive on average")
    value: float = Field(description="warheads on it that would work")
    destroyed: float = Field(description="how many of these are destroyed on average")
    fired: tuple[float, ...] = Field(description="weapons fired at it, by type in the order of the types")
    p_kill: tuple[float, ...] = Field(description="chance that one weapon destroys an aimpoint, by type")


class WholeNumbers(Part):
    """The same strike in whole weapons on whole aimpoints, without debris, by column generation."""

    destroyed: float | None = Field(description="warheads destroyed on average")
    bound: float | None = Field(description="what no strike destroys more than")
    gap: float | None = Field(description="how much more another strike could destroy at most, as a share of the bound")


class Allocation(Part):
    """How a strike is allocated, at best estimates."""

    striker: str = Field(description="who strikes")
    struck: str = Field(description="who is struck")
    posture: str = Field(description="alert of both sides")
    method: str = Field(description="how the allocation was found")
    types: tuple[StrikeType, ...] = Field(description="what the strike is made of")
    classes: tuple[StrikeClass, ...] = Field(description="what it falls on")
    value: float = Field(description="warheads that would work, of all legs struck")
    destroyed: float = Field(description="how many of them the strike destroys on average")
    bound: float | None = Field(description="what no strike destroys more than; none above four types")
    columns: WholeNumbers = Field(description="the same strike in whole numbers")
    gap: Spread = Field(description="how much more another strike could destroy at most, as a share of the bound")


class Drawdown(Part):
    """What the struck side has to send, what arrives, and whether it is enough, as the strike grows."""

    striker: str = Field(description="who strikes")
    struck: str = Field(description="who is struck")
    posture: str = Field(description="alert of both sides")
    doctrine: str = Field(description="what the struck side waits for")
    spent: Bands = Field(description="nuclear warheads spent")
    surviving: Bands = Field(description="warheads that would arrive without a defence")
    arriving: Bands = Field(description="warheads that arrive")
    assured: Bands = Field(description="chance that they meet the requirement")
    stop: int | None = Field(description="the point at best estimates at which the striker's cost is least")


class Axis(Part):
    """One axis of a map."""

    name: str = Field(description="what varies")
    label: str = Field(description="how it reads")
    values: tuple[float, ...] = Field(description="its values")
    now: float = Field(description="where the best estimates stand")


class Contour(Part):
    """A map of the index at best estimates."""

    vary: str = Field(description="the side that varies: a or b")
    actor: str = Field(description="its id")
    kind: str = Field(description="alert_loading or defence_cuts")
    posture: str = Field(description="alert of both sides")
    x: Axis = Field(description="what varies along a row")
    y: Axis = Field(description="what varies from row to row")
    capped: Rows = Field(description="the index, ratios above 1 counted as 1")
    uncapped: Rows = Field(description="the index")


class ChosenPair(Part):
    """Everything that is drawn for a chosen pair."""

    a: str = Field(description="the first side")
    b: str = Field(description="the second side")
    index: tuple[IndexRow, ...] = Field(description="first-strike stability, by alert")
    index_inputs: IndexInputs = Field(description="what the index is computed from")
    strikes: tuple[IndexStrike, ...] = Field(description="the first strikes of the index, either side's in either alert")
    allocation: tuple[Allocation, ...] = Field(description="how strikes are allocated, either side's in either alert")
    drawdown: tuple[Drawdown, ...] = Field(description="curves of the whole chain, either side's in either alert")
    contours: tuple[Contour, ...] = Field(description="maps of the index, each with its mirror")


class ExceedanceHead(Part):
    """Which curve it is, and where its points stand."""

    retaliator: str = Field(description="who is struck first and answers")
    adversary: str = Field(description="who strikes first")
    posture: str = Field(description="alert of both sides")
    doctrine: str = Field(description="what the struck side waits for")
    warheads: tuple[int, ...] = Field(description="numbers of warheads")


class Exceedance(Bands, ExceedanceHead):
    """The chance that at least so many warheads arrive."""
