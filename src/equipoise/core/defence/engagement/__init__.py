"""The engagement engine: a raid through a defence, as exact distributions."""
