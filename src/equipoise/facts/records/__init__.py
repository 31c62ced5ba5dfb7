"""Records: what a fact of each kind holds."""
