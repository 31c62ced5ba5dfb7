"""Studies: from a scenario to results, and published results recomputed."""
