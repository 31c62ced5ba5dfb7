"""The model: pure functions on arrays, from flight to the arms race."""
