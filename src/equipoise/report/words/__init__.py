"""Words: how numbers, cells, sources and limits read."""
