"""The strike, what survives it, and what comes back."""
