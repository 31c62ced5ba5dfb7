"""The study of stability among many actors: one scenario, every ordered dyad and named coalition."""
