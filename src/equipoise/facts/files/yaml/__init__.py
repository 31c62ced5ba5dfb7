"""YAML: the subset that is read, its scalars, and the lines of its entries."""
