"""The values of inputs, which note what is read of them: what a part of the work rests on is told by the work itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Noted(Mapping[str, float]):
    """Values by name; `names` are those that have been read, in the order of the first reading.

    >>> values = Noted({"range": 4800.0, "speed": 7.0})
    >>> values["speed"], values.get("mass"), values.names
    (7.0, None, ('speed',))
    """

    def __init__(self, values: Mapping[str, float]) -> None:
        """Note nothing yet."""
        self._values = values
        self._read: dict[str, None] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """What has been read."""
        return tuple(self._read)

    def __getitem__(self, name: str) -> float:
        """A value, which is noted."""
        value = self._values[name]
        self._read[name] = None
        return value

    def __iter__(self) -> Iterator[str]:
        """All names."""
        return iter(self._values)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._values)
